"""Remarks: on a locatie or a figure, answered and closed; who sees and who writes them; nothing confidential leaks."""

import pytest
from django.contrib.auth import get_user_model
from django.utils import timezone

from opgaven.gebieden.models import Gemeente
from realisatie.locaties.models import Locatie
from realisatie.maand.models import Maandstand, Maandstap
from realisatie.opmerkingen.models import Opmerking
from tests import fabriek

pytestmark = [pytest.mark.django_db, pytest.mark.traag]

CIJFER = "Gegarandeerd asiel, Spreidingswet cyclus 1"

BIJ_ZWOLLE = "/opmerkingen/gemeente/GM0193/"

VERTROUWD = {"zwolle": True, "ijsselland": True, "cdk": True, "enschede": False, "twente": False, "lezer": False}


def zwolle():
    return Gemeente.objects.get(naam="Zwolle")


def opmerking(tekst="Klopt dit?", **velden):
    """On a figure of Zwolle, unless said."""
    if "locatie" not in velden:
        velden = {"over": zwolle(), "cijfer": CIJFER} | velden
    return Opmerking.objects.create(tekst=tekst, naam="Iemand", rol="Rol", **velden)


@pytest.fixture
def geheim(demo):
    locatie = fabriek.locatie(zwolle(), naam="Geheimzin naam", vertrouwelijk=True)
    fabriek.periode(locatie)
    vraag = opmerking("Geheimzin vraag", locatie=locatie, opvolging=True)
    Opmerking.objects.create(antwoord_op=vraag, tekst="Geheimzin antwoord", naam="Iemand", rol="Rol")
    return vraag


def test_een_opmerking_bij_een_cijfer_wordt_beantwoord_en_afgesloten(als):
    antwoord = als("ijsselland").post(BIJ_ZWOLLE, {"cijfer": CIJFER, "tekst": "Klopt dit?", "opvolging": "on"})
    assert antwoord.url == "/gemeente/GM0193/#kop-opmerkingen"
    vraag = Opmerking.objects.get()
    pad = f"/opmerkingen/{vraag.pk}/"
    als("zwolle").post(pad, {"tekst": "Ja, zie het besluit."})
    als("zwolle").post(pad + "afsluiten/")
    vraag.refresh_from_db()
    assert (vraag.naam, vraag.rol) == ("Demo regiosecretaris IJsselland", "Regiosecretaris IJsselland")
    assert vraag.afgesloten_naam == "Demo medewerker Zwolle" and not vraag.is_open
    for plek in ("/gemeente/GM0193/", pad):
        tekst = als("lezer").get(plek).content.decode()
        assert "Ja, zie het besluit." in tekst and "Afgesloten door Demo medewerker Zwolle" in tekst
    assert "was al afgesloten" in als("cdk").post(pad + "afsluiten/", follow=True).content.decode()


def test_een_opmerking_bij_een_locatie_staat_op_haar_pagina(als):
    locatie = zwolle().locaties.first()
    als("zwolle").post(f"/opmerkingen/locatie/{locatie.pk}/", {"tekst": "Let op\nde termijn"})
    assert "Let op<br>de termijn" in als("lezer").get(f"/locaties/{locatie.pk}/").content.decode()


def test_tekst_is_nooit_opmaak(als):
    kwaad = "<script>alert(1)</script><b>vet</b>"
    vraag = opmerking(kwaad, opvolging=True)
    Opmerking.objects.create(antwoord_op=vraag, tekst=kwaad, naam=kwaad, rol=kwaad)
    for pad in ("/opmerkingen/", f"/opmerkingen/{vraag.pk}/", "/gemeente/GM0193/"):
        tekst = als("cdk").get(pad).content.decode()
        assert "alert(1)" in tekst and "<script>alert" not in tekst and "<b>vet" not in tekst


def test_na_het_verdwijnen_van_een_account_blijft_de_naam(als):
    als("zwolle").post(BIJ_ZWOLLE, {"cijfer": CIJFER, "tekst": "Van Zwolle"})
    get_user_model().objects.get(email="zwolle@demo.example").delete()
    rij = Opmerking.objects.get()
    assert (rij.door, rij.naam, rij.rol) == (None, "Demo medewerker Zwolle", "Medewerker gemeente Zwolle")


@pytest.mark.parametrize(("wie", "ziet"), VERTROUWD.items())
def test_een_opmerking_bij_een_vertrouwelijke_locatie(als, geheim, wie, ziet):
    client = als(wie)
    paden = ("/opmerkingen/", "/opmerkingen/?zoek=geheim", f"/opmerkingen/?gemeente={zwolle().pk}", "/gemeente/GM0193/")
    for pad in paden:
        tekst = client.get(pad).content.decode().lower()
        assert ("geheimzin naam" in tekst) is ziet, pad
        assert ("geheimzin vraag" in tekst) is (ziet and "opmerkingen" in pad), pad
    status = 200 if ziet else 404
    assert client.get(f"/opmerkingen/{geheim.pk}/").status_code == status
    assert client.get(f"/opmerkingen/locatie/{geheim.locatie_id}/").status_code == status
    if not ziet:
        assert client.post(f"/opmerkingen/{geheim.pk}/", {"tekst": "x"}).status_code == 404
        assert client.post(f"/opmerkingen/{geheim.pk}/afsluiten/").status_code == 404
        assert client.post(f"/opmerkingen/locatie/{geheim.locatie_id}/", {"tekst": "x"}).status_code == 404


