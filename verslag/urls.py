from django.urls import path

from verslag import views, views_scenario, views_teksten, views_verschillen, views_verslag

urlpatterns = [
    path("", views.Start.as_view(), name="start"),
    path("provincie/<slug:code>/", views.ProvincieDashboard.as_view(), name="provincie"),
    path("regio/<slug:slug>/", views.RegioDashboard.as_view(), name="regio"),
    path("gemeente/<slug:code>/", views.GemeenteDashboard.as_view(), name="gemeente"),
    path("verschillen/", views_verschillen.verschillen, name="verschillen"),
    path("verslag/", views.LaatsteVerslag.as_view(), name="verslagen"),
    path("verslag/<slug:ronde>/teksten/", views_teksten.Teksten.as_view(), name="teksten"),
    path(
        "verslag/<slug:ronde>/teksten/<slug:onderdeel>/<slug:gebied>/",
        views_teksten.TekstSchrijven.as_view(),
        name="tekst",
    ),
    path("verslag/<slug:ronde>/inleverdata/", views_teksten.InleverdataZetten.as_view(), name="inleverdata"),
    path("verslag/<slug:code>/", views_verslag.voorbeeld, name="verslag"),
    path("verslag/<slug:code>/verslag.<slug:formaat>", views_verslag.bestand, name="verslag-bestand"),
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
