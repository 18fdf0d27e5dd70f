from django.urls import path

from verslag.scenario import views

urlpatterns = [
    path("verdelen/scenarios/", views.Scenarios.as_view(), name="scenarios"),
    path("verdelen/scenarios/nieuw/", views.NieuwScenario.as_view(), name="scenario-nieuw"),
    path("verdelen/scenarios/<int:pk>/", views.BewaardScenario.as_view(), name="scenario"),
    path(
        "verdelen/scenarios/<int:pk>/bestand.<slug:soort>",
        views.ScenarioBestand.as_view(),
        name="scenario-bestand",
    ),
    path("verdelen/scenarios/<int:pk>/overnemen/", views.ScenarioOvernemen.as_view(), name="scenario-overnemen"),
]
