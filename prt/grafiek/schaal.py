"""From numbers and days to places in a drawing: scales, round ticks, Dutch month labels.

A place is a percentage of the width or height, so that a drawing fills the page that it is on while its
letters keep their size, on a telephone and on A4. It is text rather than a number, because a template would
write a number in Dutch notation ("12,5"), which SVG does not read.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from prt.weergave import MAANDEN, getal

MAANDSTAPPEN = (1, 2, 3, 6, 12, 24, 60, 120)


def plek(deel: int, geheel: int) -> str:
    """``deel`` of ``geheel`` as a percentage with at most two decimals, "37.5"; outside the drawing is its edge."""
    if geheel <= 0:
        return "0"
    honderdsten = (20000 * min(max(deel, 0), geheel) + geheel) // (2 * geheel)
    return f"{honderdsten // 100}.{honderdsten % 100:02d}".rstrip("0").rstrip(".")


def verschil(van: str, tot: str) -> str:
    """The distance between two places, for a width or a height."""
    return plek(_honderdsten(tot) - _honderdsten(van), 10000)


def midden(van: str, tot: str) -> str:
    return plek(_honderdsten(van) + _honderdsten(tot), 20000)


def _honderdsten(plaats: str) -> int:
    heel, _, rest = plaats.partition(".")
    return int(heel) * 100 + int(rest.ljust(2, "0"))


@dataclass(frozen=True, slots=True)
class Tik:
    """A labelled place on an axis. One that is not ``grof`` is left out where there is little room."""

    plek: str
    tekst: str
    grof: bool = True


@dataclass(frozen=True, slots=True)
class Schaal:
    """Whole numbers from ``onder`` to ``boven``; both are ticks, ``stap`` apart."""

    onder: int
    boven: int
    stap: int

    @classmethod
    def rond(cls, waarden: Iterable[int], *, hoogstens: int = 5) -> "Schaal":
        """The scale that holds 0 and all numbers in at most so many round steps (1, 2 or 5 times a power of ten)."""
        waarden = [0, *waarden]
        laag, hoog = min(waarden), max(*waarden, 1)
        macht = 1
        while True:
            for stap in (macht, 2 * macht, 5 * macht):
                onder, boven = laag // stap * stap, -(-hoog // stap) * stap
                if (boven - onder) // stap <= hoogstens:
                    return cls(onder, boven, stap)
            macht *= 10

    def lengte(self, waarde: int) -> str:
        """How far a number lies from the lower end."""
        return plek(waarde - self.onder, self.boven - self.onder)

    def hoogte(self, waarde: int) -> str:
        """The same, from the upper end: the vertical place in a drawing."""
        return plek(self.boven - waarde, self.boven - self.onder)

    @property
    def tikken(self) -> tuple[Tik, ...]:
        return tuple(Tik(self.hoogte(waarde), getal(waarde)) for waarde in range(self.onder, self.boven + 1, self.stap))


@dataclass(frozen=True, slots=True)
class Tijdas:
    """The days ``[van, tot]``, with ticks on first days of months."""

    van: date
    tot: date

    def plek(self, dag: date) -> str:
        return plek((dag - self.van).days, (self.tot - self.van).days)

    def bevat(self, dag: date) -> bool:
        return self.van <= dag <= self.tot

    def tikken(self, *, hoogstens: int = 9, grof_hoogstens: int = 5) -> tuple[Tik, ...]:
        fijn, grof = _maanden(self.van, self.tot, hoogstens), set(_maanden(self.van, self.tot, grof_hoogstens))
        return tuple(
            Tik(self.plek(dag), f"{MAANDEN[dag.month - 1][:3]} {dag.year}".replace("maa", "mrt"), dag in grof)
            for dag in fijn
        )


@lru_cache(maxsize=32)
def _maanden(van: date, tot: date, hoogstens: int) -> list[date]:
    """The first days of months at the smallest step that gives no more of them than asked; a page asks it often."""
    eerste, laatste = _maandnummer(van), _maandnummer(tot)
    for stap in MAANDSTAPPEN:
        nummers = [n for n in range(eerste, laatste + 1) if n % stap == 0]
        dagen = [dag for dag in (date(n // 12, n % 12 + 1, 1) for n in nummers) if van <= dag <= tot]
        if len(dagen) <= hoogstens:
            return dagen
    return []


def _maandnummer(dag: date) -> int:
    return dag.year * 12 + dag.month - 1
