"""Scope and rights on locaties: a stranger gets 404, a reader 403 (DOMEIN §6)."""

import pytest
from django.urls import reverse

from opgaven.gebieden.models import Gemeente
from realisatie.locaties.models import Beschikbaarheid, Locatie

pytestmark = pytest.mark.django_db

VERTROUWD = {"zwolle": True, "ijsselland": True, "cdk": True, "enschede": False, "twente": False, "lezer": False}


@pytest.fixture
def geheim(demo):
    """A confidential verkenning in Zwolle, with a word in every text that may not leak."""
    zwolle = Gemeente.objects.get(naam="Zwolle")
    locatie = Locatie.objects.create(
        gemeente=zwolle, naam="Geheimzin naam", adres="Geheimzin adres", bijzonderheden="Geheimzin tekst"
    )
    Beschikbaarheid.objects.create(
        locatie=locatie,
        doelgroep="asiel",
        plekken=77,
        van="2025-01-01",
        hardheid="vastgesteld",
        toelichting="Geheimzin",
    )
    return locatie


@pytest.mark.parametrize(("wie", "ziet"), VERTROUWD.items())
def test_een_vertrouwelijke_locatie(als, geheim, wie, ziet):
    client = als(wie)
    assert client.get(reverse("locatie", args=[geheim.pk])).status_code == (200 if ziet else 404)
    paden = (
        "/locaties/",
        "/locaties/?zoek=geheimzin",
        "/periodes/",
        "/gemeente/GM0193/",
        "/periodes/bestand.csv",
        "/periodes/?bestand=csv",
    )
    for pad in paden:
        tekst = client.get(pad).content.decode()
        zonder_vraag = tekst.replace('value="geheimzin"', "").replace("zoek=geheimzin", "")
        assert ("geheimzin" in zonder_vraag.lower()) is ziet, pad


@pytest.mark.parametrize("wie", VERTROUWD)
def test_haar_plekken_tellen_voor_iedereen_mee(als, geheim, wie):
    assert "<dd>471</dd>" in als(wie).get("/gemeente/GM0193/").content.decode()  # 394 + 77


def acties(locatie):
    regel = locatie.beschikbaarheden.first()
    return [
        reverse("locatie-wijzigen", args=[locatie.pk]),
        reverse("locatie-effect", args=[locatie.pk]),
        reverse("periode-beeindigen", args=[regel.pk]),
        reverse("periode-intrekken", args=[regel.pk]),
    ]


@pytest.mark.parametrize(
    ("wie", "status"), {"enschede": 403, "twente": 403, "ijsselland": 403, "lezer": 403, "niemand": 404}.items()
)
def test_wie_een_locatie_niet_mag_wijzigen(als, wie, status):
    locatie = Locatie.objects.filter(gemeente__naam="Zwolle").first()
    for pad in acties(locatie):
        assert als(wie).get(pad).status_code == status
        assert als(wie).post(pad, {"tot": ""}).status_code == status
    assert not Beschikbaarheid.objects.filter(hardheid="vervallen").exists()


@pytest.mark.parametrize("wie", ["enschede", "lezer"])
def test_een_vreemde_merkt_niet_dat_een_vertrouwelijke_locatie_bestaat(als, geheim, wie):
    for pad in acties(geheim):
        assert als(wie).post(pad).status_code == 404


@pytest.mark.parametrize(
    ("wie", "status"), {"zwolle": 200, "cdk": 200, "ijsselland": 403, "lezer": 403, "niemand": 403}.items()
)
def test_wie_mag_invoeren(als, wie, status):
    for pad in ("/locaties/nieuw/", "/importeren/", "/importeren/sjabloon.xlsx"):
        assert als(wie).get(pad).status_code == status


def test_zonder_rol_zie_je_niets(als):
    client = als("niemand")
    assert client.get("/").status_code == 403
    assert client.get("/provincie/PV23/").status_code == 403
    assert "Azc Dronten" not in client.get("/locaties/").content.decode()
