from django.urls import path

from realisatie.opmerkingen import views

urlpatterns = [
    path("opmerkingen/", views.Opmerkingen.as_view(), name="opmerkingen"),
    path("opmerkingen/<int:pk>/", views.Gesprek.as_view(), name="opmerking"),
    path("opmerkingen/<int:pk>/afsluiten/", views.Afsluiten.as_view(), name="opmerking-afsluiten"),
    path(
        "opmerkingen/locatie/<int:pk>/",
        views.BijLocatie.as_view(),
        name="opmerking-bij-locatie",
    ),
    path(
        "opmerkingen/gemeente/<slug:code>/",
        views.BijGemeente.as_view(),
        name="opmerking-bij-gemeente",
    ),
]
