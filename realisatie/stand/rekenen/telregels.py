"""What counts in a cyclus by its telregel (R10), before the window is looked at (R2)."""

from collections import defaultdict
from collections.abc import Hashable, Iterable, Sequence
from dataclasses import replace
from datetime import date

from opgaven.rondes.rekenen import Telregel
from prt.rekenen.perioden import Periode, Precisie
from realisatie.stand.rekenen.garantie import Bijdrage, capaciteit


def tellend(bijdragen: Iterable[Bijdrage], telregel: Telregel) -> list[Bijdrage]:
    """The contributions of one gemeente and doelgroep that count, each for as many places as count; order kept.

    By ``DUURZAAM`` own places count when their locatie has them for five years on end. A transfer is judged by its own
    length, on both sides alike: one that is too short leaves the places with the giver.
    """
    bijdragen = list(bijdragen)
    if not telregel.jaren:
        return bijdragen
    samen: dict[Hashable, list[Bijdrage]] = defaultdict(list)
    for bijdrage in bijdragen:
        samen[bijdrage.herkomst].append(bijdrage)
    plekken = ((bijdrage, duurzaam(bijdrage, samen[bijdrage.herkomst], telregel.jaren)) for bijdrage in bijdragen)
    return [bijdrage if n == bijdrage.plekken else replace(bijdrage, plekken=n) for bijdrage, n in plekken if n]


def duurzaam(bijdrage: Bijdrage, op_locatie: Sequence[Bijdrage], jaren: int) -> int:
    """How many of these places their locatie has for so many years on end, this period among them.

    What connects counts together: 550 that end on the day on which another 550 begin, or after it, go on. What stands
    beside it all the time does not: 22 places of three years beside 300 of seven stay places of three years. An end
    that was never given is no end that can be counted with.
    """
    if bijdrage.plekken < 0:
        return bijdrage.plekken if _lang_genoeg(bijdrage.periode, jaren) else 0
    if einde_onbekend(bijdrage.periode):
        return 0
    bekend = [b for b in op_locatie if b.plekken > 0 and not einde_onbekend(b.periode)]
    trap = capaciteit(bekend)
    ernaast = trap.minimum(bijdrage.periode) - bijdrage.plekken
    hoogtes = {waarde - ernaast for _, waarde in trap.punten if 0 < waarde - ernaast < bijdrage.plekken}
    for hoogte in sorted(hoogtes | {bijdrage.plekken}, reverse=True):
        if _lang_genoeg(trap.aaneengesloten(bijdrage.periode, ernaast + hoogte), jaren):
            return hoogte
    return 0


def voornemen_telt(periode: Periode, telregel: Telregel) -> bool:
    """Only of a plan with both its days known can it be said that it is too short."""
    bekend = periode.van is not None and periode.tot is not None
    return not (telregel.jaren and bekend and not _lang_genoeg(periode, telregel.jaren))


def einde_onbekend(periode: Periode) -> bool:
    """No end was given: something else than *onbepaald*."""
    return periode.tot is None and periode.tot_precisie == Precisie.ONBEKEND


def _lang_genoeg(periode: Periode, jaren: int) -> bool:
    if periode.van is None or periode.tot is None:
        return not einde_onbekend(periode)
    return jaren_na(periode.van, jaren) <= periode.tot


def jaren_na(dag: date, jaren: int) -> date:
    """The same day so many years on; 1 March for 29 February where there is none."""
    try:
        return dag.replace(year=dag.year + jaren)
    except ValueError:
        return date(dag.year + jaren, 3, 1)
