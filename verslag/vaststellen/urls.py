from django.urls import path

from verslag.vaststellen import views

urlpatterns = [
    path("verslag/<slug:ronde>/gereedheid/", views.Gereedheid.as_view(), name="gereedheid"),
    path("verslag/<slug:ronde>/versies/", views.Versies.as_view(), name="vaststellingen"),
    path("verslag/<slug:ronde>/versies/<int:nummer>/", views.EenVersie.as_view(), name="vaststelling"),
    path(
        "verslag/<slug:ronde>/versies/<int:nummer>/verslag.pdf",
        views.VersieBestand.as_view(),
        name="vaststelling-bestand",
    ),
    path(
        "verslag/<slug:ronde>/versies/<int:nummer>/addendum/",
        views.AddendumMaken.as_view(),
        name="addendum",
    ),
    path(
        "verslag/<slug:ronde>/versies/<int:nummer>/aanbieden/",
        views.VersieAanbieden.as_view(),
        name="aanbieden",
    ),
]
