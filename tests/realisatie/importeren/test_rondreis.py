"""Out and in again: an exported file that nobody touched changes nothing."""

from datetime import date
from io import BytesIO

import pytest
from openpyxl import load_workbook

from opgaven.gebieden.kaart import is_gewijzigd
from opgaven.gebieden.models import Gemeente
from prt.toegang.rollen.rechten import OPDRACHTREGEL
from prt.werkboek.schrijven import als_xlsx
from realisatie.importeren.acties import Aantallen, importeer
from realisatie.importeren.lezen import lees
from realisatie.importeren.uitvoer import als_blad
from realisatie.locaties.models import Beschikbaarheid, Locatie
from tests.realisatie.importeren.hulp import KOPPEN

pytestmark = pytest.mark.django_db


def alle():
    return Beschikbaarheid.objects.in_verslagvolgorde().select_related("locatie__gemeente")


def xlsx_van(periodes):
    return als_xlsx(als_blad(periodes))


def voer_weer_in(periodes):
    return importeer(lees(BytesIO(xlsx_van(periodes)), grootste=10**7), door=OPDRACHTREGEL)


@pytest.fixture
def bijzonder(overijssel):
    """Periods with all that is easily lost on the way."""
    zwolle = Gemeente.objects.get(naam="Zwolle")
    locatie = Locatie.objects.create(
        gemeente=zwolle,
        naam="=Gemene naam",
        adres="+31 straat",
        bijzonderheden="regel 1\r\nregel 2 _x0041_",
        soort="rol",
    )
    open_ = {"locatie": locatie, "hardheid": "gerealiseerd", "plekken": 5000}
    Beschikbaarheid.objects.create(**open_, doelgroep="amv", van=date(2026, 3, 1), van_precisie="maand")
    Beschikbaarheid.objects.create(**open_, doelgroep="asiel", van=date(2026, 1, 1), van_precisie="jaar")
    for tot_precisie in ("dag", "onbekend"):
        Beschikbaarheid.objects.create(
            **open_, doelgroep="oekraine", van=date(2026, 1, 1), tot_precisie=tot_precisie, optie_tot=None
        )
    Beschikbaarheid.objects.create(locatie=locatie, hardheid="verkenning", doelgroep="statushouders")
    return locatie


def test_de_rondreis_verandert_niets(bijzonder):
    voor = list(Beschikbaarheid.objects.order_by("pk").values()), list(Locatie.objects.order_by("pk").values())
    uitkomst = voer_weer_in(alle()).uitkomst
    assert uitkomst.periodes == Aantallen(0, 0, 35)  # 30 as published, and five
    assert uitkomst.locaties == Aantallen(0, 0, 31)
    assert voor == (
        list(Beschikbaarheid.objects.order_by("pk").values()),
        list(Locatie.objects.order_by("pk").values()),
    )


def test_in_een_lege_database_komt_hetzelfde_terug(bijzonder):
    Beschikbaarheid.objects.filter(locatie=bijzonder, doelgroep="oekraine", tot_precisie="onbekend").delete()
    Beschikbaarheid.objects.filter(van=None).update(van_precisie="onbekend")
    velden = (
        "locatie__naam",
        "locatie__vertrouwelijk",
        "doelgroep",
        "plekken",
        "van",
        "van_precisie",
        "tot",
        "hardheid",
    )
    uitgevoerd = xlsx_van(alle())
    voor = sorted(Beschikbaarheid.objects.values_list(*velden), key=str)
    Beschikbaarheid.objects.all().delete()
    Locatie.objects.exclude(overdrachten__isnull=False).delete()
    assert importeer(lees(BytesIO(uitgevoerd), grootste=10**7), door=OPDRACHTREGEL).uitkomst.periodes == Aantallen(
        34, 0, 0
    )
    assert sorted(Beschikbaarheid.objects.values_list(*velden), key=str) == voor


def test_de_kolommen_zijn_die_van_de_import(bijzonder):
    vel = load_workbook(BytesIO(xlsx_van(alle().filter(locatie=bijzonder, doelgroep="amv"))))["Beschikbaarheid"]
    assert [cel.value for cel in vel[1]] == KOPPEN
    assert [cel.value for cel in vel[2]] == [
        "Zwolle",
        "=Gemene naam",
        "Regionale opvanglocatie (ROL)",
        None,
        "+31 straat",
        "Amv",
        5000,
        "maart 2026",
        "onbepaald",
        "Gerealiseerd (open)",
        "ja",
        "regel 1\nregel 2 _x005F_x0041_",  # as the format writes an underscore before what looks like a character
    ]
    assert (vel["B2"].data_type, vel["B2"].quotePrefix) == ("s", True)


def test_alleen_wat_is_meegegeven(bijzonder):
    vel = load_workbook(BytesIO(xlsx_van(alle().filter(locatie__gemeente__naam="Kampen"))))["Beschikbaarheid"]
    assert {cel.value for cel in vel["A"][1:]} == {"Kampen"}


def test_een_vraag_hoeveel_rijen_ook(bijzonder, django_assert_num_queries):
    is_gewijzigd()
    with django_assert_num_queries(4):  # three for the land
        xlsx_van(alle())
