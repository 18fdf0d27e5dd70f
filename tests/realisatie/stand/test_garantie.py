"""Guaranteed is the minimum over the window (R2), against a count of every single day."""

from collections import Counter, defaultdict

import pytest
from hypothesis import given

from prt.rekenen.perioden import Periode, Precisie
from realisatie.stand.rekenen.garantie import Bijdrage, capaciteit, garantie, wat_als_zonder
from tests.prt.rekenen.dag_voor_dag import (
    DAGEN,
    HORIZON,
    dag,
    dagen_van,
    eigenschap,
    er_is,
    laagste,
    perioden,
    plekken_op,
    span_rond,
)
from tests.realisatie.stand.strategieen import als_delen, bijdragen

MET_WEGGEGEVEN = bijdragen(minst=-6)


def plek_voor_plek(delen):
    """Every guaranteed place with the span that is shown for it."""
    return Counter(deel.span for deel in delen for _ in range(deel.plekken))


@eigenschap
@given(MET_WEGGEGEVEN, perioden())
def test_gegarandeerd_is_de_laagste_dag_van_het_venster(rijen, venster):
    uitkomst = garantie(rijen, venster)
    assert uitkomst.plekken == laagste(als_delen(rijen), venster)
    assert sum(deel.plekken for deel in uitkomst.delen) == max(0, uitkomst.plekken)
    assert all(deel.plekken > 0 for deel in uitkomst.delen)


@eigenschap
@given(MET_WEGGEGEVEN, perioden())
def test_wat_een_deel_belooft_is_er_op_elke_dag_van_zijn_span(rijen, venster):
    """All commitments of a day together never promise more than there is on that day."""
    delen = garantie(rijen, venster).delen
    for deel in delen:
        assert set(dagen_van(venster)) <= set(dagen_van(deel.span))
    for op in DAGEN:
        beloofd = sum(deel.plekken for deel in delen if er_is(deel.span, op))
        assert beloofd <= max(0, plekken_op(als_delen(rijen), op))


@eigenschap
@given(bijdragen(), perioden())
def test_elke_herkomst_met_plekken_het_hele_venster_is_een_eigen_toezegging(rijen, venster):
    """Place by place: what a locatie has through the whole window is shown with how long that locatie has it."""
    per_herkomst = defaultdict(list)
    for rij in rijen:
        per_herkomst[rij.herkomst].append((rij.periode, rij.plekken))
    eigen = Counter(
        span_rond(delen, venster, plek)
        for delen in per_herkomst.values()
        for plek in range(1, laagste(delen, venster) + 1)
    )
    assert eigen <= plek_voor_plek(garantie(rijen, venster).delen)


@eigenschap
@given(bijdragen().map(lambda rijen: [Bijdrage("A", r.plekken, r.periode, r.regel) for r in rijen]), perioden())
def test_een_locatie_toont_de_hele_aaneengesloten_span(rijen, venster):
    """With one locatie there is nothing to split: every place runs from the first to the last day that it is there."""
    uitkomst = garantie(rijen, venster)
    spannen = Counter(span_rond(als_delen(rijen), venster, plek) for plek in range(1, uitkomst.plekken + 1))
    assert plek_voor_plek(uitkomst.delen) == spannen


@eigenschap
@given(MET_WEGGEGEVEN, bijdragen(), perioden())
def test_van_verborgen_plekken_is_er_alleen_het_aantal(rijen, verborgen, venster):
    """What is shown follows from what may be seen and from the total, and from nothing else."""
    uitkomst = garantie(rijen, venster, verborgen=verborgen)
    assert uitkomst.plekken == laagste(als_delen([*rijen, *verborgen]), venster)
    gezien = garantie(rijen, venster)
    assert uitkomst.regels == gezien.regels
    if uitkomst.plekken == gezien.plekken:
        assert uitkomst == gezien
    else:
        alleen_het_aantal = [(uitkomst.plekken, None)] * (uitkomst.plekken > 0)
        assert [(deel.plekken, deel.span) for deel in uitkomst.delen] == alleen_het_aantal


@eigenschap
@given(bijdragen(), perioden())
def test_alleen_verborgen_plekken_die_niet_meetellen_zijn_er_niet(verborgen, venster):
    uitkomst = garantie([], venster, verborgen=verborgen)
    assert (uitkomst.plekken if uitkomst else 0) == laagste(als_delen(verborgen), venster)
    assert uitkomst is None or uitkomst.verbergt


@eigenschap
@given(MET_WEGGEGEVEN, perioden())
def test_een_cijfer_noemt_de_regels_waar_het_van_komt(rijen, venster):
    geraakt = [rij.regel for rij in rijen if set(dagen_van(rij.periode)) & set(dagen_van(venster))]
    assert list(garantie(rijen, venster).regels) == geraakt


