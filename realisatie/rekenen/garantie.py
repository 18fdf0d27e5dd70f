"""Guaranteed places: the minimum over the garantievenster, and how long they last (R2)."""

from collections import defaultdict
from collections.abc import Hashable, Iterable
from dataclasses import dataclass

from prt.rekenen.perioden import Periode, grofste
from prt.rekenen.trap import Trap


@dataclass(frozen=True, slots=True)
class Bijdrage:
    """Hard places credited to one gemeente (or debited, when negative) for one doelgroep.

    ``herkomst`` is the locatie or the overdracht behind it: what is one commitment on its own.
    ``regel`` identifies the record, so that a figure can name the rows it came from.
    """

    herkomst: Hashable
    plekken: int
    periode: Periode
    regel: Hashable = None


@dataclass(frozen=True, slots=True)
class Deel:
    """One separate commitment: so many places over this unbroken span."""

    plekken: int
    span: Periode


@dataclass(frozen=True, slots=True)
class Garantie:
    """``plekken`` is the minimum over the window; ``delen`` add up to it.

    ``plekken`` can be negative: a gemeente that gave away more than it has. The sum over all gemeenten is
    then still the number of places that exist. ``delen`` is empty in that case.
    """

    plekken: int
    delen: tuple[Deel, ...]
    regels: tuple[Hashable, ...]


def capaciteit(bijdragen: Iterable[Bijdrage]) -> Trap:
    """The step function of credited places."""
    return Trap.uit((b.periode, b.plekken) for b in bijdragen)


def garantie(bijdragen: Iterable[Bijdrage], venster: Periode, *, ongedeeld: bool = False) -> Garantie | None:
    """What one gemeente guarantees for one doelgroep; ``None`` when it has no hard places at all.

    Every herkomst that has places during the whole window is a commitment of its own (Kampen: 200 and 48).
    What only lasts together, such as a noodopvang that an azc replaces during the window (Enschede), is
    one commitment. Minimum of the whole = minima of the first + minimum of the rest, so the parts add up.

    ``bijdragen`` in the order in which the commitments are to be shown. ``ongedeeld``: only the whole, as one
    commitment with the span in which all of it is there.
    """
    bijdragen = list(bijdragen)
    if not bijdragen:
        return None
    totaal = capaciteit(bijdragen).minimum(venster)
    regels = tuple(b.regel for b in bijdragen if b.periode.raakt(venster))
    if totaal <= 0:
        delen = []
    elif ongedeeld:
        delen = [Deel(totaal, _zoals_bekend(capaciteit(bijdragen).aaneengesloten(venster, totaal), bijdragen))]
    else:
        delen = _delen(bijdragen, venster)
    return Garantie(totaal, tuple(delen), regels)


def _delen(bijdragen: list[Bijdrage], venster: Periode) -> Iterable[Deel]:
    per_herkomst: dict[Hashable, list[Bijdrage]] = defaultdict(list)
    for bijdrage in bijdragen:
        per_herkomst[bijdrage.herkomst].append(bijdrage)
    groepen = list(per_herkomst.values())
    if any(capaciteit(groep).minimum(Periode(None, None)) < 0 for groep in groepen):
        # Places given away without naming a locatie come off the whole: no commitment stands on its own.
        groepen = [bijdragen]
    rest: list[tuple[Periode, int]] = []
    for groep in groepen:
        trap = capaciteit(groep)
        lagen = trap.lagen(venster)
        for plekken, span in lagen:
            yield Deel(plekken, _zoals_bekend(span, groep))
        rest += [*trap.stukken(), *((span, -plekken) for plekken, span in lagen)]
    for plekken, span in Trap.uit(rest).lagen(venster):
        yield Deel(plekken, _zoals_bekend(span, bijdragen))


def _zoals_bekend(span: Periode, bijdragen: list[Bijdrage]) -> Periode:
    """The span with the precision with which its two ends were given."""
    begin = grofste(b.periode.van_precisie for b in bijdragen if b.periode.van == span.van)
    eind = grofste(b.periode.tot_precisie for b in bijdragen if b.periode.tot == span.tot)
    return Periode(span.van, span.tot, begin, eind)


def wat_als_zonder(bijdragen: Iterable[Bijdrage], regel: Hashable, venster: Periode) -> int:
    """How many guaranteed places would go if this one record were not there."""
    bijdragen = list(bijdragen)
    zonder = [b for b in bijdragen if b.regel != regel]
    return capaciteit(bijdragen).minimum(venster) - capaciteit(zonder).minimum(venster)
