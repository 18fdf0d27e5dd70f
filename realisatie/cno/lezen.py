"""Crisisnoodopvang: the places on any day beside the opgave per group, and a column per day. Two queries and a few."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from opgaven.gebieden.indeling import Tabelgroep, groep_van
from opgaven.gebieden.kaart import kaart
from opgaven.gebieden.keuzes import Lidsoort
from opgaven.gebieden.models import Gebied, Gemeente, Provincie, Regio
from opgaven.opgaven.lezen import opgaven_van
from opgaven.rondes.models import Ronde
from prt.grafiek.balken import Balken, Balkrij, teken
from prt.rekenen.getallen import som_bekend, verschil
from prt.rekenen.trap import Trap, som
from prt.weergave import datum, getal
from realisatie.locaties.keuzes import Doelgroep, Locatiesoort
from realisatie.locaties.models import Locatie
from realisatie.stand.lezen import als_rijen, periodes_van
from realisatie.stand.rekenen.stand import Maatstaf, Stand

VERTROUWELIJK = "Vertrouwelijk"


@dataclass(frozen=True)
class Cnolocatie:
    """One locatie with its hard places over time; without a ``locatie`` all those of a regio that stay unnamed.

    ``groep``: in which group it counts. What stays unnamed counts only in a group that holds all of its regio.
    """

    regio: Regio | None
    groep: Tabelgroep | None
    locatie: Locatie | None
    trap: Trap

    @property
    def naam(self) -> str:
        return self.locatie.naam if self.locatie else f"{VERTROUWELIJK}, {self.regio}"

    @property
    def volgorde(self) -> tuple:
        return self.groep.op_naam if self.groep else (True, "~")

    @property
    def gemeente(self) -> str:
        return self.locatie.gemeente.nu.naam if self.locatie else ""

    @property
    def duur(self) -> str:
        """How long people can stay: a word of ``Cnoduur``, or empty for onbekend."""
        return self.locatie.cno_duur if self.locatie else ""

    @property
    def van(self) -> date | None:
        """The first day with places."""
        return next((dag for dag, plekken in self.trap.punten if plekken and dag != date.min), None)

    @property
    def tot(self) -> date | None:
        """The first day after the last places; ``None`` when no end was agreed."""
        return self.trap.punten[-1][0] if self.trap.punten and not self.trap.punten[-1][1] else None

    def op(self, dagen: Iterable[date]) -> list[int]:
        return [self.trap.op(dag) for dag in dagen]


def lees_cno(
    provincie: Provincie,
    regio: Regio | None = None,
    *,
    bij_naam: Iterable[int] = (),
    indeling: Lidsoort = Lidsoort.REGIO,
) -> list[Cnolocatie]:
    """Every locatie with hard CNO places, by group, gemeente and name. One query.

    Args:
        bij_naam: the gemeenten of which the reader may see confidential locaties by name; elsewhere those are
            taken together per regio, so that the totals still hold them.
    """
    hard = periodes_van((regio or provincie).omvat, [Doelgroep.ASIEL]).hard()
    hard = list(hard.filter(locatie__soort=Locatiesoort.CNO).select_related("locatie__gemeente"))
    stand = Stand(als_rijen(hard), Maatstaf(cno=True))
    bij_naam, delen = set(bij_naam), defaultdict(list)
    for plek in dict.fromkeys(rij.locatie for rij in hard):
        open_ = not plek.vertrouwelijk or plek.gemeente.nu.pk in bij_naam
        trap = stand.op_locatie(plek.pk, Doelgroep.ASIEL).capaciteit
        delen[plek.gemeente.regio, plek if open_ else None].append(trap)
    rijen = [
        Cnolocatie(hier, _groep(hier, plek, indeling), plek, som(trappen)) for (hier, plek), trappen in delen.items()
    ]
    return sorted(rijen, key=lambda rij: (rij.volgorde, rij.locatie is None, rij.gemeente, rij.naam))


def _groep(regio: Regio | None, plek: Locatie | None, indeling: Lidsoort) -> Tabelgroep | None:
    if plek:
        return groep_van(plek.gemeente_id, indeling)
    groepen = kaart().groepen_van(regio.pk, indeling) if regio else ()
    if len(groepen) != 1:
        return None
    (sleutel,) = groepen
    return Tabelgroep(indeling, None if sleutel is None else kaart().gebieden[sleutel])


def totaal_op(rijen: Sequence[Cnolocatie], dagen: Iterable[date]) -> list[int | None]:
    """The places of all of them together, per day; unknown when nothing was ever entered."""
    if not rijen:
        return [None for _ in dagen]
    samen = som(rij.trap for rij in rijen)
    return [samen.op(dag) for dag in dagen]


def eersten(van: date, tot: date, *, hoogstens: int) -> list[date]:
    """The first days of the months from that of ``van`` until and with that of ``tot``."""
    eerste, laatste = van.year * 12 + van.month - 1, tot.year * 12 + tot.month - 1
    return [date(nummer // 12, nummer % 12 + 1, 1) for nummer in range(eerste, laatste + 1)][:hoogstens]


@dataclass(frozen=True)
class Groepstand:
    """Plekken asked of a group of gemeenten and there on the day; ``None`` is onbekend."""

    naam: str
    opgave: int | None
    plekken: int | None

    @property
    def verschil(self) -> int | None:
        return verschil(self.plekken, self.opgave)


def per_groep(
    ronde: Ronde | None, groepen: Mapping[Tabelgroep, Iterable[Gemeente]], rijen: Sequence[Cnolocatie], dag: date
) -> list[Groepstand]:
    """A group in which nothing was ever entered has an unknown number of places, not 0.

    Its opgave is its own, or what was asked of its gemeenten; what was asked of regio's, no other group has.
    """
    opgaven = opgaven_van(ronde, dag).per_gebied if ronde else {}

    def gevraagd(gebieden: Iterable[Gebied]) -> int | None:
        return som_bekend(opgaven[gebied.pk].aantal for gebied in gebieden if gebied.pk in opgaven)

    standen = []
    for groep, gemeenten in groepen.items():
        eigen = [rij for rij in rijen if rij.groep == groep]
        opgave = gevraagd([groep.gebied] if groep.gebied else [])
        opgave = gevraagd(gemeenten) if opgave is None else opgave
        standen.append(Groepstand(groep.naam, opgave, totaal_op(eigen, [dag])[0]))
    return standen


def grafiek(standen: Sequence[Groepstand], dag: date) -> Balken:
    """The groups side by side."""
    zinnen = [
        f"{stand.naam[0].upper()}{stand.naam[1:]} heeft {getal(stand.plekken, 'een onbekend aantal')} van de "
        f"{getal(stand.opgave, 'onbekende')} gevraagde plekken."
        for stand in standen
    ]
    balken = [Balkrij(stand.naam, stand.plekken, stand.opgave) for stand in standen]
    titel = f"Crisisnoodopvang op {datum(dag)}"
    return teken(titel, " ".join(zinnen), {"": balken}, balk="plekken", streep="opgave")
