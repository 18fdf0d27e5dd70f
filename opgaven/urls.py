from django.urls import path

from opgaven import views, views_cyclus, views_importeren, views_opgave, views_statushouders, views_verdelen

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
    path("statushouders/", views_statushouders.Statushouders.as_view(), name="statushouders"),
    path("statushouders/importeren/", views_importeren.Importeren.as_view(), name="statushouders-importeren"),
    path("statushouders/importeren/sjabloon.xlsx", views_importeren.Sjabloon.as_view(), name="statushouders-sjabloon"),
    path(
        "statushouders/<slug:code>/",
        views_statushouders.StatushoudersGemeente.as_view(),
        name="statushouders-gemeente",
    ),
    path("statushouders/<slug:code>/stap/", views_statushouders.Stap.as_view(), name="statushouders-stap"),
    path(
        "statushouders/<slug:code>/stap/<int:pk>/",
        views_statushouders.Stap.as_view(),
        name="statushouders-stap-wijzigen",
    ),
    path(
        "statushouders/<slug:code>/<slug:halfjaar>/telling/",
        views_statushouders.Tellen.as_view(),
        name="statushouders-telling",
    ),
    path(
        "statushouders/<slug:code>/<slug:halfjaar>/correctie/",
        views_statushouders.Corrigeren.as_view(),
        name="statushouders-correctie",
    ),
    path(
        "statushouders/<slug:code>/<slug:halfjaar>/beginstand/",
        views_statushouders.Beginstand.as_view(),
        name="statushouders-beginstand",
    ),
]
