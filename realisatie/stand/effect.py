"""What the periods of a locatie do to the figures of its gemeente: counts or not, and why (R2, R10)."""

from collections.abc import Container, Sequence
from dataclasses import dataclass
from datetime import date

from opgaven.gebieden.models import Gemeente
from opgaven.gebieden.querysets import binnen
from opgaven.rondes.models import Ronde
from prt.rekenen.getallen import som_bekend
from prt.weergave import getal
from realisatie.locaties.keuzes import Doelgroep, Locatiesoort
from realisatie.locaties.models import Beschikbaarheid
from realisatie.locaties.querysets import ASIEL_EN_AMV
from realisatie.locaties.toen import als_periodes, in_verslagvolgorde, periodes_toen
from realisatie.stand.lezen import als_rijen, lees_records, lees_stand, stand_van
from realisatie.stand.rekenen.oordeel import Meetelling, Oordeel, beoordeel
from realisatie.stand.rekenen.stand import Stand
from realisatie.stand.terugblik import Records

GEEN_ASIEL = Oordeel(Meetelling.NIET, 0, "deze doelgroep hoort niet bij de asielopgave; zij heeft een eigen opgave")


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

    @property
    def nu(self) -> str:
        return self._garandeert("nu")

    @property
    def na_opslaan(self) -> str:
        return self._garandeert("na opslaan")

    def _garandeert(self, wanneer: str) -> str:
        """Asiel and amv apart where there is amv; ``None`` is none, not nought."""
        plekken = getal(self.gegarandeerd, "geen")
        amv = "" if self.amv is None else f" ({getal(self.asiel, 'geen')} asiel en {getal(self.amv)} amv)"
        return f"{self.gemeente} garandeert {wanneer} {plekken} plekken in {self.ronde}{amv}."


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
    stand = lees_stand(ronde, [gemeente]).voor({gemeente.pk} if vertrouwd else ())
    return _effect(stand, gemeente, ronde, over, zonder=zonder)


def effecten(
    gemeente: Gemeente, over: Sequence[Beschikbaarheid], *, vertrouwd: bool = False, records: Records | None = None
) -> list[Effect]:
    """The same in the last two cycli, the latest first: what counts in one need not count in the other (R10).

    Args:
        records: those of the gemeente, when they were read already.
    """
    records, kring = records or lees_records([gemeente]), {gemeente.pk} if vertrouwd else ()
    rondes = Ronde.objects.cycli()[:2]
    return [_effect(stand_van(records, ronde).voor(kring), gemeente, ronde, over) for ronde in rondes]


def _effect(
    stand: Stand, gemeente: Gemeente, ronde: Ronde, over: Sequence[Beschikbaarheid], *, zonder: int | None = None
) -> Effect:
    if zonder is not None or any(rij.pk is None for rij in over):
        _nummer(over)
        weg = {rij.regel for rij in stand.rijen.plekken if rij.locatie == zonder}
        stand = stand.wat_als(erbij=als_rijen(rij for rij in over if rij.plekken and rij.van), zonder=weg)
    return Effect(
        gemeente,
        ronde,
        stand.gegarandeerd([gemeente.pk], [Doelgroep.ASIEL]),
        stand.gegarandeerd([gemeente.pk], [Doelgroep.AMV]),
        tuple(_oordelen(over, stand, gemeente)),
    )


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
    rijen = in_verslagvolgorde(periodes_toen(moment, gebruiker).filter(binnen(gemeente, "gemeente")))
    stand = lees_stand(ronde, [gemeente], moment).voor(vertrouwd)
    return _oordelen(als_periodes(rijen, moment, gebruiker), stand, gemeente)


def _oordelen(
    over: Sequence[Beschikbaarheid], stand: Stand, gemeente: Gemeente
) -> list[tuple[Beschikbaarheid, Oordeel]]:
    return [(rij, _oordeel(rij, stand, gemeente)) for rij in over]


def _oordeel(rij: Beschikbaarheid, stand: Stand, gemeente: Gemeente) -> Oordeel:
    if rij.doelgroep not in ASIEL_EN_AMV:
        return GEEN_ASIEL
    return beoordeel(
        rij.hardheid,
        rij.plekken,
        rij.periode,
        regel=("beschikbaarheid", rij.pk),
        vak=stand.vak(gemeente.pk, rij.doelgroep),
        cno=rij.locatie.soort == Locatiesoort.CNO,
    )


def _nummer(rijen: Sequence[Beschikbaarheid]) -> None:
    """Unsaved periods get a key of their own, below every saved one, so that each can be told apart."""
    for nummer, rij in enumerate(rijen, 1):
        rij.pk = rij.pk or -nummer
