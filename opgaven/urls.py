"""The addresses of this app, room by room."""

from django.urls import include, path

KAMERS = (
    "herindelen",
    "opgaven",
    "planning",
    "cyclus",
    "installatie",
    "naslag",
    "overleg",
    "verdelen",
    "statushouders.importeren",
    "statushouders",
)
urlpatterns = [path("", include(f"opgaven.{kamer}.urls")) for kamer in KAMERS]
