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
    """One separate commitment: so many places over this unbroken span; ``None`` when its reader may not know that."""

    plekken: int
    span: Periode | None


@dataclass(frozen=True, slots=True)
class Garantie:
    """``plekken`` is the minimum over the window; ``delen`` add up to it.

    ``plekken`` can be negative: a gemeente that gave away more than it has. The sum over all gemeenten is
    then still the number of places that exist. ``delen`` is empty in that case.
    """

    plekken: int
    delen: tuple[Deel, ...]
    regels: tuple[Hashable, ...]

    @property
    def verbergt(self) -> bool:
        """Whether the number holds places of which nothing else may be told."""
        return any(deel.span is None for deel in self.delen)


def capaciteit(bijdragen: Iterable[Bijdrage]) -> Trap:
    """The step function of credited places."""
    return Trap.uit((b.periode, b.plekken) for b in bijdragen)


def garantie(bijdragen: Iterable[Bijdrage], venster: Periode, *, verborgen: Iterable[Bijdrage] = ()) -> Garantie | None:
    """What one gemeente guarantees for one doelgroep; ``None`` when it has no hard places at all.

    Every herkomst that has places during the whole window is a commitment of its own (Kampen: 200 and 48).
    What only lasts together, such as a noodopvang that an azc replaces during the window (Enschede), is
    one commitment. Minimum of the whole = minima of the first + minimum of the rest, so the parts add up.

    Args:
        bijdragen: in the order in which the commitments are to be shown.
        verborgen: count as well, but of them no more may be told than the total. When they add to it, it is one
            commitment without a span; when they do not, the outcome is the same as without them.
    """
    bijdragen = list(bijdragen)
    zichtbaar = capaciteit(bijdragen).minimum(venster)
    totaal = capaciteit([*bijdragen, *verborgen]).minimum(venster)
    if not bijdragen and not totaal:
        return None
    if totaal <= 0:
        delen: Iterable[Deel] = ()
    elif totaal > zichtbaar:
        delen = [Deel(totaal, None)]
    else:
        delen = _delen(bijdragen, venster)
    return Garantie(totaal, tuple(delen), tuple(b.regel for b in bijdragen if b.periode.raakt(venster)))


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
