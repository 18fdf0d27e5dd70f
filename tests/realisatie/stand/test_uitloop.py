"""What ends when if nothing is renewed (R12), against the decreases from day to day."""

from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from prt.rekenen.perioden import Periode, Precisie
from realisatie.stand.rekenen.garantie import Bijdrage
from realisatie.stand.rekenen.uitloop import Einde, samengenomen, uitloop
from tests.prt.rekenen.dag_voor_dag import DAGEN, HORIZON, dag, eigenschap, plekken_op
from tests.realisatie.stand.strategieen import als_delen, bijdragen

CYCLUS = Periode(date(2024, 2, 1), date(2026, 2, 1))

DAGNUMMERS = st.integers(0, HORIZON)


@eigenschap
@given(bijdragen(minst=-6), DAGNUMMERS, DAGNUMMERS)
def test_elke_afname_van_dag_op_dag_en_niets_anders(rijen, vanaf, einde_cyclus):
    cyclus = Periode(dag(-100), dag(einde_cyclus))
    per_dag = [plekken_op(als_delen(rijen), op) for op in DAGEN]
    verwacht = [
        Einde(op, eerder - later, binnen=op < cyclus.tot)
        for op, (eerder, later) in zip(DAGEN[1:], pairwise(per_dag), strict=True)
        if later < eerder and op >= dag(vanaf)
    ]
    assert uitloop(iter(rijen), dag(vanaf), cyclus) == verwacht


@pytest.mark.parametrize(
    ("tot", "binnen"),
    [
        (date(2026, 1, 31), True),
        (date(2026, 2, 1), False),  # there all through the cyclus
        (date(2026, 3, 1), False),  # Hardenberg
    ],
)
def test_binnen_of_na_de_cyclus(tot, binnen):
    rijen = [Bijdrage("A", 700, Periode(date(2016, 3, 1), tot))]
    assert uitloop(rijen, date(2024, 11, 1), CYCLUS) == [Einde(tot, 700, binnen)]


def test_wat_op_dezelfde_dag_wordt_overgenomen_loopt_niet_af():
    wissel = date(2025, 10, 15)
    rijen = [
        Bijdrage("Vliegveldweg", 550, Periode(date(2023, 7, 24), wissel)),
        Bijdrage("Parkweg", 550, Periode(wissel, date(2028, 7, 24))),
    ]
    assert uitloop(rijen, date(2024, 11, 1), CYCLUS) == [Einde(date(2028, 7, 24), 550, binnen=False)]


@pytest.mark.parametrize(("vanaf", "aantal"), [(date(2025, 3, 1), 1), (date(2025, 3, 2), 0)])
def test_vooruit_vanaf_de_dag_zelf(vanaf, aantal):
    rijen = [Bijdrage("A", 40, Periode(date(2024, 1, 1), date(2025, 3, 1)))]
    assert len(uitloop(rijen, vanaf, CYCLUS)) == aantal


@eigenschap
@given(bijdragen(), bijdragen())
def test_samengenomen_per_dag_zonder_te_verrekenen(asiel, amv):
    """Amv that begins does not hide asiel that ends on the same day."""
    cyclus = Periode(dag(-100), dag(HORIZON // 2))
    einden = [einde for groep in (asiel, amv) for einde in uitloop(groep, dag(0), cyclus)]
    samen = samengenomen(einden)
    assert [einde.dag for einde in samen] == sorted({einde.dag for einde in einden})
    for einde in samen:
        minder = [
            max(
                0, plekken_op(als_delen(groep), einde.dag - timedelta(days=1)) - plekken_op(als_delen(groep), einde.dag)
            )
            for groep in (asiel, amv)
        ]
        assert (einde.plekken, einde.binnen) == (sum(minder), einde.dag < cyclus.tot)


def test_samengenomen_is_zo_precies_als_de_grofste():
    op = date(2026, 3, 1)
    einden = [Einde(op, 46, False, Precisie.DAG), Einde(op, 48, False, Precisie.MAAND)]
    assert [(einde.plekken, einde.precisie) for einde in samengenomen(einden)] == [(94, Precisie.MAAND)]


def test_onbepaald_loopt_niet_af():
    rijen = [Bijdrage("A", 398, Periode(date(2016, 3, 16), None, tot_precisie=Precisie.ONBEKEND))]
    assert uitloop(rijen, date(2024, 11, 1), CYCLUS) == []


def test_een_einde_is_zo_precies_als_de_grofste_datum_van_die_dag():
    dag_een = date(2026, 3, 1)
    rijen = [
        Bijdrage("A", 40, Periode(None, dag_een, tot_precisie=Precisie.MAAND)),
        Bijdrage("B", 60, Periode(None, dag_een)),
        Bijdrage("C", 10, Periode(None, date(2035, 1, 1), tot_precisie=Precisie.JAAR)),
    ]
    einden = uitloop(rijen, date(2024, 11, 1), CYCLUS)
    assert [(einde.plekken, einde.precisie) for einde in einden] == [(100, Precisie.MAAND), (10, Precisie.JAAR)]
