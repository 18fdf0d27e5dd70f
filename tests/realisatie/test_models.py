"""What the database itself refuses about locaties, periods and uitruil, and what it must let through."""

from datetime import date, timedelta
from functools import partial

import pytest

from prt.rekenen.perioden import Periode, Precisie
from tests import fabriek
from tests.databaseregels import regels_van, weigert, zet
from tests.realisatie.besluitvorming import test_besluitvorming
from tests.realisatie.knelpunten import test_knelpunten
from tests.realisatie.maand.test_models import GETEST

pytestmark = pytest.mark.django_db
VAN, TOT = date(2025, 7, 1), date(2026, 2, 1)
EEN_DAG = timedelta(days=1)

vastgesteld = partial(fabriek.periode, hardheid="vastgesteld", van=VAN, tot=TOT)
gerealiseerd = partial(fabriek.periode, hardheid="gerealiseerd", van=VAN, tot=TOT)
voornemen = partial(fabriek.voornemen, van=VAN, tot=TOT)
overdracht = partial(fabriek.overdracht, van=VAN, tot=TOT)

FOUT = {
    "periode van nul dagen": (vastgesteld, "beschikbaarheid_tot_na_van", {"tot": VAN}),
    "periode achterstevoren": (voornemen, "beschikbaarheid_tot_na_van", {"tot": VAN - EEN_DAG}),
    "vastgesteld zonder aantal": (vastgesteld, "beschikbaarheid_hard_is_volledig", {"plekken": None}),
    "vastgesteld zonder begin": (vastgesteld, "beschikbaarheid_hard_is_volledig", {"van": None}),
    "gerealiseerd zonder aantal": (gerealiseerd, "beschikbaarheid_hard_is_volledig", {"plekken": None}),
    "gerealiseerd zonder begin": (gerealiseerd, "beschikbaarheid_hard_is_volledig", {"van": None}),
    "onbekend wordt hard": (voornemen, "beschikbaarheid_hard_is_volledig", {"hardheid": "vastgesteld"}),
    "nul plekken": (voornemen, "beschikbaarheid_plekken_aannemelijk", {"plekken": 0}),
    "te veel plekken": (vastgesteld, "beschikbaarheid_plekken_aannemelijk", {"plekken": 5001}),
    "optie op de einddag": (vastgesteld, "beschikbaarheid_optie_na_tot", {"optie_tot": TOT}),
    "optie zonder einde": (vastgesteld, "beschikbaarheid_optie_na_tot", {"tot": None, "optie_tot": TOT}),
    "meer amv dan voornemens": (fabriek.regiototaal, "regiototaal_amv_inbegrepen", {"aantal": 50, "waarvan_amv": 51}),
    "duur zonder crisisnoodopvang": (fabriek.locatie, "locatie_duur_hoort_bij_cno", {"cno_duur": "langer"}),
    "te veel personen": (fabriek.bezetting, "bezetting_personen_aannemelijk", {"personen": 5001}),
    "personen onder nul": (fabriek.bezetting, "personen", {"personen": -1}),
    "geteld door niemand": (fabriek.bezetting, "bezetting_bestaande_keuzes", {"teller": ""}),
    "geteld zonder doelgroep": (fabriek.bezetting, "bezetting_bestaande_keuzes", {"doelgroep": "toerist"}),
    "regiototaal onder nul": (fabriek.regiototaal, "aantal", {"aantal": -1}),
    "voorwaarde zonder stand": (fabriek.uitruil, "uitruil_stand_hoort_bij_voorwaarde", {"voorwaarde": "108 plekken"}),
    "stand zonder voorwaarde": (fabriek.uitruil, "uitruil_stand_hoort_bij_voorwaarde", {"voorwaarde_stand": "open"}),
    "oordeel op een open voorwaarde": (
        partial(fabriek.uitruil, voorwaarde="108 plekken", voorwaarde_stand="open"),
        "uitruil_oordeel_hoort_bij_stand",
        {"voorwaarde_beoordeeld_op": VAN},
    ),
    "bewijs zonder oordeel": (fabriek.uitruil, "uitruil_oordeel_hoort_bij_stand", {"voorwaarde_bewijs": "Brief"}),
    "verhouding zonder statushouders": (
        fabriek.uitruil,
        "uitruil_verhouding_bij_statushouders",
        {"verhouding_plekken": 2, "verhouding_personen": 1},
    ),
    "halve verhouding": (
        partial(fabriek.uitruil, soort="statushouders"),
        "uitruil_verhouding_bij_statushouders",
        {"verhouding_plekken": 2},
    ),
    "bevestiging van niemand": (fabriek.bevestiging, "bevestiging_van_iemand", {"naam": ""}),
    "overdracht van nul plekken": (overdracht, "overdracht_plekken_positief", {"plekken": 0}),
    "overdracht van nul dagen": (overdracht, "overdracht_tot_na_van", {"tot": VAN}),
    "overdracht achterstevoren": (overdracht, "overdracht_tot_na_van", {"tot": VAN - EEN_DAG}),
}
GOED = {
    "periode van een dag": (vastgesteld, {"tot": VAN + EEN_DAG}),
    "onbepaald": (vastgesteld, {"tot": None}),
    "een plek": (vastgesteld, {"plekken": 1}),
    "vijfduizend plekken": (vastgesteld, {"plekken": 5000}),
    "voornemen zonder iets": (voornemen, {"plekken": None, "van": None, "tot": None}),
    "verkenning zonder iets": (voornemen, {"hardheid": "verkenning", "plekken": None, "van": None}),
    "vervallen zonder iets": (voornemen, {"hardheid": "vervallen", "plekken": None, "van": None}),
    "optie na het einde": (vastgesteld, {"optie_tot": TOT + EEN_DAG}),
    "alle voornemens zijn amv": (fabriek.regiototaal, {"aantal": 50, "waarvan_amv": 50}),
    "amv onbekend": (fabriek.regiototaal, {"waarvan_amv": None}),
    "voorwaarde met stand": (fabriek.uitruil, {"voorwaarde": "108 plekken", "voorwaarde_stand": "open"}),
    "voorwaarde met oordeel": (
        fabriek.uitruil,
        {
            "voorwaarde": "108 plekken",
            "voorwaarde_stand": "vervuld",
            "voorwaarde_beoordeeld_op": VAN,
            "voorwaarde_bewijs": "Brief",
        },
    ),
    "twee plekken tegen een persoon": (
        fabriek.uitruil,
        {"soort": "statushouders", "verhouding_plekken": 2, "verhouding_personen": 1},
    ),
    "bevestiging met een document": (fabriek.bevestiging, {"naam": "", "document": "Brief"}),
    "overdracht van een plek": (overdracht, {"plekken": 1}),
    "overdracht onbepaald": (overdracht, {"tot": None}),
}


