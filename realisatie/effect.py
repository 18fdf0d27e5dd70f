"""What the periods of a locatie do to the figures of its gemeente: counts or not, and why (R2, R10)."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.db.models import Q

from opgaven.models import Gemeente, Ronde
from prt.rekenen.getallen import som_bekend
from realisatie.keuzes import Doelgroep, Locatiesoort
from realisatie.models import Beschikbaarheid, Overdracht
from realisatie.querysets import ASIEL_EN_AMV
from realisatie.rekenen.garantie import capaciteit
from realisatie.rekenen.oordeel import Oordeel, Telling, beoordeel
from realisatie.rekenen.telregels import tellend
from realisatie.stand import bijdragen_uit, soort_telt

GEEN_ASIEL = Oordeel(Telling.NIET, 0, "deze doelgroep hoort niet bij de asielopgave")


@dataclass(frozen=True)
class Effect:
    """Guaranteed places of a gemeente in a cyclus, and the verdict on each of the periods asked about."""

    gemeente: Gemeente
    ronde: Ronde
    asiel: int | None
    amv: int | None
    oordelen: tuple[tuple[Beschikbaarheid, Oordeel], ...]

    @property
    def gegarandeerd(self) -> int | None:
        return som_bekend((self.asiel, self.amv))


def effect(gemeente: Gemeente, ronde: Ronde, over: Sequence[Beschikbaarheid], *, zonder: int | None = None) -> Effect:
    """The figures of a gemeente, with the verdict on the periods ``over``. Two queries.

    Args:
        over: saved periods, or unsaved ones that are to be reckoned with as if they were.
        zonder: a locatie whose saved periods ``over`` takes the place of.
    """
    eigen = Beschikbaarheid.objects.hard().asiel().filter(locatie__gemeente=gemeente).select_related("locatie")
    hard = [rij for rij in eigen if rij.locatie_id != zonder]
    if zonder is not None or any(rij.pk is None for rij in over):
        _nummer(over)
        hard += [rij for rij in over if rij.is_hard and rij.plekken and rij.van and rij.doelgroep in ASIEL_EN_AMV]
    hard = [rij for rij in hard if soort_telt(rij, ronde.regel)]
    lijnen = Overdracht.objects.geldend().filter(Q(gever=gemeente) | Q(ontvanger=gemeente))
    bijdragen = bijdragen_uit(hard, lijnen)

    def minimum(doelgroep):
        eigen_deel = tellend(bijdragen.get((gemeente.pk, doelgroep), []), ronde.regel)
        return capaciteit(eigen_deel).minimum(ronde.venster) if eigen_deel else None

    def oordeel(rij):
        if rij.doelgroep not in ASIEL_EN_AMV:
            return GEEN_ASIEL
        samen = bijdragen.get((gemeente.pk, rij.doelgroep), [])
        regel = ("beschikbaarheid", rij.pk)
        return beoordeel(
            rij.hardheid,
            rij.plekken,
            rij.periode,
            ronde.venster,
            regel=regel,
            samen=samen,
            telregel=ronde.regel,
            cno=rij.locatie.soort == Locatiesoort.CNO,
        )

    return Effect(
        gemeente,
        ronde,
        minimum(Doelgroep.ASIEL),
        minimum(Doelgroep.AMV),
        tuple((rij, oordeel(rij)) for rij in over),
    )


def effecten(gemeente: Gemeente, over: Sequence[Beschikbaarheid]) -> list[Effect]:
    """The same in the last two cycli, the latest first: what counts in one need not count in the other (R10)."""
    return [effect(gemeente, ronde, over) for ronde in Ronde.objects.cycli()[:2]]


def naast_elkaar(effecten: Sequence[Effect]) -> list[tuple[Beschikbaarheid, tuple[Oordeel, ...]]]:
    """Per period its verdict in each of these effects, which are about the same periods."""
    kolommen = [effect.oordelen for effect in effecten]
    return [(rij[0][0], tuple(oordeel for _, oordeel in rij)) for rij in zip(*kolommen, strict=True)]


def _nummer(rijen: Sequence[Beschikbaarheid]) -> None:
    """Unsaved periods get a key of their own, below every saved one, so that each can be told apart."""
    for nummer, rij in enumerate(rijen, 1):
        rij.pk = rij.pk or -nummer
