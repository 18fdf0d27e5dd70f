"""Which opgave is in force for whom on a day: one query, frozen figures."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date

from opgaven.gebieden.keuzes import Gebiedsoort
from opgaven.opgaven.models import Opgave
from opgaven.opgaven.querysets import geldend_op
from opgaven.rondes.models import Ronde
from prt.toegang.spoor.lezen import bekend_op as historie_op


@dataclass(frozen=True, slots=True)
class Opgavecijfer:
    """One figure and the document it rests on. ``waarvan_amv`` is included in ``aantal``; ``None`` is onbekend."""

    aantal: int
    waarvan_amv: int | None
    inclusief_saldo: int | None
    grondslag: str
    bron: str
    vindplaats: str


@dataclass(frozen=True)
class GeldendeOpgaven:
    """The figures in force, by primary key of the addressee; ``landelijk`` where it was published."""

    per_gebied: Mapping[int, Opgavecijfer] = field(default_factory=dict)
    landelijk: Opgavecijfer | None = None


def ronde_van(ronde: Ronde, bekend_op: date | None) -> Ronde:
    """The ronde with its dates and rules as known then; as it is now when it was not there yet."""
    toen = historie_op(Ronde, bekend_op).filter(id=ronde.pk).first() if bekend_op else None
    return toen.instance if toen else ronde


def opgaven_van(ronde: Ronde, peildatum: date, bekend_op: date | None = None, **filters) -> GeldendeOpgaven:
    """The opgaven of a ronde as in force on ``peildatum``: per addressee the figure that took effect last.

    Args:
        bekend_op: as they were known then (a moment, or the end of a day); None is now.
        filters: on opgaven, such as of one gemeente or by one kind of document.
    """
    alle = Opgave.objects.all() if bekend_op is None else historie_op(Opgave, bekend_op)
    return _indeling(geldend_op(alle.filter(ronde=ronde, **filters), peildatum).select_related("bron", "gebied"))


def opgaven_per_ronde(peildatum: date, **filters) -> dict[Ronde, GeldendeOpgaven]:
    """The same for every ronde that has any, in one query; ``filters`` on opgaven."""
    per_ronde: dict[Ronde, list[Opgave]] = defaultdict(list)
    for opgave in geldend_op(Opgave.objects.filter(**filters), peildatum).select_related("bron", "ronde", "gebied"):
        per_ronde[opgave.ronde].append(opgave)
    return {ronde: _indeling(opgaven) for ronde, opgaven in per_ronde.items()}


def _indeling(opgaven: Iterable[Opgave]) -> GeldendeOpgaven:
    """By addressee; of several the last one."""
    laatste = {opgave.gebied: _cijfer(opgave) for opgave in opgaven}
    return GeldendeOpgaven(
        {gebied.pk: cijfer for gebied, cijfer in laatste.items()},
        next((cijfer for gebied, cijfer in laatste.items() if gebied.soort == Gebiedsoort.LAND), None),
    )


def _cijfer(opgave: Opgave) -> Opgavecijfer:
    return Opgavecijfer(
        opgave.aantal,
        opgave.waarvan_amv,
        opgave.inclusief_saldo,
        opgave.get_grondslag_display(),
        str(opgave.bron or ""),
        opgave.vindplaats,
    )
