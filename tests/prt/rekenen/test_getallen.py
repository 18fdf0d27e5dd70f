"""Whole percentages, half-up (R4), and sums in which onbekend is not 0."""

from decimal import ROUND_HALF_UP, Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from prt.rekenen.getallen import percentage, som_bekend, verschil
from tests.prt.rekenen.dag_voor_dag import eigenschap


@pytest.mark.parametrize(
    ("deel", "geheel", "procent"),
    [
        (3864, 6325, 61),
        (5699, 6325, 90),
        (0, 6325, 0),
        (6325, 6325, 100),
        (700, 355, 197),
        (1, 200, 1),  # 0.5
        (3, 200, 2),  # 1.5: half-even would say 2 here too, but
        (5, 200, 3),  # 2.5 tells them apart
        (249, 10_000, 2),
        (None, 6325, None),
        (3864, None, None),
        (3864, 0, None),
    ],
)
def test_percentage(deel, geheel, procent):
    assert percentage(deel, geheel) == procent


@eigenschap
@given(st.integers(0, 100_000), st.integers(1, 100_000))
def test_percentage_is_een_half_naar_boven(deel, geheel):
    assert percentage(deel, geheel) == (Decimal(100 * deel) / geheel).quantize(Decimal(1), ROUND_HALF_UP)


@eigenschap
@given(st.integers(0, 10**6), st.integers(1, 10**6))
def test_een_half_procent_gaat_altijd_omhoog(hele, honderdtallen):
    """Exactly halfway, in whole numbers: Decimal would have to divide first."""
    assert percentage((2 * hele + 1) * honderdtallen, 200 * honderdtallen) == hele + 1


@pytest.mark.parametrize(
    ("getallen", "som"),
    [([], None), ([None, None], None), ([None, 0], 0), ([3, None, 4], 7), ([-5, 5], 0)],
)
def test_wat_niemand_weet_is_geen_nul(getallen, som):
    assert som_bekend(iter(getallen)) == som


@pytest.mark.parametrize(
    ("van", "af", "over"), [(5, 3, 2), (3, 5, -2), (0, 0, 0), (None, 3, None), (5, None, None), (None, None, None)]
)
def test_een_verschil_met_iets_onbekends_is_onbekend(van, af, over):
    assert verschil(van, af) == over
