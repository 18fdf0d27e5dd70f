from django.urls import path

from verslag.uitvoer import views

urlpatterns = [
    path("verslag/<slug:code>/", views.voorbeeld, name="verslag"),
    path("verslag/<slug:code>/verslag.<slug:formaat>", views.bestand, name="verslag-bestand"),
    path("rapporten/", views.rapporten, name="rapporten"),
    path("rapporten/<slug:soort>/<slug:gebied>/", views.rapport, name="rapport"),
    path(
        "rapporten/<slug:soort>/<slug:gebied>/rapport.<slug:formaat>",
        views.rapport_bestand,
        name="rapport-bestand",
    ),
]
