from django.urls import path

from opgaven import views, views_cyclus, views_opgave, views_verdelen

urlpatterns = [
    path("opgaven/", views.Opgaven.as_view(), name="opgaven"),
    path("opgaven/nieuw/", views_opgave.OpgaveToevoegen.as_view(), name="opgave-nieuw"),
    path("opgaven/capaciteitsbesluiten/", views_opgave.Capaciteitsbesluiten.as_view(), name="capaciteitsbesluiten"),
    path("opgaven/<slug:soort>/<slug:code>/", views_opgave.OpgavenVan.as_view(), name="opgaven-van"),
    path("planning/", views.Planning.as_view(), name="planning"),
    path("planning/volgende-cyclus/", views_cyclus.CyclusStarten.as_view(), name="cyclus-starten"),
    path("verdelen/", views_verdelen.Verdelingen.as_view(), name="verdelingen"),
    path("verdelen/nieuw/", views_verdelen.NieuweVerdeling.as_view(), name="verdeling-nieuw"),
    path("verdelen/<int:pk>/", views_verdelen.BewaardeVerdeling.as_view(), name="verdeling"),
    path("verdelen/<int:pk>/bestand.<slug:soort>", views_verdelen.VerdelingBestand.as_view(), name="verdeling-bestand"),
]
