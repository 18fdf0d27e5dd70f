"""The addresses of this app, room by room."""

from django.urls import include, path

KAMERS = (
    "dashboard",
    "land",
    "agenda",
    "verschillen",
    "teksten",
    "vaststellen",
    "uitvoer",
    "scenario",
)
urlpatterns = [path("", include(f"verslag.{kamer}.urls")) for kamer in KAMERS]
