"""Importing the monthly counts: every fault with its cell, a preview first, and the same file twice changes nothing."""

import io
from base64 import b64encode
from datetime import date, datetime

import pytest
import time_machine
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils.html import strip_spaces_between_tags
from openpyxl import Workbook

from opgaven.gebieden.models import Gemeente
from opgaven.statushouders.models import Taakstellingpost
from prt.toegang.spoor.models import Handeling
from tests import fabriek
from tests.formulierhulp import neem_over

pytestmark = pytest.mark.django_db

PAD = "/statushouders/importeren/"

GOED = b"Gemeente;Maand;Gehuisvest;Waarvan amv\r\nZwolle;februari 2024;3;1"
KOPPEN = ("Gemeente", "Maand", "Gehuisvest", "Waarvan amv")


def xlsx(*rijen, koppen=KOPPEN, blad="Statushouders"):
    boek = Workbook()
    vel = boek.active
    vel.title = blad
    for rij in (koppen, *rijen):
        vel.append(rij)
    uit = io.BytesIO()
    boek.save(uit)
    return SimpleUploadedFile("tellingen.xlsx", uit.getvalue())


def csvbestand(tekst):
    return SimpleUploadedFile("tellingen.csv", tekst.encode("utf-8"))


def problemen(client, bestand):
    antwoord = client.post(PAD, {"bestand": bestand})
    assert antwoord.status_code == 422
    return {probleem.cel: probleem.tekst for probleem in antwoord.context["problemen"]}


def test_tien_fouten_geven_tien_meldingen_met_hun_cel(als):
    """And more: none hides another."""
    gevonden = problemen(
        als("toezicht"),
        xlsx(
            ("Deventr", "januari 2024", 5, None),
            ("Deventer", "ooit", 5, None),
            ("Deventer", "15-1-2024", 5, None),
            ("Deventer", "januari 1999", 5, None),
            ("Deventer", datetime(2024, 2, 1), "vijf", None),
            ("Kampen", datetime(2024, 2, 1), -1, None),
            ("Ommen", datetime(2024, 2, 1), 1.5, None),
            ("Raalte", datetime(2024, 2, 1), 5, 6),
            ("Zwolle", datetime(2024, 2, 1), 5, None),
            ("zwolle ", "februari 2024", 6, None),
            ("Zwolle", "=1+1", 5, None),
            (None, "maart 2024", 5, None),
            ("Zwolle", "april 2024", None, None),
            ("Zwolle", "april 2024", 99_999, None),
            ("Dronten", "april 2024", 1, None),
        ),
    )
    verwacht = {
        "Statushouders!A2": "Bedoelt u “Deventer”?",
        "Statushouders!B3": "“ooit” is geen maand",
        "Statushouders!B4": "15 januari 2024 is geen maand",
        "Statushouders!B5": "Van januari 1999 is er geen halfjaar",
        "Statushouders!C6": "“vijf” is geen heel getal",
        "Statushouders!C7": "niet negatief",
        "Statushouders!C8": "1,5 is geen heel getal",
        "Statushouders!D9": "6 is meer dan de 5 gehuisveste",
        "Statushouders!A11": "staat ook op rij 10",
        "Statushouders!B12": "een formule",
        "Statushouders!A13": "Gemeente is niet ingevuld",
        "Statushouders!C14": "Gehuisvest is niet ingevuld",
        "Statushouders!C15": "Meer dan 5.000 kan niet kloppen",
        "Statushouders!A15": "staat ook op rij 14",
        "Statushouders!A16": "Dronten ligt in Flevoland",
    }
    assert gevonden.keys() == verwacht.keys()
    for cel, deel in verwacht.items():
        assert deel in gevonden[cel], cel
    assert not Taakstellingpost.objects.filter(gebied__soort="gemeente").exists()


def test_een_maand_die_nog_loopt_is_niet_geteld(als):
    client = als("toezicht")
    with time_machine.travel(datetime(2024, 2, 29, 12), tick=False):
        gevonden = problemen(client, xlsx(("Zwolle", "januari 2024", 5, None), ("Zwolle", "februari 2024", 5, None)))
    assert list(gevonden) == ["Statushouders!B3"]
    assert "februari 2024 is nog niet voorbij" in gevonden["Statushouders!B3"]


def test_een_gemeente_van_een_andere_provincie(als):
    client = als("toezicht")
    fabriek.verhuis(Gemeente.objects.get(naam="Zwolle"), Gemeente.objects.get(naam="Dronten").provincie)
    gevonden = problemen(client, xlsx(("Zwolle", "februari 2024", 5, None)))
    assert "ligt niet in uw provincie" in gevonden["Statushouders!A2"]


