"""The workbook, opened again: the same figures, numbers as numbers, unknown as nothing."""

import io
from datetime import datetime

import openpyxl
import pytest

from tests.verslag.uitvoer.test_gepubliceerd import TABELLEN, gepubliceerd
from verslag.document.document import Verslag
from verslag.uitvoer.werkboek import als_werkboek

pytestmark = [pytest.mark.django_db, pytest.mark.traag]

BLADEN = dict(zip(TABELLEN, ("In één oogopslag", "Garanties", "Stand van zaken"), strict=True))


@pytest.fixture
def werkboek(verslag):
    return openpyxl.load_workbook(io.BytesIO(als_werkboek(verslag)))


def rijen(werkboek, blad):
    """The rows under the header, each by its column headings."""
    koppen, *verder = werkboek[blad].iter_rows(values_only=True)
    return [dict(zip(koppen, rij, strict=True)) for rij in verder]


@pytest.mark.parametrize("tabel", TABELLEN)
def test_de_bladen_zijn_gelijk_aan_wat_is_gepubliceerd(werkboek, tabel):
    verwacht = [tuple(rij.values()) for rij in gepubliceerd(tabel)]
    gelezen = [tuple(rij.values())[: len(verwacht[0])] for rij in rijen(werkboek, BLADEN[tabel])]
    assert gelezen == verwacht


def test_wat_niet_meetelt_staat_er_als_tekst_naast(werkboek):
    per_gemeente = {rij["Gemeente"]: rij for rij in rijen(werkboek, "Garanties")}
    assert per_gemeente["Kampen"]["Niet meegeteld"].startswith("34 plekken")
    assert per_gemeente["Almelo"]["Niet meegeteld"] is None


def test_per_gemeente(werkboek, cijfers):
    per_gemeente = {rij["Gemeente"]: rij for rij in rijen(werkboek, "Per gemeente")}
    assert len(per_gemeente) == 25
    assert sum(rij["Opgave"] for rij in per_gemeente.values()) == 6325
    assert sum(rij["Gegarandeerd"] or 0 for rij in per_gemeente.values()) == 3864
    haaksbergen = per_gemeente["Haaksbergen"]
    assert (haaksbergen["Voornemens"], haaksbergen["Voornemens zonder aantal"]) == (None, 1)
    assert per_gemeente["Almelo"]["Voornemens"] == 0 and per_gemeente["Borne"]["Gegarandeerd"] is None
    assert per_gemeente["Zwolle"]["Verschil (gegarandeerd min opgave)"] == 394 - 717
    assert [g.naam for g in cijfers.gemeenten] == list(per_gemeente)


def test_wat_loopt_wanneer_af(werkboek):
    per_gemeente = {rij["Gemeente"]: rij for rij in rijen(werkboek, "Wat loopt wanneer af")}
    assert per_gemeente["Hardenberg"]["Vanaf"] == datetime(2026, 3, 1)
    assert per_gemeente["Hardenberg"]["Plekken minder"] == 700
    assert per_gemeente["Hengelo"]["Vanaf, zoals bekend"] == "2035"
    assert per_gemeente["Hardenberg"]["Tijdens de cyclus"] == "nee"


def test_over_dit_bestand(werkboek):
    onderwerpen = {rij["Onderwerp"]: rij["Toelichting"] for rij in rijen(werkboek, "Over dit bestand")}
    assert onderwerpen["Provincie"] == "Overijssel"
    assert onderwerpen["Cyclus"] == 1
    assert onderwerpen["Peildatum"] == datetime(2024, 10, 31)
    assert onderwerpen["Bron van de opgaven"].startswith("Plan van aanpak PRT Overijssel 2024")


def test_dezelfde_cijfers_geven_dezelfde_bytes(verslag, cijfers):
    assert als_werkboek(verslag) == als_werkboek(Verslag(cijfers))
