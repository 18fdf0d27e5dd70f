"""Guaranteed places: the minimum over the garantievenster, and how long they last (R2)."""

from collections import defaultdict
from collections.abc import Hashable, Iterable, Sequence
from dataclasses import dataclass
from itertools import accumulate

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
    bijdragen, verborgen = list(bijdragen), list(verborgen)
    zichtbaar = capaciteit(bijdragen).minimum(venster)
    totaal = capaciteit([*bijdragen, *verborgen]).minimum(venster) if verborgen else zichtbaar
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
    groepen = [(capaciteit(groep), groep) for groep in per_herkomst.values()]
    if any(waarde < 0 for trap, _ in groepen for _, waarde in trap.punten):
        # Places given away without naming a locatie come off the whole: no commitment stands on its own.
        groepen = [(capaciteit(bijdragen), bijdragen)]
    rest = [(b.periode, b.plekken) for b in bijdragen]
    for trap, groep in groepen:
        for plekken, span in trap.lagen(venster):
            yield Deel(plekken, _zoals_bekend(span, groep))
            rest.append((span, -plekken))
    for plekken, span in Trap.uit(rest).lagen(venster):
        yield Deel(plekken, _zoals_bekend(span, bijdragen))


def _zoals_bekend(span: Periode, bijdragen: list[Bijdrage]) -> Periode:
    """The span with the precision with which its two ends were given."""
    begin = grofste(b.periode.van_precisie for b in bijdragen if b.periode.van == span.van)
    eind = grofste(b.periode.tot_precisie for b in bijdragen if b.periode.tot == span.tot)
    return Periode(span.van, span.tot, begin, eind)


def wat_als_zonder(bijdragen: Sequence[Bijdrage], venster: Periode) -> dict[Hashable, int]:
    """Per record (``regel``) how many guaranteed places would go if that one were not there. One sweep for all.

    The window is cut on every day on which a record begins or ends, so that each is there during whole pieces. Without
    it those have fewer places, and the others what they had: of these the lowest is known from either side.
    """
    begin, eind = venster.begin, venster.eind
    randen = {max(b.periode.begin, begin) for b in bijdragen} | {b.periode.eind for b in bijdragen}
    dagen = [begin, *sorted(dag for dag in randen if begin < dag < eind)]
    plaats = {dag: nummer for nummer, dag in enumerate(dagen)}
    stukken = [
        (plaats[max(b.periode.begin, begin)], plaats.get(b.periode.eind, len(dagen)), b)
        for b in bijdragen
        if b.periode.raakt(venster)
    ]
    sprongen = [0] * (len(dagen) + 1)
    for van, tot, bijdrage in stukken:
        sprongen[van] += bijdrage.plekken
        sprongen[tot] -= bijdrage.plekken
    waarden = list(accumulate(sprongen[:-1]))
    ervoor = list(accumulate(waarden, min))
    erna = list(accumulate(reversed(waarden), min))[::-1]
    uitkomst = dict.fromkeys((b.regel for b in bijdragen), 0)
    for van, tot, bijdrage in stukken:
        elders = [*ervoor[:van][-1:], *erna[tot : tot + 1]]
        uitkomst[bijdrage.regel] = erna[0] - min([min(waarden[van:tot]) - bijdrage.plekken, *elders])
    return uitkomst
