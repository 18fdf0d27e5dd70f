"""Largest remainder (R8): against a brute force from the rule, and the figures that were published."""

from fractions import Fraction
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from opgaven.verdelen.rekenen import verdeel
from tests.prt.rekenen.dag_voor_dag import eigenschap

sleutels = st.sampled_from([f"GM{n:04}" for n in range(30)])

gewichten = st.dictionaries(sleutels, st.integers(0, 50), min_size=1, max_size=8).filter(lambda g: sum(g.values()))


def aantallen(totaal, gewichten):
    return {sleutel: deel.aantal for sleutel, deel in verdeel(totaal, gewichten).items()}


@eigenschap
@given(st.integers(0, 10**6), gewichten)
def test_het_totaal_klopt_en_ieder_blijft_binnen_een_van_zijn_quotum(totaal, gewichten):
    delen = verdeel(totaal, gewichten)
    som = sum(gewichten.values())
    assert sum(deel.aantal for deel in delen.values()) == totaal
    for sleutel, deel in delen.items():
        assert deel.quotum == Fraction(totaal * gewichten[sleutel], som)
        assert abs(deel.aantal - deel.quotum) < 1
        assert deel.aantal == deel.quotum - deel.rest + deel.extra


@eigenschap
@given(st.integers(0, 1000), gewichten, st.randoms())
def test_de_volgorde_van_invoeren_maakt_niet_uit(totaal, gewichten, toeval):
    gehusseld = list(gewichten.items())
    toeval.shuffle(gehusseld)
    assert aantallen(totaal, dict(gehusseld)) == aantallen(totaal, gewichten)


@eigenschap
@given(
    st.integers(0, 30),
    st.dictionaries(sleutels, st.integers(0, 9), min_size=1, max_size=4).filter(lambda g: any(g.values())),
)
def test_het_is_de_verdeling_die_de_regel_aanwijst(totaal, gewichten):
    """Of all whole divisions that add up, with everybody at the floor of the quota or one above it, the one that
    gives the extra ones to the highest (remainder, weight, lowest code)."""
    som = sum(gewichten.values())
    quota = {sleutel: Fraction(totaal * gewicht, som) for sleutel, gewicht in gewichten.items()}
    rang = sorted(gewichten, key=lambda s: (quota[s] % 1, gewichten[s], [-ord(letter) for letter in s]), reverse=True)
    mogelijk = [
        extra
        for extra in product((1, 0), repeat=len(rang))
        if sum(int(quota[s]) + een for s, een in zip(rang, extra, strict=True)) == totaal
    ]
    beste = max(mogelijk)  # as many as possible of the extra ones at the head of the ranking
    assert aantallen(totaal, gewichten) == {s: int(quota[s]) + een for s, een in zip(rang, beste, strict=True)}


def test_bij_een_gelijke_rest_gaat_het_grootste_gewicht_voor_en_dan_de_laagste_code():
    assert aantallen(2, {"GM0003": 1, "GM0002": 1, "GM0001": 1}) == {"GM0001": 1, "GM0002": 1, "GM0003": 0}
    assert aantallen(3, {"GM0001": 1, "GM0002": 5}) == {"GM0001": 0, "GM0002": 3}  # remainders 1/2 and 1/2


VERHOUDING = {"ijsselland": 459, "twente": 541}
"""Not published: how many inwoners there were. The three published splits follow together from every key that gives
IJsselland between 45.894 % and 45.901 %; this is one. docs/besluiten/2026-11-21-verdelen.md shows how they bound it."""


@pytest.mark.parametrize(
    ("overijssel", "ijsselland", "twente"),
    [(2943, 1351, 1592), (3531, 1621, 1910), (4001, 1836, 2165)],
)
def test_de_gepubliceerde_verdelingen_naar_regio_volgen_uit_een_en_dezelfde_sleutel(overijssel, ijsselland, twente):
    """51,000 → 2,943 → 1,351; 61,200 → 3,531 → 1,621; 75,500 → 4,001 → 1,836 + 2,165."""
    assert aantallen(overijssel, VERHOUDING) == {"ijsselland": ijsselland, "twente": twente}


def test_een_sleutel_net_buiten_de_grenzen_geeft_ze_niet_alle_drie():
    for promilles, totaal, gepubliceerd in ((45893, 3531, 1621), (45902, 4001, 1836)):
        sleutel = {"ijsselland": promilles, "twente": 100000 - promilles}
        assert aantallen(totaal, sleutel)["ijsselland"] != gepubliceerd


def test_een_plek_meer_kan_iemand_een_plek_kosten():
    """Not monotone (the Alabama paradox): nobody may promise otherwise."""
    gewichten = {"GM0001": 6, "GM0002": 6, "GM0003": 2}
    assert (aantallen(10, gewichten)["GM0003"], aantallen(11, gewichten)["GM0003"]) == (2, 1)


@pytest.mark.parametrize(("totaal", "gewichten"), [(-1, {"A": 1}), (1, {"A": -1, "B": 3}), (1, {"A": 0}), (1, {})])
def test_wat_niet_te_verdelen_is(totaal, gewichten):
    with pytest.raises(ValueError):
        verdeel(totaal, gewichten)


def test_niets_verdelen_kan_altijd():
    assert aantallen(0, {"A": 0, "B": 0}) == {"A": 0, "B": 0}
