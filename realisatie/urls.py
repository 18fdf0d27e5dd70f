from django.urls import path, re_path

from realisatie import (
    views,
    views_cno,
    views_maand,
    views_mailteksten,
    views_oekraine,
    views_opmerkingen,
    views_spoor,
    views_uitruil,
)
from realisatie.rekenen.maand import Stap
from realisatie.views_importeren import ImporterenView, SjabloonView

urlpatterns = [
    path("locaties/", views.Locaties.as_view(), name="locaties"),
    path("locaties/nieuw/", views.LocatieBewerken.as_view(), name="locatie-nieuw"),
    path("locaties/nieuw/effect/", views.EffectVooraf.as_view(), name="locatie-nieuw-effect"),
    path("locaties/<int:pk>/", views.LocatieDetail.as_view(), name="locatie"),
    path("locaties/<int:pk>/wijzigen/", views.LocatieBewerken.as_view(), name="locatie-wijzigen"),
    path("locaties/<int:pk>/effect/", views.EffectVooraf.as_view(), name="locatie-effect"),
    path("locaties/<int:pk>/bezetting/", views_oekraine.Tellen.as_view(), name="bezetting"),
    path("cno/", views_cno.Cno.as_view(), name="cno"),
    path("cno/cno.xlsx", views_cno.CnoBestand.as_view(), name="cno-bestand"),
    path("oekraine/", views_oekraine.Oekraine.as_view(), name="oekraine"),
    path("periodes/", views.Beschikbaarheden.as_view(), name="periodes"),
    re_path(
        r"^periodes/bestand\.(?P<soort>xlsx|csv)$", views.BeschikbaarhedenBestand.as_view(), name="periodes-bestand"
    ),
    path("periodes/<int:pk>/beeindigen/", views.PeriodeBeeindigen.as_view(), name="periode-beeindigen"),
    path("periodes/<int:pk>/intrekken/", views.PeriodeIntrekken.as_view(), name="periode-intrekken"),
    path("uitruil/", views.Overdrachten.as_view(), name="uitruil"),
    path("uitruil/nieuw/", views_uitruil.UitruilBewerken.as_view(), name="uitruil-nieuw"),
    path("uitruil/<int:pk>/", views_uitruil.UitruilDetail.as_view(), name="uitruil-afspraak"),
    path("uitruil/<int:pk>/wijzigen/", views_uitruil.UitruilWijzigen.as_view(), name="uitruil-wijzigen"),
    path(
        "uitruil/<int:pk>/bevestigen/<slug:code>/",
        views_uitruil.UitruilBevestigen.as_view(),
        name="uitruil-bevestigen",
    ),
    path("uitruil/<int:pk>/voorwaarde/", views_uitruil.UitruilVoorwaarde.as_view(), name="uitruil-voorwaarde"),
    path("uitruil/<int:pk>/ontbinden/", views_uitruil.UitruilOntbinden.as_view(), name="uitruil-ontbinden"),
    path("uitruil/<int:pk>/verlengen/", views_uitruil.UitruilVerlengen.as_view(), name="uitruil-verlengen"),
    path("spoor/", views_spoor.Spoor.as_view(), name="spoor"),
    path("spoor/spoor.xlsx", views_spoor.SpoorBestand.as_view(), name="spoor-bestand"),
    path("importeren/", ImporterenView.as_view(), name="importeren"),
    path("importeren/sjabloon.xlsx", SjabloonView.as_view(), name="importeren-sjabloon"),
    path("maandstanden/", views_maand.Maandstanden.as_view(), name="maandstanden"),
    path("maandstanden/<slug:code>/", views_maand.MaandVanGemeente.as_view(), name="maandstand"),
    path("maandstanden/<slug:code>/<slug:maand>/", views_maand.MaandVanGemeente.as_view(), name="maandstand-van"),
    path(
        "maandstanden/<slug:code>/<slug:maand>/indienen/",
        views_maand.MaandStap.as_view(stap=Stap.INDIENEN),
        name="maandstand-indienen",
    ),
    path(
        "maandstanden/<slug:code>/<slug:maand>/accorderen/",
        views_maand.MaandStap.as_view(stap=Stap.ACCORDEREN),
        name="maandstand-accorderen",
    ),
    path(
        "maandstanden/<slug:code>/<slug:maand>/terugsturen/",
        views_maand.MaandTerugsturen.as_view(),
        name="maandstand-terugsturen",
    ),
    path("mailteksten/", views_mailteksten.Mailteksten.as_view(), name="mailteksten"),
    path("mailteksten/<slug:soort>/", views_mailteksten.MailtekstBewerken.as_view(), name="mailtekst"),
    path("opmerkingen/", views_opmerkingen.Opmerkingen.as_view(), name="opmerkingen"),
    path("opmerkingen/<int:pk>/", views_opmerkingen.Gesprek.as_view(), name="opmerking"),
    path("opmerkingen/<int:pk>/afsluiten/", views_opmerkingen.Afsluiten.as_view(), name="opmerking-afsluiten"),
    path(
        "opmerkingen/locatie/<int:pk>/",
        views_opmerkingen.BijLocatie.as_view(),
        name="opmerking-bij-locatie",
    ),
    path(
        "opmerkingen/gemeente/<slug:code>/",
        views_opmerkingen.BijGemeente.as_view(),
        name="opmerking-bij-gemeente",
    ),
]
