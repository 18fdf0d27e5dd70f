"""Step functions, against a count of every single day."""

from datetime import date
from itertools import groupby, pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from prt.rekenen.perioden import Periode
from prt.rekenen.trap import Trap, som
from tests.prt.rekenen.dag_voor_dag import (
    DAGEN,
    dagen_van,
    eigenschap,
    laagste,
    perioden,
    plekken_op,
    span_rond,
    trapdelen,
)


def per_dag(trap: Trap) -> list[int]:
    return [trap.op(op) for op in DAGEN]


@eigenschap
@given(trapdelen())
def test_op_elke_dag_de_som_van_wat_er_dan_is(delen):
    assert per_dag(Trap.uit(delen)) == [plekken_op(delen, op) for op in DAGEN]


@eigenschap
@given(trapdelen())
def test_breekpunten_zijn_de_dagen_waarop_iets_verandert(delen):
    trap = Trap.uit(delen)
    veranderd = [op for gisteren, op in pairwise(DAGEN) if plekken_op(delen, gisteren) != plekken_op(delen, op)]
    assert [op for op in trap.breekpunten() if op != date.min] == veranderd
    assert (date.min in trap.breekpunten()) == (plekken_op(delen, DAGEN[0]) != 0)


@eigenschap
@given(trapdelen(), perioden())
def test_breekpunten_binnen_een_periode(delen, binnen):
    trap = Trap.uit(delen)
    gevraagd = [op for op in trap.breekpunten(binnen) if op != date.min]
    assert gevraagd == [op for op in trap.breekpunten() if op in dagen_van(binnen)]


@eigenschap
@given(trapdelen())
def test_sprongen_zijn_het_verschil_met_de_dag_ervoor(delen):
    sprongen = dict(Trap.uit(delen).sprongen())
    for gisteren, op in pairwise(DAGEN):
        assert sprongen.get(op, 0) == plekken_op(delen, op) - plekken_op(delen, gisteren)
    assert sum(sprongen.values()) == plekken_op(delen, DAGEN[-1])


@eigenschap
@given(trapdelen())
def test_stukken_sluiten_op_elkaar_aan(delen):
    trap = Trap.uit(delen)
    stukken = list(trap.stukken())
    assert all(links.tot == rechts.van for (links, _), (rechts, _) in pairwise(stukken))
    assert not stukken or stukken[-1][0].tot is None
    assert Trap.uit(stukken) == trap


@eigenschap
@given(trapdelen(), trapdelen())
def test_optellen_en_aftrekken_per_dag(een, ander):
    links, rechts = Trap.uit(een), Trap.uit(ander)
    paren = list(zip(per_dag(links), per_dag(rechts), strict=True))
    assert per_dag(links + rechts) == [a + b for a, b in paren]
    assert per_dag(links - rechts) == [a - b for a, b in paren]
    assert per_dag(-links) == [-a for a, _ in paren]
    assert links - links == Trap()


@eigenschap
@given(st.lists(trapdelen(), max_size=4))
def test_de_som_van_trappen_is_de_trap_van_alles(lijsten):
    assert som(Trap.uit(delen) for delen in lijsten) == Trap.uit(deel for delen in lijsten for deel in delen)


@eigenschap
@given(trapdelen())
def test_dezelfde_dagen_zijn_dezelfde_trap(delen):
    assert Trap.uit(reversed(delen)) == Trap.uit(delen)
    assert Trap.uit([*delen, *((periode, -plekken) for periode, plekken in delen)]) == Trap()


@eigenschap
@given(trapdelen(), perioden())
def test_het_minimum_is_de_laagste_dag_van_het_venster(delen, venster):
    assert Trap.uit(delen).minimum(venster) == laagste(delen, venster)


@eigenschap
@given(trapdelen(), perioden(), st.integers(1, 12))
def test_aaneengesloten_loopt_tot_de_eerste_dag_met_te_weinig(delen, venster, niveau):
    if span := span_rond(delen, venster, niveau):
        assert Trap.uit(delen).aaneengesloten(venster, niveau) == span
    else:
        with pytest.raises(ValueError, match="hele venster"):
            Trap.uit(delen).aaneengesloten(venster, niveau)


@pytest.mark.parametrize("niveau", [0, -1])
def test_niets_heeft_geen_duur(niveau):
    with pytest.raises(ValueError, match="hele venster"):
        Trap().aaneengesloten(Periode(None, None), niveau)


@eigenschap
@given(trapdelen(), perioden())
def test_lagen_zijn_per_plek_hoe_lang_zij_er_is(delen, venster):
    """Place by place from the ground up: how long is there at least this one?"""
    per_plek = [span_rond(delen, venster, plek) for plek in range(1, laagste(delen, venster) + 1)]
    verwacht = [(len(list(gelijke)), span) for span, gelijke in groupby(per_plek)]
    assert Trap.uit(delen).lagen(venster) == verwacht


def test_lagen_van_het_voorbeeld():
    venster = Periode(date(2025, 7, 1), date(2026, 2, 1))
    lang, kort = Periode(date(2017, 2, 28), date(2027, 2, 28)), Periode(date(2025, 7, 1), date(2027, 2, 28))
    assert Trap.uit([(lang, 20), (kort, 6)]).lagen(venster) == [(20, lang), (6, kort)]
