"""The voornemens that a reader may not tell apart: which totals hold them, and which figures do without (DOMEIN §6)."""

from collections import defaultdict
from collections.abc import Collection, Hashable, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from opgaven.gebieden.kaart import kaart
from opgaven.gebieden.keuzes import Lidsoort
from opgaven.rondes.models import Ronde
from prt.rekenen.getallen import som_bekend
from realisatie.locaties.models import Locatie
from realisatie.stand.rekenen.onherleidbaar import Verborgen, geplaatst, te_tellen
from realisatie.stand.rekenen.rijen import Plekrij
from realisatie.stand.rekenen.stand import Stand
from verslag.cijfers.cijfers import Optelling

ZONDER_GROEP = 0
"""Instead of the key of a group: that of who is in none."""


@dataclass(frozen=True)
class Toevoegingen:
    """What totals hold beside what can be told apart, by the regio's of today (primary keys) that make them up.

    Under ``None`` what only the total of the provincie holds.
    """

    geteld: Mapping[Hashable, list[Verborgen]]
    peildatum: date

    def per_groep(self, soort: Lidsoort) -> dict[Hashable, list[Verborgen]]:
        """The same by the groups of a kind on the peildatum (primary keys)."""

        def groepen(regio: Any) -> set[int]:
            van = kaart().groepen_van(regio, soort, self.peildatum)
            return {ZONDER_GROEP if groep is None else groep for groep in van}

        return geplaatst(self.geteld, groepen)


def met(delen: Iterable[Verborgen], optelling: Optelling, doelgroep: str | None = None) -> Optelling:
    """The total with what comes on top; ``doelgroep`` for the table of amv alone."""
    delen = [deel for deel in delen if doelgroep in (None, deel.doelgroep)]
    if not delen:
        return optelling
    plekken = som_bekend(deel.plekken for deel in delen)
    return replace(
        optelling,
        voornemens=som_bekend((optelling.voornemens or None, plekken)),
        voornemens_zonder_aantal=optelling.voornemens_zonder_aantal + sum(deel.plekken is None for deel in delen),
    )


def toevoegingen(
    stand: Stand, gemeenten: Collection[int], ronde: Ronde, peildatum: date, bekend_op: date | None
) -> Toevoegingen:
    """What the totals may hold of what this reader may not tell apart: nothing of another moment or earlier cyclus.

    Otherwise a total of then could be taken off the one of now, and leave the one locatie that came in between.
    """
    return Toevoegingen(_te_tonen(_verborgen(stand, gemeenten), ronde, bekend_op), peildatum)


def weggelaten(stand: Stand, gemeenten: Collection[int], ronde: Ronde, bekend_op: date | None) -> int:
    """How many confidential voornemens (by locatie and doelgroep) the figures that can be published do without."""
    alle = _verborgen(stand.voor(()), gemeenten)
    erin = _te_tonen(alle, ronde, bekend_op).values()
    return sum(deel.plekken != 0 for deel in alle) - sum(map(len, erin))


def _te_tonen(delen: list[Verborgen], ronde: Ronde, bekend_op: date | None) -> dict[Hashable, list[Verborgen]]:
    vergelijkbaar = bekend_op is not None or (delen and ronde != Ronde.objects.cycli().first())
    return {} if vergelijkbaar else te_tellen(delen)


def _verborgen(stand: Stand, gemeenten: Collection[int]) -> list[Verborgen]:
    """Per locatie and doelgroep what its voornemens add, but for those that a published regiototaal already covers.

    Each of the gemeente and the regio of today, whatever the peildatum: otherwise the totals of two days could be taken
    off each other, and leave the one locatie that went from one regio to another.
    """
    if not stand.verborgen:
        return []
    alles, vandaag = stand.voor(None), kaart().vandaag
    plannen: dict[tuple[Hashable, str], list[Plekrij]] = defaultdict(list)
    for plan in alles.plannen(gemeenten):
        if plan.locatie in stand.verborgen and not plan.in_totaal:
            plannen[plan.locatie, plan.doelgroep].append(plan)
    waar = dict(Locatie.objects.filter(pk__in={locatie for locatie, _ in plannen}).values_list("pk", "gemeente"))
    return [
        Verborgen(
            vandaag.groep(waar[locatie], Lidsoort.REGIO),
            vandaag.nu(waar[locatie]),
            locatie,
            doelgroep,
            alles.tel(groep).plekken,
        )
        for (locatie, doelgroep), groep in plannen.items()
        if locatie in waar
    ]
