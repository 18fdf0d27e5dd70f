"""Voornemens: per locatie and doelgroep the largest planned number once (R3); onbekend is not 0."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from prt.rekenen.perioden import Periode
from realisatie.stand.rekenen.rijen import Plekrij
from realisatie.stand.rekenen.voornemens import Voornemenstand, tel_voornemens
from tests.prt.rekenen.dag_voor_dag import eigenschap, perioden

OOIT = Periode(None, None)

VERVANGT = {"A": None, "B": None, "C": "azc", "D": "azc", "E": "hotel"}
"""What a plan on each locatie replaces: C and D take over from the same one."""


def plan(locatie, plekken, *, doelgroep="asiel", vervangt=None, periode=OOIT):
    return Plekrij(None, "gemeente", locatie, doelgroep, plekken, periode, "voornemen", vervangt=vervangt)


PLANNEN = st.lists(
    st.builds(
        lambda locatie, doelgroep, plekken, periode: plan(
            locatie, plekken, doelgroep=doelgroep, vervangt=VERVANGT[locatie], periode=periode
        ),
        st.sampled_from("ABCDE"),
        st.sampled_from(["asiel", "amv"]),
        st.none() | st.integers(1, 60),
        perioden(),
    ),
    max_size=8,
)

HARDE_PLEKKEN = st.dictionaries(
    st.tuples(st.sampled_from(["azc", "hotel"]), st.sampled_from(["asiel", "amv"])), st.integers(0, 80)
)


def volgens_de_regel(plannen, gegarandeerd) -> Voornemenstand:
    """R3, sentence by sentence."""
    vakken = {(p.locatie, p.doelgroep) for p in plannen}
    bekend = {
        vak: max(p.plekken for p in plannen if (p.locatie, p.doelgroep) == vak and p.plekken is not None)
        for vak in vakken
        if any(p.plekken is not None for p in plannen if (p.locatie, p.doelgroep) == vak)
    }
    nieuw = sum(plekken for (locatie, _), plekken in bekend.items() if VERVANGT[locatie] is None)
    for oud in ("azc", "hotel"):
        for doelgroep in ("asiel", "amv"):
            samen = sum(n for (locatie, dg), n in bekend.items() if VERVANGT[locatie] == oud and dg == doelgroep)
            nieuw += max(0, samen - gegarandeerd.get((oud, doelgroep), 0))
    onbekend = bool(vakken) and not bekend
    return Voornemenstand(None if onbekend else nieuw, len(vakken), len(vakken) - len(bekend))


@eigenschap
@given(PLANNEN, HARDE_PLEKKEN)
def test_voornemens_volgens_de_regel(plannen, gegarandeerd):
    assert tel_voornemens(iter(plannen), gegarandeerd) == volgens_de_regel(plannen, gegarandeerd)


@eigenschap
@given(PLANNEN, HARDE_PLEKKEN)
def test_de_volgorde_maakt_niet_uit(plannen, gegarandeerd):
    assert tel_voornemens(reversed(plannen), gegarandeerd) == tel_voornemens(plannen, gegarandeerd)


@pytest.mark.parametrize(
    ("plannen", "stand"),
    [
        ([], Voornemenstand(0, 0, 0)),
        ([plan("A", None)], Voornemenstand(None, 1, 1)),
        ([plan("A", None), plan("B", None)], Voornemenstand(None, 2, 2)),
        ([plan("A", None), plan("B", 30)], Voornemenstand(30, 2, 1)),
        ([plan("A", 30), plan("A", 80), plan("A", 50)], Voornemenstand(80, 1, 0)),
        ([plan("A", None), plan("A", 80)], Voornemenstand(80, 1, 0)),
        ([plan("A", 80), plan("A", 20, doelgroep="amv")], Voornemenstand(100, 2, 0)),
        ([plan("A", 300, vervangt="azc")], Voornemenstand(100, 1, 0)),
        ([plan("A", 150, vervangt="azc")], Voornemenstand(0, 1, 0)),  # replaced by less: nothing new, nothing lost
        ([plan("A", 150, vervangt="azc"), plan("B", 150, vervangt="azc")], Voornemenstand(100, 2, 0)),
        ([plan("A", 150, vervangt="azc"), plan("B", 40)], Voornemenstand(40, 2, 0)),
        ([plan("A", 30, vervangt="azc", doelgroep="amv")], Voornemenstand(30, 1, 0)),
    ],
)
def test_voorbeelden_naast_een_azc_met_200_plekken(plannen, stand):
    assert tel_voornemens(plannen, {("azc", "asiel"): 200}) == stand


@pytest.mark.parametrize(
    "periode", [OOIT, Periode(date(2024, 6, 1), None), Periode(date(2030, 1, 1), date(2031, 1, 1))]
)
def test_wanneer_een_plan_begint_maakt_niet_uit(periode):
    assert tel_voornemens([plan("A", 30, periode=periode)], {}).plekken == 30
