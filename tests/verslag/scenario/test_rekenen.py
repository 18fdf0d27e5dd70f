"""R9 against a water level that is found by trying every limit, not by dividing again and again."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from opgaven.verdelen.rekenen import verdeel
from tests.prt.rekenen.dag_voor_dag import eigenschap
from verslag.scenario.rekenen import Deelnemer, stel_voor


@st.composite
def deelnemers(draw):
    sleutels = draw(st.lists(st.sampled_from([f"GM{n:04}" for n in range(20)]), min_size=1, max_size=7, unique=True))
    getal = st.integers(0, 40)
    return [
        Deelnemer(
            sleutel,
            draw(st.none() | getal),
            draw(getal),
            draw(st.sampled_from([False, False, False, True])),
            draw(st.none() | st.none() | st.integers(0, 10)),
            draw(st.none() | getal),
        )
        for sleutel in sleutels
    ]


def toegewezen(opgave, wie, **opties):
    return {sleutel: t.toegewezen for sleutel, t in stel_voor(opgave, wie, **opties).toewijzingen.items()}


def mee(wie):
    return [d for d in wie if d.vast is None and not d.uitgesloten and d.tekort]


def rest_na_vast(opgave, wie):
    return max(0, max(0, opgave - sum(d.aanbod for d in wie)) - sum(d.vast or 0 for d in wie))


@eigenschap
@given(st.integers(0, 300), deelnemers())
def test_het_totaal_klopt_als_het_past_en_niemand_komt_boven_zijn_tekort(opgave, wie):
    uitkomst = stel_voor(opgave, wie)
    vrij = mee(wie)
    assert sum(uitkomst.toewijzingen[d.sleutel].toegewezen for d in vrij) == min(
        rest_na_vast(opgave, wie), sum(d.tekort for d in vrij)
    )
    for deelnemer in wie:
        aantal = uitkomst.toewijzingen[deelnemer.sleutel].toegewezen
        if deelnemer.vast is not None:
            assert aantal == deelnemer.vast
        elif deelnemer in vrij:
            assert 0 <= aantal <= deelnemer.tekort
        else:
            assert aantal == 0
    assert uitkomst.restopgave == max(0, opgave - sum(d.aanbod for d in wie))
    assert uitkomst.onverdeeld == uitkomst.restopgave - sum(t.toegewezen for t in uitkomst.toewijzingen.values())


@eigenschap
@given(st.integers(0, 300), deelnemers(), st.integers(0, 12), st.randoms())
def test_de_volgorde_van_de_gemeenten_maakt_niet_uit(opgave, wie, minimum, toeval):
    gehusseld = wie[:]
    toeval.shuffle(gehusseld)
    assert toegewezen(opgave, gehusseld, minimum=minimum) == toegewezen(opgave, wie, minimum=minimum)


def waterpeil(totaal, vrij):
    """The level λ with Σ min(tekort, λ × opgave) = totaal: try for every number of gemeenten that are full."""
    op_volgorde = sorted(vrij, key=lambda d: Fraction(d.tekort, d.opgave))
    for n in range(len(op_volgorde)):
        over = totaal - sum(d.tekort for d in op_volgorde[:n])
        peil = Fraction(over, sum(d.opgave for d in op_volgorde[n:]))
        if all(peil * d.opgave <= d.tekort for d in op_volgorde[n:]):
            return peil, {d.sleutel for d in op_volgorde[:n]}
    return None, {d.sleutel for d in op_volgorde}


@eigenschap
@given(st.integers(0, 300), deelnemers())
def test_naar_rato_tot_het_tekort_en_het_meerdere_over_de_anderen(opgave, wie):
    vrij = mee(wie)
    totaal = min(rest_na_vast(opgave, wie), sum(d.tekort for d in vrij))
    peil, vol = waterpeil(totaal, vrij)
    verwacht = {d.sleutel: d.tekort for d in vrij if d.sleutel in vol}
    open_ = {d.sleutel: d.opgave for d in vrij if d.sleutel not in vol}
    over = totaal - sum(verwacht.values())
    if open_:
        verwacht |= {sleutel: deel.aantal for sleutel, deel in verdeel(over, open_).items()}
    uitkomst = toegewezen(opgave, wie)
    assert {d.sleutel: uitkomst[d.sleutel] for d in vrij} == verwacht
    for deelnemer in vrij:
        exact = deelnemer.tekort if peil is None else min(Fraction(deelnemer.tekort), peil * deelnemer.opgave)
        assert abs(uitkomst[deelnemer.sleutel] - exact) < 1


@eigenschap
@given(st.integers(0, 300), deelnemers(), st.integers(2, 12))
def test_niemand_krijgt_minder_dan_het_minimum_tenzij_niets(opgave, wie, minimum):
    uitkomst = stel_voor(opgave, wie, minimum=minimum)
    for deelnemer in mee(wie):
        assert uitkomst.toewijzingen[deelnemer.sleutel].toegewezen == 0 or (
            uitkomst.toewijzingen[deelnemer.sleutel].toegewezen >= minimum
        )
    assert uitkomst.onverdeeld >= stel_voor(opgave, wie).onverdeeld


def test_de_kleinste_valt_het_eerst_af_en_de_rest_gaat_naar_de_anderen():
    wie = [Deelnemer("A", 100, 0), Deelnemer("B", 20, 0), Deelnemer("C", 10, 0)]
    assert toegewezen(13, wie) == {"A": 10, "B": 2, "C": 1}
    assert toegewezen(13, wie, minimum=2) == {"A": 11, "B": 2, "C": 0}
    assert toegewezen(13, wie, minimum=3) == {"A": 13, "B": 0, "C": 0}


def test_zonder_restopgave_wordt_er_niets_verdeeld():
    wie = [Deelnemer("A", 100, 150), Deelnemer("B", 100, 60)]
    uitkomst = stel_voor(200, wie)
    assert (uitkomst.restopgave, uitkomst.toegewezen, uitkomst.onverdeeld) == (0, 0, 0)


@pytest.mark.parametrize(
    ("deelnemer", "want"),
    [
        (Deelnemer("A", 10, 0, vast=3), "met de hand vastgezet"),
        (Deelnemer("A", 10, 0, uitgesloten=True), "uitgesloten"),
        (Deelnemer("A", None, 0), "onbekend"),
        (Deelnemer("A", 10, 10), "biedt de hele opgave al aan"),
        (Deelnemer("A", 10, 0), "naar rato van"),
        (Deelnemer("A", 10, 0, hoogstens=2), "hele tekort"),
    ],
)
def test_elke_toewijzing_zegt_waarom(deelnemer, want):
    assert want in stel_voor(9, [deelnemer, Deelnemer("B", 10, 0)], minimum=0).toewijzingen["A"].want


def test_te_veel_vastgezet_staat_als_tekort_op_de_restopgave():
    uitkomst = stel_voor(10, [Deelnemer("A", 10, 0, vast=12), Deelnemer("B", 10, 0)])
    assert (uitkomst.toewijzingen["B"].toegewezen, uitkomst.onverdeeld) == (0, -2)
