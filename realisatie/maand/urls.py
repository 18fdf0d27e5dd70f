from django.urls import path

from realisatie.maand import views
from realisatie.maand.rekenen import Stap

urlpatterns = [
    path("maandstanden/", views.Maandstanden.as_view(), name="maandstanden"),
    path("maandstanden/<slug:code>/", views.MaandVanGemeente.as_view(), name="maandstand"),
    path("maandstanden/<slug:code>/<slug:maand>/", views.MaandVanGemeente.as_view(), name="maandstand-van"),
    path(
        "maandstanden/<slug:code>/<slug:maand>/indienen/",
        views.MaandStap.as_view(stap=Stap.INDIENEN),
        name="maandstand-indienen",
    ),
    path(
        "maandstanden/<slug:code>/<slug:maand>/accorderen/",
        views.MaandStap.as_view(stap=Stap.ACCORDEREN),
        name="maandstand-accorderen",
    ),
    path(
        "maandstanden/<slug:code>/<slug:maand>/terugsturen/",
        views.MaandTerugsturen.as_view(),
        name="maandstand-terugsturen",
    ),
]
