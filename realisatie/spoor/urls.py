from django.urls import path

from realisatie.spoor import views

urlpatterns = [
    path("spoor/", views.Spoor.as_view(), name="spoor"),
    path("spoor/spoor.xlsx", views.SpoorBestand.as_view(), name="spoor-bestand"),
]
