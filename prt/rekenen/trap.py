"""Step functions of places over time: the shape that every capacity figure is read from."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from itertools import accumulate
from operator import itemgetter

from prt.rekenen.perioden import Periode

_dag = itemgetter(0)


@dataclass(frozen=True, slots=True)
class Trap:
    """A whole number of places per day, constant between breakpoints.

    ``punten`` holds ``(day, value from that day on)``, days ascending, neighbours differing; before the
    first point the value is 0. Values may be negative: a giver in an uitruil is debited.
    """

    punten: tuple[tuple[date, int], ...] = ()

    @classmethod
    def uit(cls, delen: Iterable[tuple[Periode, int]]) -> "Trap":
        """The sum of ``plekken`` over all periods that contain a day. One sweep: O(n log n)."""
        sprongen: dict[date, int] = {}
        for periode, plekken in delen:
            begin, eind = periode.van or date.min, periode.tot
            sprongen[begin] = sprongen.get(begin, 0) + plekken
            if eind:
                sprongen[eind] = sprongen.get(eind, 0) - plekken
        dagen = sorted(dag for dag, sprong in sprongen.items() if sprong)
        return cls(tuple(zip(dagen, accumulate(sprongen[dag] for dag in dagen), strict=True)))

    def __add__(self, ander: "Trap") -> "Trap":
        return Trap.uit([*self.stukken(), *ander.stukken()])

    def __neg__(self) -> "Trap":
        return Trap(tuple((dag, -waarde) for dag, waarde in self.punten))

    def __sub__(self, ander: "Trap") -> "Trap":
        return self + -ander

    def stukken(self) -> Iterator[tuple[Periode, int]]:
        """The constant pieces from the first breakpoint on, zero pieces included."""
        for nummer, (dag, waarde) in enumerate(self.punten):
            volgende = self.punten[nummer + 1][0] if nummer + 1 < len(self.punten) else None
            yield Periode(None if dag == date.min else dag, volgende), waarde

    def op(self, dag: date) -> int:
        """The value on a day."""
        nummer = bisect_right(self.punten, dag, key=_dag)
        return self.punten[nummer - 1][1] if nummer else 0

    def binnen(self, periode: Periode) -> "Trap":
        """The same within a period, and 0 outside it."""
        stukken = ((stuk, waarde) for stuk, waarde in self.stukken() if stuk.raakt(periode))
        return Trap.uit((_overlap(stuk, periode), waarde) for stuk, waarde in stukken)

    def minimum(self, venster: Periode) -> int:
        """The lowest value on any day of the window (R2)."""
        eerste = bisect_right(self.punten, venster.begin, key=_dag)
        voorbij = bisect_left(self.punten, venster.eind, key=_dag)
        bij_begin = self.punten[eerste - 1][1] if eerste else 0
        return min([bij_begin, *(waarde for _, waarde in self.punten[eerste:voorbij])])

    def breekpunten(self, binnen: Periode | None = None) -> list[date]:
        """The days on which the value changes, optionally only those in a period."""
        return [dag for dag, _ in self.punten if binnen is None or binnen.bevat(dag)]

    def sprongen(self) -> Iterator[tuple[date, int]]:
        """Per breakpoint the change on that day: negative where places end (R12)."""
        vorige = 0
        for dag, waarde in self.punten:
            yield dag, waarde - vorige
            vorige = waarde

    def aaneengesloten(self, venster: Periode, niveau: int) -> Periode:
        """The unbroken span around the window on which the value is at least ``niveau`` plekken (R2).

        Raises:
            ValueError: for a ``niveau`` of 0 or less, or of more than there is all through the window.
        """
        if not 0 < niveau <= self.minimum(venster):
            raise ValueError("een aaneengesloten periode hoort bij plekken die er het hele venster zijn")
        return next(self._spannen(venster, [niveau]))

    def _spannen(self, venster: Periode, niveaus: Iterable[int]) -> Iterator[Periode]:
        """The span of each of these levels, highest first: a lower one only reaches further, so this is one walk."""
        begin = bisect_right(self.punten, venster.begin, key=_dag) - 1
        eind = bisect_left(self.punten, venster.eind, key=_dag)
        for niveau in niveaus:
            while begin and self.punten[begin - 1][1] >= niveau:
                begin -= 1
            while eind < len(self.punten) and self.punten[eind][1] >= niveau:
                eind += 1
            van = self.punten[begin][0]
            yield Periode(None if van == date.min else van, self.punten[eind][0] if eind < len(self.punten) else None)

    def lagen(self, venster: Periode) -> list[tuple[int, Periode]]:
        """The guaranteed places split by how long they last: ``(plekken, span)``, longest first.

        Level after level, from the ground up to the minimum over the window, the span in which the value
        does not drop below it; equal spans together. So 20 places from 2017 with 6 more from 2025 give
        ``[(20, 2017 – …), (6, 2025 – …)]``. The plekken add up to the minimum; empty when that is not positive.
        """
        hoogte = self.minimum(venster)
        if hoogte <= 0:
            return []
        niveaus = sorted({w for _, w in self.punten if 0 < w < hoogte} | {hoogte}, reverse=True)
        lagen: list[tuple[int, Periode]] = []
        for niveau, onder, span in zip(niveaus, [*niveaus[1:], 0], self._spannen(venster, niveaus), strict=True):
            if lagen and lagen[-1][1] == span:
                lagen[-1] = (lagen[-1][0] + niveau - onder, span)
            else:
                lagen.append((niveau - onder, span))
        return lagen[::-1]


def _overlap(een: Periode, ander: Periode) -> Periode:
    begin, eind = max(een.begin, ander.begin), min(een.eind, ander.eind)
    return Periode(None if begin == date.min else begin, None if eind == date.max else eind)


def som(trappen: Iterable[Trap]) -> Trap:
    """The pointwise sum."""
    return Trap.uit(stuk for trap in trappen for stuk in trap.stukken())
