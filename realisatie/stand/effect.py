"""What the periods of a locatie do to the figures of its gemeente: counts or not, and why (R2, R10)."""

from collections.abc import Container, Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import Q

from opgaven.gebieden.models import Gemeente
from opgaven.rondes.models import Ronde
from prt.rekenen.getallen import som_bekend
from realisatie.locaties.keuzes import Doelgroep, Locatiesoort
from realisatie.locaties.models import Beschikbaarheid
from realisatie.locaties.querysets import ASIEL_EN_AMV
from realisatie.locaties.toen import als_periodes, in_verslagvolgorde, periodes_toen
from realisatie.stand.lezen import bijdragen_uit, lees_stand, soort_telt
from realisatie.stand.rekenen.garantie import Bijdrage, garantie
from realisatie.stand.rekenen.oordeel import Oordeel, Telling, beoordeel
from realisatie.stand.rekenen.telregels import tellend
from realisatie.uitruil.models import Overdracht

GEEN_ASIEL = Oordeel(Telling.NIET, 0, "deze doelgroep hoort niet bij de asielopgave; zij heeft een eigen opgave")


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


def effect(
    gemeente: Gemeente,
    ronde: Ronde,
    over: Sequence[Beschikbaarheid],
    *,
    vertrouwd: bool = False,
    zonder: int | None = None,
) -> Effect:
    """The figures of a gemeente, with the verdict on the periods ``over``. Two queries.

    Args:
        over: saved periods, or unsaved ones that are to be reckoned with as if they were.
        vertrouwd: whether the reader may see the confidential locaties of the gemeente. For others these are part
            of the guaranteed number only: a verdict would tell when their places are there (DOMEIN §6).
        zonder: a locatie whose saved periods ``over`` takes the place of.
    """
    eigen = Beschikbaarheid.objects.hard().asiel().filter(locatie__gemeente=gemeente).select_related("locatie")
    hard = [rij for rij in eigen if rij.locatie_id != zonder]
    if zonder is not None or any(rij.pk is None for rij in over):
        _nummer(over)
        hard += [rij for rij in over if rij.is_hard and rij.plekken and rij.van and rij.doelgroep in ASIEL_EN_AMV]
    hard = [rij for rij in hard if soort_telt(rij, ronde.regel)]
    tussen = Overdracht.objects.geldend().filter(Q(gever=gemeente) | Q(ontvanger=gemeente)).select_related("locatie")
    lijnen = [lijn for lijn in tussen if soort_telt(lijn, ronde.regel)]
    bijdragen = bijdragen_uit((rij for rij in hard if vertrouwd or not rij.locatie.vertrouwelijk), lijnen)
    verborgen = bijdragen_uit((rij for rij in hard if not vertrouwd and rij.locatie.vertrouwelijk), ())

    def minimum(doelgroep):
        vak = gemeente.pk, doelgroep
        telt, telt_verborgen = (tellend(deel.get(vak, ()), ronde.regel) for deel in (bijdragen, verborgen))
        uitkomst = garantie(telt, ronde.venster, verborgen=telt_verborgen)
        return uitkomst.plekken if uitkomst else None

    return Effect(
        gemeente,
        ronde,
        minimum(Doelgroep.ASIEL),
        minimum(Doelgroep.AMV),
        tuple((rij, _oordeel(rij, ronde, bijdragen.get((gemeente.pk, rij.doelgroep), []))) for rij in over),
    )


def effecten(gemeente: Gemeente, over: Sequence[Beschikbaarheid], *, vertrouwd: bool = False) -> list[Effect]:
    """The same in the last two cycli, the latest first: what counts in one need not count in the other (R10)."""
    return [effect(gemeente, ronde, over, vertrouwd=vertrouwd) for ronde in Ronde.objects.cycli()[:2]]


def naast_elkaar(effecten: Sequence[Effect]) -> list[tuple[Beschikbaarheid, tuple[Oordeel, ...]]]:
    """Per period its verdict in each of these effects, which are about the same periods."""
    kolommen = [effect.oordelen for effect in effecten]
    return [(rij[0][0], tuple(oordeel for _, oordeel in rij)) for rij in zip(*kolommen, strict=True)]


def oordelen_toen(
    gemeente: Gemeente, ronde: Ronde, moment: date, *, gebruiker, vertrouwd: Container[int]
) -> list[tuple[Beschikbaarheid, Oordeel]]:
    """The periods of a gemeente as they were known then, as far as somebody may see them, each with its verdict.

    Args:
        ronde: as it was known then.
        vertrouwd: the gemeenten whose confidential locaties this person may see.
    """
    rijen = in_verslagvolgorde(periodes_toen(moment, gebruiker).filter(toen_gemeente=gemeente.pk))
    stand = lees_stand(ronde, gemeente.provincie, moment)
    verborgen = stand.vertrouwelijk_buiten(vertrouwd)
    samen = {groep: stand.bijdragen_zonder(verborgen, gemeente.pk, groep) for groep in ASIEL_EN_AMV}
    periodes = als_periodes(rijen, moment, gebruiker)
    return [(periode, _oordeel(periode, ronde, samen.get(periode.doelgroep, []))) for periode in periodes]


def _oordeel(rij: Beschikbaarheid, ronde: Ronde, samen: Sequence[Bijdrage]) -> Oordeel:
    if rij.doelgroep not in ASIEL_EN_AMV:
        return GEEN_ASIEL
    return beoordeel(
        rij.hardheid,
        rij.plekken,
        rij.periode,
        ronde.venster,
        regel=("beschikbaarheid", rij.pk),
        samen=samen,
        telregel=ronde.regel,
        cno=rij.locatie.soort == Locatiesoort.CNO,
    )


def _nummer(rijen: Sequence[Beschikbaarheid]) -> None:
    """Unsaved periods get a key of their own, below every saved one, so that each can be told apart."""
    for nummer, rij in enumerate(rijen, 1):
        rij.pk = rij.pk or -nummer