@pytest.mark.parametrize(("maak", "regel", "velden"), FOUT.values(), ids=FOUT)
def test_de_database_weigert(maak, regel, velden):
    weigert(maak(), regel, **velden)


@pytest.mark.parametrize(("maak", "velden"), GOED.values(), ids=GOED)
def test_de_database_laat_toe(maak, velden):
    rij = maak()
    zet(rij, **velden)
    rij.refresh_from_db()
    assert {veld: getattr(rij, veld) for veld in velden} == velden


UNIEK = {
    "locatie_naam_uniek_in_gemeente": (fabriek.locatie, ["gemeente", "naam"]),
    "regiototaal_uniek": (fabriek.regiototaal, ["ronde", "regio"]),
    "bevestiging_eenmaal_per_gemeente": (fabriek.bevestiging, ["uitruil", "gemeente"]),
    "mailtekst_een_per_provincie": (fabriek.mailtekst, ["provincie"]),
    "bezetting_een_telling_per_dag": (fabriek.bezetting, ["locatie", "doelgroep", "datum", "teller"]),
}


@pytest.mark.parametrize(("maak", "velden"), UNIEK.values(), ids=UNIEK)
def test_twee_keer_hetzelfde(maak, velden):
    een, ander = maak(), maak()
    weigert(ander, "unique", **{veld: getattr(een, veld) for veld in velden})


def test_dezelfde_naam_in_een_andere_gemeente_mag():
    een, ander = fabriek.locatie(), fabriek.locatie()
    zet(ander, naam=een.naam)


@pytest.mark.parametrize("hardheid", ["vastgesteld", "gerealiseerd"])
@pytest.mark.parametrize(("veld", "maak"), [("vervangt", fabriek.locatie), ("regiototaal", fabriek.regiototaal)])
def test_alleen_wat_niet_hard_is_verwijst(veld, maak, hardheid):
    """A hard period replaces nothing and is part of no total of voornemens: it is counted for itself."""
    doel = maak()
    zet(voornemen(), **{veld: doel})
    weigert(vastgesteld(), "beschikbaarheid_verwijst_alleen_zacht", **{veld: doel, "hardheid": hardheid})


def test_een_overdracht_is_tussen_twee_gemeenten():
    lijn = overdracht()
    weigert(lijn, "overdracht_tussen_twee_gemeenten", ontvanger=lijn.gever)


def test_elke_regel_van_de_database_staat_hierboven():
    getest = {regel for _, regel, _ in FOUT.values()} | set(UNIEK)
    getest |= {"beschikbaarheid_verwijst_alleen_zacht", "overdracht_tussen_twee_gemeenten"} | GETEST
    getest |= test_besluitvorming.GETEST | test_knelpunten.GETEST
    assert regels_van("realisatie") <= getest


def test_een_locatie_is_vertrouwelijk_tot_iemand_haar_opent():
    assert type(fabriek.locatie())().vertrouwelijk


def test_een_periode_houdt_vast_hoe_precies_haar_data_zijn():
    rij = fabriek.periode(van=VAN, tot=date(2035, 1, 1), tot_precisie="jaar")
    assert rij.periode == Periode(VAN, date(2035, 1, 1))
    assert (rij.periode.van_precisie, rij.periode.tot_precisie) == (Precisie.DAG, Precisie.JAAR)


@pytest.mark.parametrize(
    ("hardheid", "hard"),
    [
        ("gerealiseerd", True),
        ("vastgesteld", True),
        ("voornemen", False),
        ("verkenning", False),
        ("vervallen", False),
    ],
)
def test_hard_is_gerealiseerd_of_vastgesteld(hardheid, hard):
    rij = fabriek.periode(hardheid=hardheid)
    assert rij.is_hard is hard
    assert type(rij).objects.hard().filter(pk=rij.pk).exists() is hard


@pytest.mark.parametrize(
    ("dag", "erop", "voorbij"),
    [
        (VAN - EEN_DAG, False, False),
        (VAN, True, False),
        (TOT - EEN_DAG, True, False),
        (TOT, False, True),
    ],
)
def test_op_de_dag_tot_zijn_de_plekken_weg(dag, erop, voorbij):
    rij = vastgesteld()
    alle = type(rij).objects
    assert alle.op(dag).exists() is erop
    assert alle.niet_voorbij_op(dag).exists() is not voorbij
