"""Statushouders in an uitruil against a count by hand, a day at a time (R6, R7)."""

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from prt.rekenen.perioden import Periode
from realisatie.uitruil.rekenen import Huisvesting, geboekt_in, ruilboekingen

BEGIN = date(2025, 1, 1)

HALFJAREN = [
    Periode(date(2025, 1, 1), date(2025, 7, 1)),
    Periode(date(2025, 7, 1), date(2026, 1, 1)),
    Periode(date(2026, 7, 1), date(2027, 1, 1)),  # of the half-year before it nothing is known
]

DAG = st.integers(-40, 760).map(lambda n: BEGIN + timedelta(n))

AFSPRAAK = st.builds(
    lambda wie, personen, van, duur, ontbonden: Huisvesting(
        *wie, personen, Periode(van, None if duur is None else van + timedelta(duur)), ontbonden
    ),
    st.permutations(range(3)).map(lambda volgorde: volgorde[:2]),
    st.integers(1, 90),
    DAG,
    st.none() | st.integers(1, 500),
    st.none() | DAG,
)


def met_de_hand(afspraak: Huisvesting, halfjaar: Periode) -> bool:
    """Whether it counts: it begins in this half-year, and stands on every day in it that it was agreed for."""
    dagen = []
    dag = halfjaar.van
    while dag < halfjaar.tot:
        if afspraak.periode.van <= dag and (afspraak.periode.tot is None or dag < afspraak.periode.tot):
            dagen.append(dag)
        dag += timedelta(1)
    begint = afspraak.periode.van in dagen
    return begint and all(afspraak.ontbonden is None or dag < afspraak.ontbonden for dag in dagen)


@given(st.lists(AFSPRAAK, max_size=6))
def test_elk_halfjaar_komt_overeen_met_de_telling_per_dag(afspraken):
    geboekt: dict[tuple[int, int], int] = {}
    for boeking in ruilboekingen(afspraken, HALFJAREN):
        plaats = boeking.halfjaar, boeking.gemeente
        geboekt[plaats] = geboekt.get(plaats, 0) + boeking.personen
    for nummer, halfjaar in enumerate(HALFJAREN):
        for gemeente in range(3):
            verwacht = 0
            for afspraak in afspraken:
                if met_de_hand(afspraak, halfjaar):
                    verwacht += afspraak.personen if afspraak.gever == gemeente else 0
                    verwacht -= afspraak.personen if afspraak.ontvanger == gemeente else 0
            assert geboekt.get((nummer, gemeente), 0) == verwacht
        assert sum(personen for (deel, _), personen in geboekt.items() if deel == nummer) == 0


@given(AFSPRAAK)
def test_niemand_telt_in_twee_halfjaren(afspraak):
    assert len({boeking.halfjaar for boeking in ruilboekingen([afspraak], HALFJAREN)}) <= 1


def test_ontbonden_na_het_halfjaar_laat_het_staan():
    twee_jaar = Periode(date(2025, 1, 1), date(2027, 1, 1))
    assert geboekt_in(Huisvesting(1, 2, 50, twee_jaar, date(2025, 7, 1)), HALFJAREN) == 0
    assert geboekt_in(Huisvesting(1, 2, 50, twee_jaar, date(2025, 6, 30)), HALFJAREN) is None
