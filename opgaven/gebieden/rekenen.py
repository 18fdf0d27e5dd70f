"""Who belongs to whom on which day: memberships as step functions, and who came in whose place (DOMEIN §2).

Gebieden are named by their primary keys. Pure: the rows come from ``opgaven.gebieden.kaart``.
"""

from collections import defaultdict
from collections.abc import Iterable
from datetime import date
from typing import NamedTuple

DEEL = "deel"
"""The kind of membership of a part of a gemeente: it is the gemeente that it is part of."""
VANOUDS = date(1900, 1, 1)
"""From when a membership counts of which nobody knows the first day."""


class Lid(NamedTuple):
    """From a day on a gebied is in this group of this kind, until its next row; without one in none."""

    gebied: int
    soort: str
    groep: int | None
    vanaf: date


class Opvolger(NamedTuple):
    """From this day on another gebied is what this one was."""

    gebied: int
    opvolger: int
    vanaf: date


class Landindeling:
    """How the land is divided on one day.

    Part of a gemeente is what goes to another one when it is split: it is the gemeente that it is part of on that day.
    """

    def __init__(self, leden: Iterable[Lid], opvolging: Iterable[Opvolger], dag: date) -> None:
        self.dag = dag
        self._opvolger = {rij.gebied: rij for rij in opvolging if rij.vanaf <= dag}
        laatste: dict[tuple[int, str], Lid] = {}
        for lid in leden:
            eerder = laatste.get((lid.gebied, lid.soort))
            if lid.vanaf <= dag and (eerder is None or eerder.vanaf < lid.vanaf):
                laatste[lid.gebied, lid.soort] = lid
        self._opvolger |= {
            lid.gebied: Opvolger(lid.gebied, lid.groep, lid.vanaf)
            for (_, soort), lid in laatste.items()
            if soort == DEEL and lid.groep is not None
        }
        self._groep = {
            sleutel: self.nu(lid.groep)
            for sleutel, lid in laatste.items()
            if lid.groep is not None and lid.gebied not in self._opvolger
        }
        self._direct: dict[int, set[int]] = defaultdict(set)
        for (gebied, _), groep in self._groep.items():
            self._direct[groep].add(gebied)
        for gebied in self._opvolger:
            self._direct[self.nu(gebied)].add(gebied)
        self._omvat: dict[int, frozenset[int]] = {}

    def nu(self, gebied: int) -> int:
        """The gebied that has its place on this day: itself, as long as it has not been succeeded."""
        while gebied in self._opvolger:
            gebied = self._opvolger[gebied].opvolger
        return gebied

    def opvolgers(self, gebied: int) -> list[Opvolger]:
        """Who came in its place by this day, one after the other, and since when each."""
        gevonden: list[Opvolger] = []
        while gebied in self._opvolger:
            gevonden.append(self._opvolger[gebied])
            gebied = gevonden[-1].opvolger
        return gevonden

    def groep(self, gebied: int, soort: str) -> int | None:
        """In which group of this kind it is, or what came in its place is; none when it is in none."""
        return self._groep.get((self.nu(gebied), soort))

    def leden(self, groep: int, soort: str) -> frozenset[int]:
        """Who is a member of this group; what has been succeeded is not."""
        return frozenset(gebied for gebied in self._direct[groep] if self._groep.get((gebied, soort)) == groep)

    def omvat(self, gebied: int) -> frozenset[int]:
        """Whatever lies in it, with itself, and with what it came in the place of: for those old facts are kept."""
        if gebied not in self._omvat:
            gevonden, nog = set(), [gebied]
            while nog:
                deel = nog.pop()
                if deel not in gevonden:
                    gevonden.add(deel)
                    nog += self._direct[deel]
            self._omvat[gebied] = frozenset(gevonden)
        return self._omvat[gebied]


class Landkaart:
    """The land through time; of each day the ``Landindeling`` is made once."""

    def __init__(self, leden: Iterable[Lid], opvolging: Iterable[Opvolger]) -> None:
        self._leden = tuple(leden)
        self._opvolging = tuple(opvolging)
        self._op: dict[date, Landindeling] = {}
        self.delen = frozenset(lid.gebied for lid in self._leden if lid.soort == DEEL)
        """Parts of gemeenten: no gebied of their own on any day."""

    def op(self, dag: date) -> Landindeling:
        if dag not in self._op:
            self._op[dag] = Landindeling(self._leden, self._opvolging, dag)
        return self._op[dag]

    def dagen(self, van: date, tot: date) -> list[date]:
        """The days within ``[van, tot)`` on which something changes."""
        alle = {lid.vanaf for lid in self._leden} | {rij.vanaf for rij in self._opvolging}
        return sorted(dag for dag in alle if van <= dag < tot)
