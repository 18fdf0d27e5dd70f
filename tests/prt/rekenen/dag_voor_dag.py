"""The plain way to count: one day at a time over a short horizon. What the clever way must agree with.

Breakpoints fall on ``dag(0)`` … ``dag(HORIZON)``, so the day before and the last one stand for all of the past and
all of the future, and a period without an end is one that still runs on the last day.
"""

from datetime import date, timedelta

from hypothesis import HealthCheck
from hypothesis import strategies as st

from prt.rekenen.perioden import Periode, Precisie
from tests.voorbeelden import voorbeelden

HORIZON = 60
EERSTE = date(2025, 6, 1)

eigenschap = voorbeelden(60, suppress_health_check=[HealthCheck.too_slow])
"""For every property: enough examples to find a wrong comparison, no limit that a busy machine can miss."""


def dag(nummer: int) -> date:
    return EERSTE + timedelta(days=nummer)


DAGEN = [dag(nummer) for nummer in range(-1, HORIZON + 1)]


def er_is(periode: Periode, op: date) -> bool:
    """R1, read from the two dates alone."""
    return (periode.van is None or periode.van <= op) and (periode.tot is None or op < periode.tot)


def dagen_van(periode: Periode) -> list[date]:
    return [op for op in DAGEN if er_is(periode, op)]


def plekken_op(delen, op: date) -> int:
    return sum(plekken for periode, plekken in delen if er_is(periode, op))


def laagste(delen, venster: Periode) -> int:
    """R2: the minimum over the window, day by day."""
    return min(plekken_op(delen, op) for op in dagen_van(venster))


def span_rond(delen, venster: Periode, niveau: int) -> Periode | None:
    """R2: walk from the window in both directions for as long as there are ``niveau`` places."""
    genoeg = [plekken_op(delen, op) >= niveau for op in DAGEN]
    binnen = [DAGEN.index(op) for op in dagen_van(venster)]
    if not all(genoeg[plaats] for plaats in binnen):
        return None
    eerste, laatste = binnen[0], binnen[-1]
    while eerste > 0 and genoeg[eerste - 1]:
        eerste -= 1
    while laatste < len(DAGEN) - 1 and genoeg[laatste + 1]:
        laatste += 1
    altijd_al, voorgoed = eerste == 0, laatste == len(DAGEN) - 1
    return Periode(None if altijd_al else DAGEN[eerste], None if voorgoed else DAGEN[laatste + 1])


WISSELDAGEN = [nummer for nummer in range(HORIZON + 1) if nummer % 6 in (0, 1)]
"""Few enough that periods often meet on the same day or miss each other by one: that is where counting goes wrong."""


@st.composite
def perioden(draw) -> Periode:
    """Any period, either side possibly unbounded, the precision of its dates unrelated to them."""
    van, tot = sorted(draw(st.lists(st.sampled_from(WISSELDAGEN), min_size=2, max_size=2, unique=True)))
    altijd_al, onbepaald = draw(st.sampled_from([(False, False)] * 4 + [(True, False), (False, True), (True, True)]))
    precisies = draw(st.sampled_from(Precisie)), draw(st.sampled_from(Precisie))
    return Periode(None if altijd_al else dag(van), None if onbepaald else dag(tot), *precisies)


def trapdelen(minst: int = -5):
    """Places over periods: what a step function is made of. Negative is debited."""
    return st.lists(st.tuples(perioden(), st.integers(minst, 9)), max_size=7)
