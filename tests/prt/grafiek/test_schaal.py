"""Scales and axes: round, complete, and in order."""

from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from prt.grafiek.schaal import Schaal, Tijdas, midden, plek, verschil


@pytest.mark.parametrize(
    ("deel", "geheel", "verwacht"),
    [
        (1, 8, "12.5"),
        (1, 3, "33.33"),
        (2, 3, "66.67"),
        (0, 5, "0"),
        (5, 5, "100"),
        (-1, 5, "0"),
        (6, 5, "100"),
        (1, 0, "0"),
    ],
)
def test_een_plek_is_een_percentage_met_een_punt(deel, geheel, verwacht):
    assert plek(deel, geheel) == verwacht


def test_afstand_en_midden():
    assert verschil("12.5", "37.75") == "25.25"
    assert midden("12.5", "37.75") == "25.13"  # 25.125, half-up


@given(st.lists(st.integers(-5_000, 90_000), min_size=1), st.integers(2, 9))
def test_een_schaal_is_rond_en_bevat_alles(waarden, hoogstens):
    schaal = Schaal.rond(waarden, hoogstens=hoogstens)
    assert str(schaal.stap).rstrip("0") in {"1", "2", "5"}
    assert schaal.onder <= min(0, *waarden) and max(0, *waarden) <= schaal.boven
    assert schaal.onder % schaal.stap == schaal.boven % schaal.stap == 0
    assert 2 <= len(schaal.tikken) <= hoogstens + 1
    assert [tik.plek for tik in (schaal.tikken[0], schaal.tikken[-1])] == ["100", "0"]


def test_de_schaal_van_overijssel():
    assert [tik.tekst for tik in Schaal.rond([3864, 6325]).tikken] == ["0", "2.000", "4.000", "6.000", "8.000"]


DAGEN = st.dates(date(1990, 1, 1), date(2090, 1, 1))


@given(DAGEN, st.integers(40, 15_000))
def test_maandtikken_staan_op_eerste_dagen_in_volgorde(van, duur):
    as_ = Tijdas(van, van + timedelta(days=duur))
    tikken = as_.tikken()
    assert 1 <= len(tikken) <= 9
    assert sum(tik.grof for tik in tikken) <= 5
    assert all(float(a.plek) < float(b.plek) for a, b in pairwise(tikken))


def test_een_cyclus_en_twee_jaar():
    tikken = Tijdas(date(2024, 2, 1), date(2028, 2, 1)).tikken()
    assert [tik.tekst for tik in tikken if tik.grof] == ["jan 2025", "jan 2026", "jan 2027", "jan 2028"]
    assert [tik.tekst for tik in tikken if not tik.grof] == ["jul 2024", "jul 2025", "jul 2026", "jul 2027"]


def test_maart_heet_mrt():
    assert "mrt 2026" in [tik.tekst for tik in Tijdas(date(2026, 2, 10), date(2026, 6, 1)).tikken()]


def test_een_dag_staat_naar_verhouding():
    as_ = Tijdas(date(2025, 1, 1), date(2025, 4, 11))  # a hundred days
    assert as_.plek(date(2025, 1, 26)) == "25"
    assert as_.bevat(date(2025, 4, 11)) and not as_.bevat(date(2025, 4, 12))
