from django.urls import path

from verslag.land import views

urlpatterns = [
    path("land/", views.Land.as_view(), name="land"),
    path("land/provincies.<slug:soort>", views.LandBestand.as_view(), name="land-bestand"),
]
