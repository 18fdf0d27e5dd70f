from django.urls import path

from verslag.teksten import views

urlpatterns = [
    path("verslag/<slug:ronde>/teksten/", views.Teksten.as_view(), name="teksten"),
    path(
        "verslag/<slug:ronde>/teksten/<slug:onderdeel>/<slug:gebied>/",
        views.TekstSchrijven.as_view(),
        name="tekst",
    ),
    path(
        "verslag/<slug:ronde>/teksten/<slug:onderdeel>/<slug:gebied>/lezen/",
        views.TekstLezen.as_view(),
        name="tekst-lezen",
    ),
    path(
        "verslag/<slug:ronde>/teksten/<slug:onderdeel>/<slug:gebied>/opmerken/",
        views.TekstOpmerken.as_view(),
        name="tekst-opmerken",
    ),
    path("verslag/<slug:ronde>/inleverdata/", views.InleverdataZetten.as_view(), name="inleverdata"),
]
