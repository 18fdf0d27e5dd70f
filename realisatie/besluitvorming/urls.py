from django.urls import path

from realisatie.besluitvorming import views

urlpatterns = [
    path("besluitvorming/", views.Besluitvorming.as_view(), name="besluitvorming"),
    path(
        "locaties/<int:pk>/besluitvorming/",
        views.BesluitvormingBewerken.as_view(),
        name="besluitvorming-locatie",
    ),
    path(
        "periodes/<int:pk>/besluitvorming/",
        views.BesluitvormingVanPeriode.as_view(),
        name="besluitvorming-periode",
    ),
]
