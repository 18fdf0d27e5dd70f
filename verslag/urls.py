from django.urls import path

from verslag import (
    views,
    views_agenda,
    views_scenario,
    views_teksten,
    views_vaststellen,
    views_verschillen,
    views_verslag,
)

urlpatterns = [
    path("", views.Start.as_view(), name="start"),
    path("provincie/<slug:code>/", views.ProvincieDashboard.as_view(), name="provincie"),
    path("regio/<slug:slug>/", views.RegioDashboard.as_view(), name="regio"),
    path("gemeente/<slug:code>/", views.GemeenteDashboard.as_view(), name="gemeente"),
    path("agenda/", views_agenda.Agenda.as_view(), name="agenda"),
    path("agenda/<slug:sleutel>.ics", views_agenda.agenda_bestand, name="agenda-bestand"),
    path("verschillen/", views_verschillen.verschillen, name="verschillen"),
    path("verslag/", views.LaatsteVerslag.as_view(), name="verslagen"),
    path("verslag/<slug:ronde>/teksten/", views_teksten.Teksten.as_view(), name="teksten"),
    path(
        "verslag/<slug:ronde>/teksten/<slug:onderdeel>/<slug:gebied>/",
        views_teksten.TekstSchrijven.as_view(),
        name="tekst",
    ),
    path(
        "verslag/<slug:ronde>/teksten/<slug:onderdeel>/<slug:gebied>/lezen/",
        views_teksten.TekstLezen.as_view(),
        name="tekst-lezen",
    ),
    path(
        "verslag/<slug:ronde>/teksten/<slug:onderdeel>/<slug:gebied>/opmerken/",
        views_teksten.TekstOpmerken.as_view(),
        name="tekst-opmerken",
    ),
    path("verslag/<slug:ronde>/inleverdata/", views_teksten.InleverdataZetten.as_view(), name="inleverdata"),
    path("verslag/<slug:ronde>/gereedheid/", views_vaststellen.Gereedheid.as_view(), name="gereedheid"),
    path("verslag/<slug:ronde>/versies/", views_vaststellen.Versies.as_view(), name="vaststellingen"),
    path("verslag/<slug:ronde>/versies/<int:nummer>/", views_vaststellen.EenVersie.as_view(), name="vaststelling"),
    path(
        "verslag/<slug:ronde>/versies/<int:nummer>/verslag.pdf",
        views_vaststellen.VersieBestand.as_view(),
        name="vaststelling-bestand",
    ),
    path(
        "verslag/<slug:ronde>/versies/<int:nummer>/addendum/",
        views_vaststellen.AddendumMaken.as_view(),
        name="addendum",
    ),
    path(
        "verslag/<slug:ronde>/versies/<int:nummer>/aanbieden/",
        views_vaststellen.VersieAanbieden.as_view(),
        name="aanbieden",
    ),
    path("verslag/<slug:code>/", views_verslag.voorbeeld, name="verslag"),
    path("verslag/<slug:code>/verslag.<slug:formaat>", views_verslag.bestand, name="verslag-bestand"),
    path("rapporten/", views_verslag.rapporten, name="rapporten"),
    path("rapporten/<slug:soort>/<slug:gebied>/", views_verslag.rapport, name="rapport"),
    path(
        "rapporten/<slug:soort>/<slug:gebied>/rapport.<slug:formaat>",
        views_verslag.rapport_bestand,
        name="rapport-bestand",
    ),
    path("verdelen/scenarios/", views_scenario.Scenarios.as_view(), name="scenarios"),
    path("verdelen/scenarios/nieuw/", views_scenario.NieuwScenario.as_view(), name="scenario-nieuw"),
    path("verdelen/scenarios/<int:pk>/", views_scenario.BewaardScenario.as_view(), name="scenario"),
    path(
        "verdelen/scenarios/<int:pk>/bestand.<slug:soort>",
        views_scenario.ScenarioBestand.as_view(),
        name="scenario-bestand",
    ),
    path(
        "verdelen/scenarios/<int:pk>/overnemen/", views_scenario.ScenarioOvernemen.as_view(), name="scenario-overnemen"
    ),
]