@eigenschap
@given(MET_WEGGEGEVEN, perioden())
def test_wat_er_minder_is_als_een_regel_er_niet_was(rijen, venster):
    def zonder(weg):
        return laagste(als_delen(rij for rij in rijen if rij is not weg), venster)

    alles = laagste(als_delen(rijen), venster)
    assert wat_als_zonder(rijen, venster) == {weg.regel: alles - zonder(weg) for weg in rijen}


@eigenschap
@given(MET_WEGGEGEVEN)
def test_capaciteit_is_er_elke_dag(rijen):
    assert [capaciteit(rijen).op(op) for op in DAGEN] == [plekken_op(als_delen(rijen), op) for op in DAGEN]


def test_zonder_harde_plekken_is_er_geen_garantie():
    assert garantie([], Periode(dag(0), dag(10))) is None


def test_alleen_plekken_buiten_het_venster_is_nul_en_geen_onbekend():
    uitkomst = garantie([Bijdrage("A", 40, Periode(dag(0), dag(10)), 1)], Periode(dag(10), dag(20)))
    assert (uitkomst.plekken, uitkomst.delen, uitkomst.regels) == (0, (), ())


@pytest.mark.parametrize(
    ("van", "tot", "plekken"),
    [
        (0, HORIZON, 40),
        (10, 20, 40),  # exactly the window
        (10, 19, 0),  # gone on its last day
        (11, 20, 0),  # not there yet on its first
    ],
)
def test_de_randen_van_het_venster(van, tot, plekken):
    rijen = [Bijdrage("A", 40, Periode(dag(van), dag(tot)))]
    assert garantie(rijen, Periode(dag(10), dag(20))).plekken == plekken


def test_een_venster_zonder_einde():
    venster = Periode(dag(10), None)
    tijdelijk, blijvend = Periode(dag(0), dag(50)), Periode(dag(5), None)
    rijen = [Bijdrage("A", 40, tijdelijk), Bijdrage("B", 15, blijvend)]
    assert [(deel.plekken, deel.span) for deel in garantie(rijen, venster).delen] == [(15, blijvend)]


def test_wie_meer_weggeeft_dan_hij_heeft_staat_negatief():
    """The sum over all gemeenten is then still the number of places that exist (R6)."""
    altijd = Periode(dag(0), dag(HORIZON))
    gever = garantie([Bijdrage("A", 100, altijd), Bijdrage("uitruil", -150, altijd)], altijd)
    ontvanger = garantie([Bijdrage("uitruil", 150, altijd)], altijd)
    assert (gever.plekken, gever.delen) == (-50, ())
    assert gever.plekken + ontvanger.plekken == 100


def test_wat_van_een_locatie_is_weggegeven_telt_daar_niet_meer():
    altijd, weg = Periode(dag(0), None), Periode(dag(5), dag(40))
    rijen = [Bijdrage("A", 100, altijd), Bijdrage("A", -30, weg), Bijdrage("B", 20, altijd)]
    delen = garantie(rijen, Periode(dag(10), dag(20))).delen
    assert [(deel.plekken, deel.span) for deel in delen] == [(70, altijd), (20, altijd)]


def test_wat_samen_het_venster_dekt_leent_niets_van_een_andere_toezegging():
    """B and C take turns; the places of A before and after them are promised already."""
    altijd, eerst, daarna = Periode(dag(0), None), Periode(dag(5), dag(15)), Periode(dag(15), dag(30))
    rijen = [Bijdrage("A", 10, altijd), Bijdrage("B", 5, eerst), Bijdrage("C", 5, daarna)]
    delen = garantie(rijen, Periode(dag(10), dag(20))).delen
    assert [(deel.plekken, deel.span) for deel in delen] == [(10, altijd), (5, Periode(dag(5), dag(30)))]


def test_de_volgorde_van_de_bijdragen_is_die_van_de_delen():
    altijd = Periode(dag(0), None)
    rijen = [Bijdrage(herkomst, plekken, altijd) for herkomst, plekken in (("C", 3), ("A", 200), ("B", 48))]
    assert [deel.plekken for deel in garantie(rijen, Periode(dag(10), dag(20))).delen] == [3, 200, 48]


def test_een_span_is_zo_precies_als_zijn_data_bekend_zijn():
    tot_jaar = Periode(dag(0), dag(40), Precisie.MAAND, Precisie.JAAR)
    (deel,) = garantie([Bijdrage("A", 425, tot_jaar)], Periode(dag(10), dag(20))).delen
    assert (deel.span.van_precisie, deel.span.tot_precisie) == (Precisie.MAAND, Precisie.JAAR)
