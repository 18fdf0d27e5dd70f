"""The other opgaven of a gemeente beside asiel, for the provinciaal plan: Oekraïne and statushouders."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date

from django.db.models import F, Q
from django.db.models.expressions import OrderBy

from opgaven.gebieden.models import Gemeente, Provincie
from opgaven.opgaven.lezen import GeldendeOpgaven, Opgavecijfer, opgaven_van
from opgaven.rondes.keuzes import Stroom
from opgaven.rondes.models import Ronde
from prt.rekenen.getallen import Som, som, verschil
from realisatie.oekraine.lezen import plekken_op


@dataclass(frozen=True)
class Stromen:
    """Per gemeente (primary key) its opgaven besides asiel, and the Oekraïne places (plekken) on the peildatum.

    ``None``, or no entry, is onbekend. ``statushouders`` are persons in the half-year that the peildatum is in.
    """

    oekraine: GeldendeOpgaven = field(default_factory=GeldendeOpgaven)
    oekraine_ronde: Ronde | None = None
    oekraine_plekken: Mapping[int, int] = field(default_factory=dict)
    statushouders: GeldendeOpgaven = field(default_factory=GeldendeOpgaven)
    statushouders_ronde: Ronde | None = None

    def van(self, gemeenten: Iterable[Gemeente]) -> "Stroomstand":
        """Of one gemeente, or of several together."""
        sleutels = [gemeente.pk for gemeente in gemeenten]
        taakstellingen = [self.statushouders.per_gebied.get(sleutel) for sleutel in sleutels]
        return Stroomstand(
            opgave_oekraine=_som(self.oekraine.per_gebied.get(sleutel) for sleutel in sleutels),
            plekken_oekraine=som(self.oekraine_plekken.get(sleutel) for sleutel in sleutels),
            taakstelling=_som(taakstellingen),
            taakstelling_met_saldo=som(t.inclusief_saldo if t else None for t in taakstellingen),
        )


@dataclass(frozen=True, slots=True)
class Stroomstand:
    """Plekken for Oekraïne, persons for statushouders; each with of how many gemeenten it is known (R14)."""

    opgave_oekraine: Som
    plekken_oekraine: Som
    taakstelling: Som
    taakstelling_met_saldo: Som

    @property
    def verschil_oekraine(self) -> int | None:
        """Places minus opgave; unknown when a part of either is."""
        return verschil(self.plekken_oekraine.heel, self.opgave_oekraine.heel)

    @property
    def saldo(self) -> int | None:
        """Achterstand above zero, voorsprong below; as far as it was settled with this taakstelling."""
        return verschil(self.taakstelling_met_saldo.heel, self.taakstelling.heel)


def lees_stromen(provincie: Provincie, peildatum: date, bekend_op: date | None = None) -> Stromen:
    """In at most five queries."""
    oekraine = _ronde(provincie, Stroom.OEKRAINE, F("uiterlijk").asc(), Q(uiterlijk__lte=peildatum))
    statushouders = _ronde(provincie, Stroom.STATUSHOUDERS, F("van").asc(), Q(van__lte=peildatum))
    return Stromen(
        oekraine=opgaven_van(oekraine, peildatum, bekend_op) if oekraine else GeldendeOpgaven(),
        oekraine_ronde=oekraine,
        oekraine_plekken=plekken_op(provincie, peildatum, bekend_op),
        statushouders=opgaven_van(statushouders, peildatum, bekend_op) if statushouders else GeldendeOpgaven(),
        statushouders_ronde=statushouders,
    )


def _ronde(provincie: Provincie, stroom: Stroom, volgorde: OrderBy, begonnen: Q) -> Ronde | None:
    """The last one that has begun; before the first of all, that one."""
    rondes = Ronde.objects.van(provincie).filter(stroom=stroom).order_by(volgorde)
    return rondes.filter(begonnen).last() or rondes.first()


def _som(cijfers: Iterable[Opgavecijfer | None]) -> Som:
    return som(cijfer.aantal if cijfer else None for cijfer in cijfers)
