"""Dates as officials write them (R1), and the field that reads them."""

from datetime import date

import pytest
from django.core.exceptions import ValidationError
from hypothesis import given
from hypothesis import strategies as st

from prt.datums import is_onbepaald, lees_datum
from prt.pagina.formulieren import Dagveld, DatumMetPrecisie, als_invoer
from prt.rekenen.perioden import Precisie
from prt.weergave import datum
from tests.prt.rekenen.dag_voor_dag import eigenschap

DAG, MAAND, JAAR, ONBEKEND = Precisie.DAG, Precisie.MAAND, Precisie.JAAR, Precisie.ONBEKEND
JULI = date(2025, 7, 1)


@pytest.mark.parametrize(
    ("tekst", "dag", "precisie"),
    [
        ("1-7-2025", JULI, DAG),
        ("01-07-2025", JULI, DAG),
        ("1/7/2025", JULI, DAG),
        ("01.07.2025", JULI, DAG),
        ("1 7 2025", JULI, DAG),
        ("  1-7-2025\n", JULI, DAG),
        ("2025-07-01", JULI, DAG),
        ("1 juli 2025", JULI, DAG),
        ("1 JULI 2025", JULI, DAG),
        ("1  juli\t2025", JULI, DAG),
        ("1-jul-2025", JULI, DAG),
        ("1 jul. 2025", JULI, DAG),
        ("28 februari 2026", date(2026, 2, 28), DAG),
        ("29-2-2028", date(2028, 2, 29), DAG),
        ("31-12-2025", date(2025, 12, 31), DAG),
        ("12-11-2025", date(2025, 11, 12), DAG),  # the day comes first
        ("maart 2026", date(2026, 3, 1), MAAND),
        ("Maart 2026", date(2026, 3, 1), MAAND),
        ("mrt 2026", date(2026, 3, 1), MAAND),
        ("mrt. 2026", date(2026, 3, 1), MAAND),
        ("sept. 2026", date(2026, 9, 1), MAAND),
        ("dec-2026", date(2026, 12, 1), MAAND),
        ("2035", date(2035, 1, 1), JAAR),
        ("1990", date(1990, 1, 1), JAAR),
        ("2100", date(2100, 1, 1), JAAR),
    ],
)
def test_zo_schrijven_ambtenaren_een_datum(tekst, dag, precisie):
    assert lees_datum(tekst) == (dag, precisie)


@pytest.mark.parametrize("maand", range(1, 13))
def test_elke_maand_met_en_zonder_afkorting(maand):
    dag = date(2026, maand, 1)
    voluit = datum(dag, MAAND).split()[0]
    for woord in (voluit, voluit[:4], {"maart": "mrt"}.get(voluit, voluit[:3])):
        assert lees_datum(f"{woord} 2026") == (dag, MAAND)


@pytest.mark.parametrize(
    "tekst",
    ["", " ", "morgen", "juli", "ja 2026", "ju 2026", "1 juni juli 2025", "1-7", "7-2025-1", "20257", "205", "1-7-25"]
    + ["Q1 2026", "eind 2026", "2025-2026", "onbepaald", "onbekend", "1-7-2025 12:00", "-", "²025", "1–7–2025"],
)
def test_wat_geen_datum_is_zegt_wat_je_wel_kunt_schrijven(tekst):
    with pytest.raises(ValueError, match="Schrijf een datum als 1-7-2025, maart 2026 of 2035"):
        lees_datum(tekst)


@pytest.mark.parametrize(
    "tekst", ["31-2-2026", "29-2-2026", "0-7-2025", "1-0-2025", "1-13-2025", "2025-02-30", "32 juli 2025", "1 foo 2025"]
)
def test_een_dag_die_niet_bestaat(tekst):
    with pytest.raises(ValueError, match="bestaat niet"):
        lees_datum(tekst)


@pytest.mark.parametrize("tekst", ["1989", "2101", "1-1-0025", "31-12-1989", "januari 9999"])
def test_een_jaar_dat_niet_kan_kloppen(tekst):
    with pytest.raises(ValueError, match="kan niet kloppen"):
        lees_datum(tekst)


