from django.urls import path

from opgaven.verdelen import views

urlpatterns = [
    path("verdelen/", views.Verdelingen.as_view(), name="verdelingen"),
    path("verdelen/nieuw/", views.NieuweVerdeling.as_view(), name="verdeling-nieuw"),
    path("verdelen/<int:pk>/", views.BewaardeVerdeling.as_view(), name="verdeling"),
    path("verdelen/<int:pk>/bestand.<slug:soort>", views.VerdelingBestand.as_view(), name="verdeling-bestand"),
]