@pytest.mark.parametrize(("wie", "ziet"), VERTROUWD.items())
def test_opmerkingen_bij_het_terugsturen_zijn_voor_de_kring(als, wie, ziet):
    maand = Maandstand.objects.create(gemeente=zwolle(), maand="2026-11-01")
    velden = {"soort": "terugsturen", "capaciteit": 1, "periodes": 1, "afdruk": "x", "naam": "N", "rol": "R"}
    stap = Maandstap.objects.create(maandstand=maand, **velden)
    rij = opmerking("Teruggestuurd hierom", maandstap=stap)
    assert ("Teruggestuurd hierom" in als(wie).get("/opmerkingen/").content.decode()) is ziet
    assert als(wie).get(f"/opmerkingen/{rij.pk}/").status_code == (200 if ziet else 404)


@pytest.mark.parametrize("wie", [*VERTROUWD, "niemand"])
def test_wie_mag_schrijven(als, wie):
    rij = opmerking(opvolging=True)
    locatie = zwolle().locaties.first()
    mag = VERTROUWD.get(wie, False)
    weg = 404 if wie == "niemand" else 403
    paden = (f"/opmerkingen/{rij.pk}/", BIJ_ZWOLLE, f"/opmerkingen/locatie/{locatie.pk}/")
    for pad in (*paden, f"/opmerkingen/{rij.pk}/afsluiten/"):
        antwoord = als(wie).post(pad, {"tekst": "Van mij", "cijfer": CIJFER})
        assert antwoord.status_code == (302 if mag else weg), pad
    assert Opmerking.objects.filter(tekst="Van mij").count() == (3 if mag else 0)


@pytest.mark.parametrize(
    ("fout", "melding"),
    [
        ({"tekst": "   "}, "Dit veld is verplicht."),
        ({"tekst": "x" * 2001}, "2000"),
        ({"cijfer": "Bestaat niet"}, "Bestaat niet is geen beschikbare keuze"),
        ({"tekst": "a\x00b"}, "Null-tekens zijn niet toegestaan"),
    ],
)
def test_een_fout_wordt_gemeld_en_er_gaat_niets_verloren(als, fout, melding):
    antwoord = als("zwolle").post(BIJ_ZWOLLE, {"cijfer": CIJFER, "tekst": "Blijft staan"} | fout)
    tekst = antwoord.content.decode()
    assert antwoord.status_code == 422 and melding in tekst
    assert not Opmerking.objects.exists()
    if "cijfer" in fout:
        assert "Blijft staan" in tekst


def test_open_vragen_staan_bovenaan_en_filteren(als):
    opmerking("Eerste", opvolging=True)
    opmerking("Tweede")
    opmerking("Derde", opvolging=True, afgesloten_op=timezone.now(), afgesloten_naam="N")
    volgorde = als("cdk").get("/opmerkingen/").content.decode()
    assert volgorde.index("Eerste") < volgorde.index("Derde") < volgorde.index("Tweede")
    assert "Derde" not in als("cdk").get("/opmerkingen/?stand=open").content.decode()
    gesloten = als("cdk").get("/opmerkingen/?stand=afgesloten").content.decode()
    assert "Derde" in gesloten and "Tweede" not in gesloten and "Eerste" not in gesloten


@pytest.mark.parametrize("vraag", ["volgorde=bestaatniet", "pagina=x", "stand=x", "gemeente=999999", "zoek=%00"])
def test_een_rare_vraag_geeft_geen_storing(als, vraag):
    assert als("cdk").get(f"/opmerkingen/?{vraag}").status_code in (200, 404)


@pytest.mark.parametrize(("pad", "meest"), [("/opmerkingen/", 12), ("/gemeente/GM0193/", 40)])
@pytest.mark.parametrize("wie", ["zwolle", "cdk"])
def test_vaste_hoeveelheid_vragen(als, wie, pad, meest, django_assert_max_num_queries):
    client = als(wie)
    for _ in range(2):
        with django_assert_max_num_queries(meest):
            client.get(pad)
        for locatie in Locatie.objects.filter(gemeente=zwolle()):
            vraag = opmerking(locatie=locatie)
            Opmerking.objects.create(antwoord_op=vraag, tekst="A", naam="N", rol="R")
            Opmerking.objects.create(antwoord_op=opmerking(), tekst="A", naam="N", rol="R")
