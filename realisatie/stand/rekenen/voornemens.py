"""Voornemens: counted beside the guaranteed places, never inside them (R3)."""

from collections import defaultdict
from collections.abc import Hashable, Iterable, Mapping
from dataclasses import dataclass

from realisatie.stand.rekenen.rijen import Plekrij


@dataclass(frozen=True, slots=True)
class Voornemenstand:
    """``plekken`` is the sum of what is known: 0 without any plan, ``None`` when no plan has a number yet.

    ``zonder_aantal`` counts the plans (locatie and doelgroep) without a number; ``aantal`` counts all plans.
    """

    plekken: int | None
    aantal: int
    zonder_aantal: int


def tel_voornemens(voornemens: Iterable[Plekrij], gegarandeerd: Mapping[tuple[Hashable, str], int]) -> Voornemenstand:
    """Per locatie and doelgroep the largest planned number once, whenever it starts.

    Of a plan that replaces or extends a hard locatie only what comes on top of its guaranteed places is new.

    Args:
        voornemens: the plans that are not over before the cyclus begins.
        gegarandeerd: per (locatie, doelgroep) the guaranteed places, for plans that replace or extend one.
    """
    grootste: dict[tuple[Hashable, str], Plekrij] = {}
    for plan in voornemens:
        sleutel = (plan.locatie, plan.doelgroep)
        if sleutel not in grootste or (plan.plekken or -1) > (grootste[sleutel].plekken or -1):
            grootste[sleutel] = plan
    per_vervangen: dict[tuple[Hashable, str] | None, int] = defaultdict(int)
    bekend = [(plan, plan.plekken) for plan in grootste.values() if plan.plekken is not None]
    for plan, plekken in bekend:
        per_vervangen[(plan.vervangt, plan.doelgroep) if plan.vervangt is not None else None] += plekken
    nieuw = sum(
        plekken if sleutel is None else max(0, plekken - gegarandeerd.get(sleutel, 0))
        for sleutel, plekken in per_vervangen.items()
    )
    return Voornemenstand(nieuw if bekend or not grootste else None, len(grootste), len(grootste) - len(bekend))
