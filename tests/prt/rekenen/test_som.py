"""A sum says how many of its parts are known (R14), and is written in one way."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from prt.rekenen.getallen import Som, som
from prt.weergave import cel, getal


@given(st.lists(st.none() | st.integers(0, 5000), max_size=30))
def test_een_som_telt_wat_bekend_is(getallen):
    uitkomst, bekend = som(getallen), [getal for getal in getallen if getal is not None]
    assert (uitkomst.bekend, uitkomst.van) == (len(bekend), len(getallen))
    assert uitkomst.aantal == (sum(bekend) if bekend else None)
    assert uitkomst.heel == (uitkomst.aantal if len(bekend) == len(getallen) else None)


@pytest.mark.parametrize(
    ("delen", "positief", "tekst", "in_bestand"),
    [
        ([420, None, None], True, "ten minste 420 · 1 van 3 bekend", "ten minste 420 · 1 van 3 bekend"),
        ([420, 1500], True, "1.920", 1920),
        ([None, None], True, "onbekend", None),
        ([0, None], True, "ten minste 0 · 1 van 2 bekend", "ten minste 0 · 1 van 2 bekend"),
        ([0, 0], True, "0", 0),
        ([-3, None], False, "onbekend · 1 van 2 bekend", "onbekend · 1 van 2 bekend"),
        ([-3, 1], False, "−2", -2),
    ],
)
def test_zo_staat_zij_er(delen, positief, tekst, in_bestand):
    uitkomst = som(delen, positief=positief)
    assert (getal(uitkomst, "onbekend"), cel(uitkomst)) == (tekst, in_bestand)


def test_niets_is_niet_onbekend():
    """Of no parts at all nothing is unknown, and there is no sum."""
    assert som([]) == Som(None, 0, 0) and getal(som([])) == "–"
