"""Numbers, dates and periods in Dutch (R1, DOMEIN §4); what nobody gave is a dash, never 0."""

from datetime import date

import pytest

from prt.rekenen.perioden import Periode, Precisie
from prt.weergave import datum, datum_kort, getal, in_zin, periode_kort, procent

DAG, MAAND, JAAR, ONBEKEND = Precisie.DAG, Precisie.MAAND, Precisie.JAAR, Precisie.ONBEKEND
MAART = date(2026, 3, 1)


@pytest.mark.parametrize(
    ("waarde", "tekst"),
    [(0, "0"), (999, "999"), (3864, "3.864"), (1_234_567, "1.234.567"), (-2461, "−2.461"), (None, "–")],
)
def test_getal(waarde, tekst):
    assert getal(waarde) == tekst


def test_een_onbekend_getal_kan_ook_een_woord_zijn():
    assert getal(None, "onbekend") == "onbekend"
    assert getal(0, "onbekend") == "0"


@pytest.mark.parametrize(("waarde", "tekst"), [(61, "61\N{NO-BREAK SPACE}%"), (0, "0\N{NO-BREAK SPACE}%"), (None, "–")])
def test_procent(waarde, tekst):
    assert procent(waarde) == tekst


@pytest.mark.parametrize(
    ("dag", "precisie", "lang", "kort"),
    [
        (date(2023, 7, 24), DAG, "24 juli 2023", "24/07/23"),
        (date(2024, 2, 1), DAG, "1 februari 2024", "01/02/24"),
        (MAART, MAAND, "maart 2026", "maart 2026"),
        (date(2035, 1, 1), JAAR, "2035", "2035"),
        (None, DAG, "onbepaald", "onbepaald"),
        (None, ONBEKEND, "onbekend", "onbekend"),
    ],
)
def test_een_datum_zo_precies_als_zij_bekend_is(dag, precisie, lang, kort):
    assert datum(dag, precisie) == lang
    assert datum_kort(dag, precisie) == kort


@pytest.mark.parametrize(
    ("periode", "tekst"),
    [
        (Periode(date(2023, 7, 24), date(2028, 7, 24)), "24/07/23 – 24/07/28"),
        (Periode(date(2016, 3, 16), None), "16/03/16 – onbepaald"),
        (Periode(date(2025, 1, 1), date(2035, 1, 1), DAG, JAAR), "01/01/25 – 2035"),
        (Periode(date(2016, 3, 1), MAART, DAG, MAAND), "01/03/16 – maart 2026"),
        (Periode(date(2025, 10, 1), None, DAG, ONBEKEND), "01/10/25 – einde onbekend"),
        (Periode(None, MAART, ONBEKEND, DAG), "onbekend – 01/03/26"),
        (Periode(None, None, ONBEKEND, ONBEKEND), "onbekend – einde onbekend"),
    ],
)
def test_een_periode_zoals_in_het_verslag(periode, tekst):
    assert periode_kort(periode) == tekst


def test_een_keuze_in_een_zin():
    assert [in_zin(woord) for woord in ("Asiel", "Amv", "Oekraïne")] == ["asiel", "amv", "Oekraïne"]
