"""What the periods of a locatie do to the figures of its gemeente: counts or not, and why (R2, R10)."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.db.models import Q

from opgaven.models import Gemeente, Ronde
from prt.rekenen.getallen import som_bekend
from realisatie.keuzes import Doelgroep
from realisatie.models import Beschikbaarheid, Overdracht
from realisatie.querysets import ASIEL_EN_AMV
from realisatie.rekenen.garantie import capaciteit
from realisatie.rekenen.oordeel import Oordeel, Telling, beoordeel
from realisatie.stand import bijdragen_uit, is_cno, tellend_in

GEEN_ASIEL = Oordeel(Telling.NIET, 0, "deze doelgroep hoort niet bij de asielopgave")
GEEN_CNO = Oordeel(
    Telling.NIET, 0, "crisisnoodopvang telt voor de CNO-opgave en in deze cyclus niet voor de asielopgave"
)


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
    lijnen = Overdracht.objects.geldend().filter(Q(gever=gemeente) | Q(ontvanger=gemeente)).select_related("locatie")
    bijdragen = bijdragen_uit(tellend_in(ronde, hard), tellend_in(ronde, lijnen))

    def minimum(doelgroep):
        eigen_deel = bijdragen.get((gemeente.pk, doelgroep))
        return capaciteit(eigen_deel).minimum(ronde.venster) if eigen_deel else None

    def oordeel(rij):
        if rij.doelgroep not in ASIEL_EN_AMV:
            return GEEN_ASIEL
        if is_cno(rij.locatie) and not ronde.telt.telt_cno:
            return GEEN_CNO
        samen = bijdragen.get((gemeente.pk, rij.doelgroep), [])
        regel = ("beschikbaarheid", rij.pk)
        return beoordeel(rij.hardheid, rij.plekken, rij.periode, ronde.venster, regel=regel, samen=samen)

    return Effect(
        gemeente,
        ronde,
        minimum(Doelgroep.ASIEL),
        minimum(Doelgroep.AMV),
        tuple((rij, oordeel(rij)) for rij in over),
    )


def _nummer(rijen: Sequence[Beschikbaarheid]) -> None:
    """Unsaved periods get a key of their own, below every saved one, so that each can be told apart."""
    for nummer, rij in enumerate(rijen, 1):
        rij.pk = rij.pk or -nummer
