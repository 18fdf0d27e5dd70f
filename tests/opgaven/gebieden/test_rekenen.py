"""The land through time, beside a count from the rule: day by day, row by row."""

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from opgaven.gebieden.keuzes import Lidsoort
from opgaven.gebieden.rekenen import Landkaart, Lid, Opvolger
from tests.voorbeelden import voorbeelden

BEGIN = date(2026, 1, 1)
DAGEN = [BEGIN + timedelta(days=n) for n in range(12)]
LAND, PROVINCIES, REGIOS, GEMEENTEN = 1, (2, 3), (4, 5, 6), (7, 8, 9, 10, 11, 12)
REGIO_IN = {4: 2, 5: 2, 6: 3}


@st.composite
def landen(teken) -> tuple[list[Lid], list[Opvolger]]:
    """Regio's stay in their provincie; gemeenten move between regio's, along with their provincie, and merge."""
    leden = [Lid(provincie, Lidsoort.DEELNAME, LAND, BEGIN) for provincie in PROVINCIES]
    leden += [Lid(regio, Lidsoort.PROVINCIE, provincie, BEGIN) for regio, provincie in REGIO_IN.items()]
    for gemeente in GEMEENTEN:
        dagen = {BEGIN, *teken(st.sets(st.sampled_from(DAGEN), max_size=3))}
        for dag in dagen:
            regio = teken(st.sampled_from(REGIOS))
            leden.append(Lid(gemeente, Lidsoort.REGIO, regio, dag))
            leden.append(Lid(gemeente, Lidsoort.PROVINCIE, REGIO_IN[regio], dag))
    blijft = teken(st.sampled_from(GEMEENTEN))
    weg = teken(st.sets(st.sampled_from([g for g in GEMEENTEN if g != blijft]), max_size=3))
    opvolging, naar = [], blijft
    for gemeente in sorted(weg, reverse=True):  # each into one that is still there, or that was succeeded later
        opvolging.append(Opvolger(gemeente, naar, teken(st.sampled_from(DAGEN))))
        naar = teken(st.sampled_from([blijft, gemeente]))
    return teken(st.permutations(leden)), opvolging


def opvolger_op(gemeente: int, opvolging: list[Opvolger], dag: date) -> int:
    for rij in opvolging:
        if rij.gebied == gemeente and rij.vanaf <= dag:
            return opvolger_op(rij.opvolger, opvolging, dag)
    return gemeente


def groep_op(gebied: int, soort: str, leden: list[Lid], opvolging: list[Opvolger], dag: date) -> int | None:
    """Walk the days one by one: the row of a day holds until the next."""
    gebied, groep = opvolger_op(gebied, opvolging, dag), None
    for stap in range((dag - BEGIN).days + 1):
        for lid in leden:
            if (lid.gebied, lid.soort, lid.vanaf) == (gebied, soort, BEGIN + timedelta(days=stap)):
                groep = lid.groep
    return groep


@given(landen())
@voorbeelden(30)
def test_op_elke_dag_is_alles_zoals_de_rijen_zeggen(land):
    leden, opvolging = land
    kaart = Landkaart(leden, opvolging)
    for dag in DAGEN:
        op = kaart.op(dag)
        for gemeente in GEMEENTEN:
            regio = groep_op(gemeente, Lidsoort.REGIO, leden, opvolging, dag)
            assert op.groep(gemeente, Lidsoort.REGIO) == regio
            assert op.groep(gemeente, Lidsoort.PROVINCIE) == REGIO_IN[regio]
            assert op.nu(gemeente) == opvolger_op(gemeente, opvolging, dag)
            for groep in (*REGIOS, *PROVINCIES):
                hoort = groep in (regio, REGIO_IN[regio])
                assert (gemeente in op.omvat(groep)) is hoort
                blijft = opvolger_op(gemeente, opvolging, dag) == gemeente
                soort = Lidsoort.REGIO if groep in REGIOS else Lidsoort.PROVINCIE
                assert (gemeente in op.leden(groep, soort)) is (hoort and blijft)


@given(landen(), st.lists(st.integers(0, 500), min_size=len(GEMEENTEN), max_size=len(GEMEENTEN)))
@voorbeelden(30)
def test_de_delen_tellen_op_tot_het_geheel_op_elke_dag(land, aantallen):
    """Σ gemeenten = regio = provincie = land, whatever was moved and merged: nothing twice, nothing lost."""
    kaart, plekken = Landkaart(*land), dict(zip(GEMEENTEN, aantallen, strict=True))

    def som(gebied, op):
        return sum(plekken.get(deel, 0) for deel in op.omvat(gebied))

    for dag in DAGEN:
        op = kaart.op(dag)
        over = {op.nu(gemeente) for gemeente in GEMEENTEN}
        assert sum(som(gemeente, op) for gemeente in over) == sum(aantallen)
        assert sum(som(regio, op) for regio in REGIOS) == sum(aantallen)
        assert sum(som(provincie, op) for provincie in PROVINCIES) == som(LAND, op) == sum(aantallen)


@given(landen(), st.sampled_from(DAGEN), st.sampled_from(GEMEENTEN), st.sampled_from(REGIOS))
@voorbeelden(30)
def test_een_latere_wijziging_laat_elke_eerdere_dag_zoals_hij_was(land, dag, gemeente, regio):
    leden, opvolging = land
    leden = [lid for lid in leden if (lid.gebied, lid.vanaf) != (gemeente, dag)]
    later = [Lid(gemeente, Lidsoort.REGIO, regio, dag), Lid(gemeente, Lidsoort.PROVINCIE, REGIO_IN[regio], dag)]
    voor, na = Landkaart(leden, opvolging), Landkaart([*leden, *later], opvolging)
    for eerder in (d for d in DAGEN if d < dag):
        for gebied in (LAND, *PROVINCIES, *REGIOS, *GEMEENTEN):
            assert voor.op(eerder).omvat(gebied) == na.op(eerder).omvat(gebied)


def test_wie_nergens_bij_hoort_hoort_nergens_bij():
    op = Landkaart([Lid(7, Lidsoort.REGIO, 4, BEGIN), Lid(7, Lidsoort.REGIO, None, DAGEN[3])], []).op(DAGEN[5])
    assert op.groep(7, Lidsoort.REGIO) is None and op.omvat(4) == {4}


def test_een_dag_voor_het_begin_is_er_niets():
    kaart = Landkaart([Lid(7, Lidsoort.REGIO, 4, DAGEN[1])], [Opvolger(7, 8, DAGEN[3])])
    assert kaart.op(BEGIN).groep(7, Lidsoort.REGIO) is None
    assert kaart.op(DAGEN[2]).omvat(4) == {4, 7} and kaart.op(DAGEN[2]).nu(7) == 7
    assert kaart.op(DAGEN[3]).nu(7) == 8 and kaart.op(DAGEN[3]).omvat(8) == {7, 8}
    assert kaart.dagen(BEGIN, DAGEN[3]) == [DAGEN[1]]
