"""The figures of the verslag of 2024, cell for cell as they were published (tests/gegevens)."""

import csv
import json
from itertools import zip_longest
from pathlib import Path

import pytest

from prt.weergave import LEEG, getal
from tests.verslag.papier import Bladen
from verslag.uitvoer.gegevens import als_json

GEGEVENS = Path(__file__).parent.parent.parent / "gegevens"

TABELLEN = ("in_een_oogopslag", "garanties", "stand_van_zaken")


def gepubliceerd(tabel: str) -> list[dict]:
    """A published table: numbers as numbers, an empty cell as None."""
    with (GEGEVENS / f"verslag2024_{tabel}.csv").open(encoding="utf-8", newline="") as bestand:
        return [
            {kop: int(cel) if cel.isdecimal() else cel or None for kop, cel in rij.items()}
            for rij in csv.DictReader(bestand)
        ]


@pytest.mark.parametrize("tabel", TABELLEN)
def test_json_is_gelijk_aan_wat_is_gepubliceerd(verslag, tabel):
    inhoud = json.loads(als_json(verslag))
    verwacht = gepubliceerd(tabel)
    assert len(verwacht) > 5
    assert inhoud[tabel] == verwacht
    assert [list(rij) for rij in inhoud[tabel]] == [list(rij) for rij in verwacht]


def test_json_zegt_waar_het_over_gaat(verslag):
    tekst = als_json(verslag).decode("utf-8")
    inhoud = json.loads(tekst)
    assert (inhoud["provincie"], inhoud["cyclus"], inhoud["peildatum"]) == ("Overijssel", 1, "2024-10-31")
    assert "–" in tekst and "\\u" not in tekst


def in_een_oogopslag():
    for rij in gepubliceerd("in_een_oogopslag"):
        _, regel, *aantallen = rij.values()
        yield " ".join([regel, *map(getal, aantallen)])


def garanties():
    """A row for each gemeente, and one for each part of a commitment that is made up of several."""
    for rij in gepubliceerd("garanties"):
        asiel, amv = ((rij[kolom] or "").split(" | ") for kolom in ("asiel_van_tot", "amv_van_tot"))
        if rij["gemeente"] == "Totaal":
            yield f"Totaal {getal(rij['realisatie_totaal'])} {getal(rij['realisatie_asiel'])} {rij['realisatie_amv']}"
            continue
        ster = "*" if rij["gemeente"] == "Kampen" else ""  # the one footnote of that chapter
        hoofd = [rij["gemeente"], getal(rij["opgave"]), f"{rij['realisatie_totaal']}{ster}", rij["realisatie_asiel"]]
        hoofd += [asiel[0]] * (len(asiel) == 1) + [rij["realisatie_amv"] or LEEG] + [amv[0]] * (len(amv) == 1)
        yield " ".join(str(cel) for cel in hoofd if cel)
        for delen in zip_longest(*(deel for deel in (asiel, amv) if len(deel) > 1)):
            yield " ".join(["onderverdeling", *(deel.replace(":", "") for deel in delen if deel)])


def stand_van_zaken():
    kolommen: dict[str, list[str]] = {}
    for rij in gepubliceerd("stand_van_zaken"):
        ster = "*" if rij["gemeente"] == "Zwolle" else ""
        kolommen.setdefault(rij["kolom"], []).append(rij["gemeente"] + ster)
    yield from (" ".join(filter(None, rij)) for rij in zip_longest(*kolommen.values()))


RIJEN = {
    "in_een_oogopslag": (in_een_oogopslag, 8),
    "garanties": (garanties, 19),
    "stand_van_zaken": (stand_van_zaken, 11),
}


@pytest.mark.traag
@pytest.mark.parametrize("tabel", TABELLEN)
def test_elke_rij_staat_in_de_pdf(pdf, tabel):
    tekst = Bladen(pdf).tekst
    maak, aantal = RIJEN[tabel]
    rijen = list(maak())
    assert len(rijen) == aantal
    assert [rij for rij in rijen if rij not in tekst] == []


@pytest.mark.traag
def test_de_zin_van_hoofdstuk_2(pdf):
    tekst = Bladen(pdf).tekst
    for deel in ("samen 3.864 plekken", "61 % van de opgave van 6.325", "voornemens voor 1.835 plekken"):
        assert deel in tekst
    assert "zijn er 5.699 plekken, 90 % van de opgave. Daarvan zijn er 180 voor amv." in tekst


@pytest.mark.traag
def test_de_afspraken_en_de_noten(pdf):
    tekst = Bladen(pdf).tekst
    assert "Dronten stelt 200 plekken (asiel) beschikbaar aan Kampen, van 1 februari 2024 tot 1 februari 2026" in tekst
    assert "* Kampen: 34 plekken (01/10/25 – einde onbekend) zijn hard" in tekst
    assert "* Zwolle garandeert plekken en heeft een proces lopen" in tekst


@pytest.mark.traag
def test_wat_wanneer_afloopt(pdf):
    """R12: Hardenberg 700 on 1-3-2026, Zwolle 94 on 28-2-2026; Hengelo is known to the year only (R1)."""
    tekst = Bladen(pdf).tekst
    assert "28 februari 2026 Zwolle 94 na de cyclus 1 maart 2026 Hardenberg 700 na de cyclus" in tekst
    assert "2035 Hengelo 425" in tekst and "1 januari 2035" not in tekst
