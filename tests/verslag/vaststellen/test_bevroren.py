"""What was adopted stays readable: a document of every format there ever was, opened for ever."""

import json
from datetime import date
from pathlib import Path

import pytest

from opgaven.gebieden.models import Provincie
from opgaven.rondes.models import Ronde
from verslag.document.opstellen import stel_op
from verslag.vaststellen.bevroren import FORMAAT, OnbekendFormaat, bevries, formaat_van, omschrijf, tabellen_van

FORMATEN = {int(pad.stem): json.loads(pad.read_text()) for pad in (Path(__file__).parent / "formaten").glob("*.json")}
"""The verslag of Overijssel 2024 as it was frozen in each. A file is added with its format and never changed."""


def test_van_elk_formaat_is_er_een_document():
    assert sorted(FORMATEN) == list(range(1, FORMAAT + 1))


@pytest.mark.parametrize("nummer", FORMATEN)
def test_elk_formaat_gaat_open(nummer):
    """With the figures that were published."""
    bevroren = FORMATEN[nummer]
    assert formaat_van(bevroren) == nummer
    tabellen = tabellen_van(bevroren)
    per_gemeente = {rij["gemeente"]: rij for rij in tabellen["garanties"]}
    assert per_gemeente["Totaal"]["realisatie_totaal"] == 3_864
    assert per_gemeente["Enschede"]["realisatie_totaal"] == 550
    assert sum(rij["opgave_asiel"] for rij in tabellen["opgaven"]) == 6_325
    assert {rij["waarvan_amv"] for rij in tabellen["opgaven"] if rij["gemeente"] == "Ommen"} == {10}


@pytest.mark.django_db
def test_een_andere_vorm_is_een_ander_formaat(overijssel):
    """Whoever changes a table of the verslag gives the format a number and adds a document in it."""
    overijssel_ = Provincie.objects.get(code="PV23")
    nu = tabellen_van(bevries(stel_op(Ronde.objects.get(nummer=1), overijssel_, date(2024, 10, 31))))
    toen = tabellen_van(FORMATEN[FORMAAT])
    assert {naam: list(rijen[0]) for naam, rijen in nu.items()} == {
        naam: list(rijen[0]) for naam, rijen in toen.items()
    }


def test_zonder_nummer_is_het_eerste_formaat():
    assert tabellen_van({"rapport": "verslag", "bronnen": ["a"], "garanties": [{"gemeente": "Almelo"}]}) == {
        "garanties": [{"gemeente": "Almelo"}]
    }


def test_een_formaat_van_later_wordt_niet_verkeerd_gelezen():
    bevroren = {"formaat": FORMAAT + 1, "garanties": []}
    with pytest.raises(OnbekendFormaat):
        tabellen_van(bevroren)
    assert omschrijf(bevroren).startswith("Niet te lezen: ")
    assert omschrijf(FORMATEN[1]) == "Formaat 1, 7 tabellen."