def test_eerst_een_voorbeeld_dan_bevestigen_en_daarna_verandert_er_niets(als):
    client = als("toezicht")
    rijen = ("Zwolle", "februari 2024", 15, 2), ("GM0150", datetime(2024, 2, 1), 0, None)
    assert neem_over(client, PAD, xlsx(*rijen)).status_code == 302
    geteld = Taakstellingpost.objects.filter(maand=date(2024, 2, 1)).order_by("gebied__naam", "soort")
    assert [(p.gebied.naam, p.soort, p.aantal) for p in geteld] == [
        ("Deventer", "realisatie", 0),
        ("Zwolle", "amv", 2),
        ("Zwolle", "realisatie", 15),
    ]
    handeling = Handeling.objects.first()
    assert (handeling.herkomst, handeling.gemeenten.count()) == ("import", 2)
    assert geteld.first().history.get().handeling == handeling
    nog_eens = neem_over(client, PAD, xlsx(*rijen))
    assert "Alles in dit bestand staat al zo" in client.post(PAD, {"bestand": xlsx(*rijen)}).content.decode()
    assert nog_eens.status_code == 302 and Handeling.objects.first() == handeling


def test_een_gewijzigde_telling_toont_wat_er_was(als):
    client = als("cdk")
    neem_over(client, PAD, xlsx(("Zwolle", "februari 2024", 15, None)))
    antwoord = client.post(PAD, {"bestand": xlsx(("Zwolle", "februari 2024", 17, None))})
    rij = '<td class="regietafel-getal">15</td><td class="regietafel-getal">17</td>'
    assert rij in strip_spaces_between_tags(antwoord.content.decode())
    assert Taakstellingpost.objects.get(maand=date(2024, 2, 1)).aantal == 15


@pytest.mark.parametrize("scheiding", [";", ",", "\t"])
def test_een_csv_bestand(als, scheiding):
    regels = [KOPPEN, ("Hof van Twente", "2024-02-01", "7", ""), ("Zwolle", "februari 2024", "3", "1")]
    assert neem_over(als("toezicht"), PAD, csvbestand("\r\n".join(map(scheiding.join, regels)))).status_code == 302
    assert Taakstellingpost.objects.filter(maand=date(2024, 2, 1)).count() == 3


@pytest.mark.parametrize(
    ("bestand", "melding"),
    [
        (csvbestand(""), "Het bestand is leeg"),
        (SimpleUploadedFile("x.csv", b"PK\0\0\0"), "Dit is geen CSV-bestand"),
        (SimpleUploadedFile("x.xlsx", b"Gemeente"), "Dit is geen Excel-werkmap"),
    ],
)
def test_een_onleesbaar_bestand(als, bestand, melding):
    bestand.seek(0)
    antwoord = als("toezicht").post(PAD, {"bestand": bestand})
    assert antwoord.status_code == 422
    assert melding in antwoord.content.decode()


def test_een_verkeerd_blad_en_een_ontbrekende_kolom(als):
    client = als("toezicht")
    antwoord = client.post(PAD, {"bestand": xlsx(("Zwolle",), blad="Blad1")})
    assert "Het blad “Statushouders” ontbreekt" in antwoord.content.decode()
    antwoord = client.post(
        PAD, {"bestand": xlsx(("Zwolle", "maart 2024", 1), koppen=("Gemeente", "Maand", "Gehuisvst"))}
    )
    assert "Bedoelt u “Gehuisvest”?" in antwoord.content.decode()
    assert "De kolom Waarvan amv ontbreekt" in antwoord.content.decode()


@pytest.mark.parametrize(
    ("velden", "status", "zegt"),
    [
        ({}, 422, "Kies een Excel- of CSV-bestand."),
        ({"inhoud": "verzonnen"}, 422, "Kies het bestand opnieuw."),
        ({"inhoud": "R2VtZWVudGU=,x.csv"}, 422, "De kolom Maand ontbreekt"),
        ({"inhoud": b64encode(GOED).decode() + ",x.csv"}, 409, "Het bestand is in orde"),
    ],
)
def test_wat_niet_is_bekeken_wordt_niet_overgenomen(als, velden, status, zegt):
    """What comes back in the form is judged again, and without a version it was never looked at."""
    antwoord = als("toezicht").post(PAD, velden)
    assert antwoord.status_code == status and zegt in antwoord.content.decode()
    assert not Taakstellingpost.objects.filter(maand=date(2024, 2, 1), gebied__soort="gemeente").exists()


def test_het_sjabloon_kan_worden_ingevuld(als):
    antwoord = als("toezicht").get(f"{PAD}sjabloon.xlsx")
    assert antwoord.status_code == 200
    gevonden = als("toezicht").post(PAD, {"bestand": SimpleUploadedFile("s.xlsx", antwoord.content)})
    assert "Er staan geen gegevens onder de koppen" in gevonden.content.decode()
