from django.urls import path

from realisatie.afspraken import views

urlpatterns = [
    path("uitruil/nieuw/", views.UitruilBewerken.as_view(), name="uitruil-nieuw"),
    path("uitruil/<int:pk>/", views.UitruilDetail.as_view(), name="uitruil-afspraak"),
    path("uitruil/<int:pk>/wijzigen/", views.UitruilWijzigen.as_view(), name="uitruil-wijzigen"),
    path(
        "uitruil/<int:pk>/bevestigen/<slug:code>/",
        views.UitruilBevestigen.as_view(),
        name="uitruil-bevestigen",
    ),
    path("uitruil/<int:pk>/voorwaarde/", views.UitruilVoorwaarde.as_view(), name="uitruil-voorwaarde"),
    path("uitruil/<int:pk>/ontbinden/", views.UitruilOntbinden.as_view(), name="uitruil-ontbinden"),
    path("uitruil/<int:pk>/verlengen/", views.UitruilVerlengen.as_view(), name="uitruil-verlengen"),
]
