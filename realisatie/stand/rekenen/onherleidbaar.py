"""When a total may hold confidential voornemens: never so that one of them can be told from it (DOMEIN §6)."""

from collections import defaultdict
from collections.abc import Callable, Collection, Hashable, Iterable, Mapping
from dataclasses import dataclass

MINSTE_LOCATIES = 3

MINSTE_GEMEENTEN = 2


@dataclass(frozen=True, slots=True)
class Verborgen:
    """What the voornemens of one confidential locatie add for one doelgroep; ``plekken`` is ``None`` while unknown."""

    regio: Hashable
    gemeente: Hashable
    locatie: Hashable
    doelgroep: str
    plekken: int | None


def genoeg(groep: Collection[Verborgen]) -> bool:
    """Whether nobody can tell one locatie, or one gemeente, from the sum of a group."""
    locaties, gemeenten = {deel.locatie for deel in groep}, {deel.gemeente for deel in groep}
    return len(locaties) >= MINSTE_LOCATIES and len(gemeenten) >= MINSTE_GEMEENTEN


def te_tellen(verborgen: Iterable[Verborgen]) -> dict[Hashable, list[Verborgen]]:
    """Which count where: per regio, and under ``None`` those that count in the provincie only; the rest nowhere.

    Every doelgroep, and what has a number and what has none, must be enough by itself: the tables show amv apart
    from asiel that includes it, so that their difference is a number that is shown, too.
    """
    geteld: dict[Hashable, list[Verborgen]] = defaultdict(list)
    for groep in _gegroepeerd(verborgen, lambda deel: (deel.doelgroep, deel.plekken is None)).values():
        over: list[Verborgen] = []
        for regio, deel in _gegroepeerd(groep, lambda deel: deel.regio).items():
            (geteld[regio] if genoeg(deel) else over).extend(deel)
        if genoeg(over):
            geteld[None] += over
    return geteld


def geplaatst(
    geteld: Mapping[Hashable, list[Verborgen]], groepen: Callable[[Hashable], Collection[Hashable]]
) -> dict[Hashable, list[Verborgen]]:
    """The same in another grouping, or in the regio's of another day; under ``None`` what counts in the provincie only.

    What counts in a regio together counts in a group as a whole, and only in one that holds all of that regio,
    whatever gemeenten the locaties are in. So a total of a group says nothing that the totals per regio do not.

    Args:
        groepen: by regio the groups that its gemeenten are in.
    """
    elders: dict[Hashable, list[Verborgen]] = defaultdict(list)
    for regio, delen in geteld.items():
        hier = groepen(regio) if regio is not None else ()
        elders[next(iter(hier)) if len(hier) == 1 else None] += delen
    return elders


def _gegroepeerd(
    verborgen: Iterable[Verborgen], sleutel: Callable[[Verborgen], Hashable]
) -> dict[Hashable, list[Verborgen]]:
    groepen: dict[Hashable, list[Verborgen]] = defaultdict(list)
    for deel in verborgen:
        if deel.plekken != 0:  # what adds nothing hides nothing either
            groepen[sleutel(deel)].append(deel)
    return groepen
