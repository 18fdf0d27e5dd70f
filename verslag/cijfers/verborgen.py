"""The voornemens that a reader may not tell apart: which totals hold them, and which figures do without (DOMEIN §6)."""

from collections import defaultdict
from collections.abc import Hashable, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date

from opgaven.gebieden.models import Gemeente, Regio
from opgaven.rondes.models import Ronde
from prt.rekenen.getallen import som_bekend
from realisatie.stand.rekenen.onherleidbaar import Verborgen, te_tellen
from realisatie.stand.rekenen.rijen import Plekrij
from realisatie.stand.rekenen.stand import Stand
from verslag.cijfers.cijfers import Optelling

PerRegio = Mapping[Regio, Iterable[Gemeente]]


@dataclass(frozen=True)
class Toevoegingen:
    """By regio (primary key) what its totals hold beside what can be told apart; ``None`` is for the provincie."""

    per_gebied: dict[Hashable, list[Verborgen]]

    def bij(self, gebied: Hashable, optelling: Optelling, doelgroep: str | None = None) -> Optelling:
        """The total with what comes on top; ``doelgroep`` for the table of amv alone."""
        delen = [deel for deel in self.per_gebied.get(gebied, ()) if doelgroep in (None, deel.doelgroep)]
        if not delen:
            return optelling
        plekken = som_bekend(deel.plekken for deel in delen)
        return replace(
            optelling,
            voornemens=som_bekend((optelling.voornemens or None, plekken)),
            voornemens_zonder_aantal=optelling.voornemens_zonder_aantal + sum(deel.plekken is None for deel in delen),
        )


def toevoegingen(stand: Stand, per_regio: PerRegio, ronde: Ronde, bekend_op: date | None) -> Toevoegingen:
    """What the totals may hold of what this reader may not tell apart: nothing of another moment or earlier cyclus.

    Otherwise a total of then could be taken off the one of now, and leave the one locatie that came in between.
    """
    return _te_tonen(_verborgen(stand, per_regio), ronde, bekend_op)


def weggelaten(stand: Stand, per_regio: PerRegio, ronde: Ronde, bekend_op: date | None) -> int:
    """How many confidential voornemens (by locatie and doelgroep) the figures that can be published do without."""
    alle = _verborgen(stand.voor(()), per_regio)
    erin = _te_tonen(alle, ronde, bekend_op).per_gebied.values()
    return sum(deel.plekken != 0 for deel in alle) - sum(map(len, erin))


def _te_tonen(delen: list[Verborgen], ronde: Ronde, bekend_op: date | None) -> Toevoegingen:
    vergelijkbaar = bekend_op is not None or (delen and ronde != Ronde.objects.cycli().first())
    return Toevoegingen({} if vergelijkbaar else te_tellen(delen))


def _verborgen(stand: Stand, per_regio: PerRegio) -> list[Verborgen]:
    """Per locatie and doelgroep what its voornemens add, but for those that a published regiototaal already covers."""
    if not stand.verborgen:
        return []
    alles, delen = stand.voor(None), []
    for regio, gemeente in ((regio.pk, gemeente) for regio, groep in per_regio.items() for gemeente in groep):
        plannen: dict[tuple[Hashable, str], list[Plekrij]] = defaultdict(list)
        for plan in alles.plannen([gemeente.pk]):
            if plan.locatie in stand.verborgen and not plan.in_totaal:
                plannen[plan.locatie, plan.doelgroep].append(plan)
        for (locatie, doelgroep), groep in plannen.items():
            delen.append(Verborgen(regio, gemeente.pk, locatie, doelgroep, alles.tel(groep).plekken))
    return delen