ONZIN = st.text(max_size=30) | st.from_regex(r"\A[0-9]{1,4}[-/. ][0-9a-z]{1,9}[-/. ]?[0-9]{0,5}\Z")


@eigenschap
@given(ONZIN)
def test_wat_er_ook_staat_het_is_een_datum_of_een_nette_fout(tekst):
    try:
        dag, precisie = lees_datum(tekst)
    except ValueError:
        return
    assert 1990 <= dag.year <= 2100
    assert dag.day == 1 or precisie is DAG


@eigenschap
@given(ONZIN, st.sampled_from([DAG, ONBEKEND]))
def test_het_veld_geeft_een_datum_of_een_melding(tekst, leeg):
    veld = DatumMetPrecisie(required=False, leeg=leeg)
    try:
        dag, precisie = veld.clean(tekst)
    except ValidationError:
        return
    assert dag is not None or precisie in (DAG, ONBEKEND)


BEKEND = st.tuples(st.dates(date(1990, 1, 1), date(2100, 12, 31)), st.sampled_from([DAG, MAAND, JAAR])).map(
    lambda paar: {
        DAG: (paar[0], DAG),
        MAAND: (paar[0].replace(day=1), MAAND),
        JAAR: (paar[0].replace(month=1, day=1), JAAR),
    }[paar[1]]
)


@eigenschap
@given(BEKEND, st.sampled_from([DAG, ONBEKEND]))
def test_wat_het_formulier_toont_leest_het_terug(bekend, leeg):
    assert DatumMetPrecisie(leeg=leeg).clean(als_invoer(*bekend)) == bekend


@eigenschap
@given(BEKEND)
def test_wat_op_het_scherm_staat_kun_je_invoeren(bekend):
    assert lees_datum(datum(*bekend)) == bekend


@pytest.mark.parametrize(
    ("leeg", "bekend"), [(DAG, (None, DAG)), (DAG, (None, ONBEKEND)), (ONBEKEND, (None, ONBEKEND))]
)
def test_een_datum_die_er_niet_is_komt_ook_terug(leeg, bekend):
    """Onbepaald is an agreed absence of an end; onbekend is that nobody said. The two stay apart."""
    assert DatumMetPrecisie(required=False, leeg=leeg).clean(als_invoer(*bekend)) == bekend


@pytest.mark.parametrize("tekst", ["", "  ", "onbepaald", "Onbepaald", "onbepaalde tijd"])
def test_geen_einde_afgesproken(tekst):
    assert is_onbepaald(tekst)
    assert DatumMetPrecisie(required=False).clean(tekst) == (None, DAG)


@pytest.mark.parametrize("tekst", ["onbekend", "Onbekend", "einde onbekend"])
def test_het_einde_is_niet_bekend(tekst):
    assert not is_onbepaald(tekst)
    assert DatumMetPrecisie(required=False).clean(tekst) == (None, ONBEKEND)


def test_een_begin_kan_niet_onbepaald_zijn():
    with pytest.raises(ValidationError, match="geen datum"):
        DatumMetPrecisie(required=False, leeg=ONBEKEND).clean("onbepaald")


@pytest.mark.parametrize(
    ("was", "nu", "veranderd"),
    [("1-7-2025", " 1-7-2025 ", False), (None, "", False), ("", None, False), ("2035", "1-1-2035", True)],
)
def test_alleen_een_andere_tekst_is_een_wijziging(was, nu, veranderd):
    assert DatumMetPrecisie().has_changed(was, nu) is veranderd


@pytest.mark.parametrize("invoer", ["0026-12-04", "9999-12-31", "gisteren", "2026-02-30"])
def test_een_dagveld_weigert_wat_geen_dag_kan_zijn(invoer):
    """A browser sends 0026 for a year typed as "26"; the last day of all has no day after it."""
    with pytest.raises(ValidationError) as fout:
        Dagveld().clean(invoer)
    assert any(uitleg in str(fout.value) for uitleg in ("kan niet kloppen", "Schrijf een datum als 1-7-2026"))


def test_een_dagveld_neemt_een_gewone_dag():
    assert Dagveld().clean("2026-12-04") == date(2026, 12, 4)
    assert Dagveld(required=False).clean("") is None
