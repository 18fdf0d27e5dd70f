"""Half-open periods (R1): on the day ``tot`` the places are gone."""

from datetime import date

import pytest
from hypothesis import given

from prt.rekenen.perioden import Periode, Precisie, grofste
from tests.prt.rekenen.dag_voor_dag import DAGEN, dagen_van, eigenschap, er_is, perioden

JULI, AUGUSTUS, SEPTEMBER = date(2025, 7, 1), date(2025, 8, 1), date(2025, 9, 1)
IN_JULI = Periode(JULI, AUGUSTUS)


@pytest.mark.parametrize(
    ("periode", "dag", "erin"),
    [
        (IN_JULI, date(2025, 6, 30), False),
        (IN_JULI, JULI, True),
        (IN_JULI, date(2025, 7, 31), True),
        (IN_JULI, AUGUSTUS, False),
        (Periode(JULI, None), date(2999, 1, 1), True),
        (Periode(JULI, None), date(2025, 6, 30), False),
        (Periode(None, JULI), date(1900, 1, 1), True),
        (Periode(None, JULI), JULI, False),
        (Periode(None, None), JULI, True),
        (Periode(JULI, date(2025, 7, 2)), JULI, True),
    ],
)
def test_de_dag_tot_hoort_er_niet_meer_bij(periode, dag, erin):
    assert periode.bevat(dag) is erin


@pytest.mark.parametrize("tot", [JULI, date(2025, 6, 30)])
def test_een_periode_zonder_dagen_bestaat_niet(tot):
    with pytest.raises(ValueError, match="eindigt na haar begin"):
        Periode(JULI, tot)


@pytest.mark.parametrize(
    ("een", "ander", "samen"),
    [
        (IN_JULI, Periode(AUGUSTUS, SEPTEMBER), False),
        (IN_JULI, Periode(date(2025, 7, 31), SEPTEMBER), True),
        (Periode(None, JULI), Periode(JULI, None), False),
        (Periode(None, AUGUSTUS), Periode(JULI, None), True),
        (Periode(None, None), IN_JULI, True),
    ],
)
def test_aansluitende_perioden_raken_elkaar_niet(een, ander, samen):
    assert een.raakt(ander) is ander.raakt(een) is samen


@eigenschap
@given(perioden(), perioden())
def test_bevatten_raken_en_omvatten_zijn_wat_de_dagen_zeggen(een, ander):
    assert [een.bevat(op) for op in DAGEN] == [er_is(een, op) for op in DAGEN]
    assert een.raakt(ander) == bool(set(dagen_van(een)) & set(dagen_van(ander)))
    assert een.omvat(ander) == (set(dagen_van(een)) >= set(dagen_van(ander)))
    assert (een == ander) == (dagen_van(een) == dagen_van(ander))


def test_hoe_precies_een_dag_bekend_is_verandert_de_dagen_niet():
    tot_2035 = Periode(JULI, date(2035, 1, 1), tot_precisie=Precisie.JAAR)
    assert tot_2035 == Periode(JULI, date(2035, 1, 1))
    assert not tot_2035.bevat(date(2035, 1, 1))
    assert tot_2035.tot_precisie is Precisie.JAAR


@pytest.mark.parametrize(
    ("precisies", "verwacht"),
    [
        ([], Precisie.DAG),
        ([Precisie.DAG, Precisie.MAAND], Precisie.MAAND),
        ([Precisie.JAAR, Precisie.MAAND, Precisie.DAG], Precisie.JAAR),
        ([Precisie.JAAR, Precisie.ONBEKEND], Precisie.ONBEKEND),
    ],
)
def test_de_grofste_precisie_wint(precisies, verwacht):
    assert grofste(precisies) is verwacht
