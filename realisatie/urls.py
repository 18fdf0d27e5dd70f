"""The addresses of this app, room by room."""

from django.urls import include, path

KAMERS = (
    "locaties",
    "invoer",
    "bezetting",
    "cno",
    "oekraine",
    "importeren",
    "uitruil",
    "afspraken",
    "spoor",
    "maand",
    "herinneringen",
    "besluitvorming",
    "knelpunten",
    "opmerkingen",
    "splitsen",
)
urlpatterns = [path("", include(f"realisatie.{kamer}.urls")) for kamer in KAMERS]
