"""What an uitruil with statushouders puts on the ledgers of the taakstelling (R6, R7): derived, stored nowhere."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass

from django.db.models import Q
from django.urls import reverse

from opgaven.rondes.models import Ronde
from opgaven.statushouders.lezen import Ruilpost, naam_op, ruilbron
from realisatie.locaties.keuzes import Doelgroep
from realisatie.uitruil.keuzes import Uitruilstand
from realisatie.uitruil.models import Overdracht
from realisatie.uitruil.rekenen import Huisvesting, geboekt_in, ruilboekingen


def _huisvesting(lijn: Overdracht) -> Huisvesting:
    return Huisvesting(
        lijn.gever_id, lijn.ontvanger_id, lijn.plekken, lijn.afgesproken_periode, lijn.uitruil.ontbonden_per
    )


@ruilbron
def ruilposten(gemeenten: Collection[int], rondes: Sequence[Ronde]) -> Iterable[Ruilpost]:
    """Of the agreements that count, both entries as far as they are of these gemeenten. One query."""
    lijnen = list(
        Overdracht.objects.geldend()
        .filter(Q(gever__in=gemeenten) | Q(ontvanger__in=gemeenten), doelgroep=Doelgroep.STATUSHOUDERS)
        .select_related("uitruil", "gever", "ontvanger")
        .order_by("van", "pk")
    )
    for boeking in ruilboekingen(map(_huisvesting, lijnen), [ronde.cyclus for ronde in rondes]):
        lijn = lijnen[boeking.afspraak]
        if boeking.gemeente in gemeenten:
            yield Ruilpost(
                boeking.gemeente,
                rondes[boeking.halfjaar].pk,
                boeking.personen,
                str(lijn.ontvanger if boeking.gemeente == lijn.gever_id else lijn.gever),
                lijn.uitruil.naam,
                reverse("uitruil-afspraak", args=[lijn.uitruil_id]),
            )


@dataclass(frozen=True, slots=True)
class Ruilregel:
    """A line with statushouders and the half-year that it belongs to; ``ronde`` is None while that is not kept here."""

    lijn: Overdracht
    halfjaar: str
    ronde: Ronde | None
    geboekt: bool

    @property
    def stand(self) -> str:
        """Whether it is on the ledgers, and why not."""
        if self.geboekt:
            return "Geboekt"
        match self.lijn.uitruil.stand:
            case Uitruilstand.VOORSTEL:
                return "Nog niet: een voorstel telt niet mee"
            case Uitruilstand.GELDT:
                return "Nog niet: van dit halfjaar is nog geen taakstelling vastgelegd"
        return "Niet geboekt: de uitruil is ontbonden"


def ruilregels(lijnen: Iterable[Overdracht]) -> list[Ruilregel]:
    """Where each line with statushouders is on the ledgers, or would be. One query, none without such lines."""
    eigen = [lijn for lijn in lijnen if lijn.doelgroep == Doelgroep.STATUSHOUDERS]
    rondes = list(Ronde.objects.halfjaren()) if eigen else []
    regels = []
    for lijn in eigen:
        ronde = next((ronde for ronde in rondes if ronde.cyclus.bevat(lijn.van)), None)
        geboekt = lijn.geldt and ronde is not None and geboekt_in(_huisvesting(lijn), [ronde.cyclus]) is not None
        regels.append(Ruilregel(lijn, naam_op(lijn.van), ronde, geboekt))
    return regels
