"""Which opgave is in force for whom on a day: one query, frozen figures."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Protocol, TypeVar

from opgaven.gebieden.kaart import kaart
from opgaven.gebieden.keuzes import Gebiedsoort
from opgaven.gebieden.rekenen import Landindeling
from opgaven.opgaven.models import Opgave
from opgaven.opgaven.querysets import geldend_op
from opgaven.rondes.models import Ronde
from prt.toegang.spoor.lezen import bekend_op as historie_op


class Opgaverij(Protocol):
    """As much of an opgave as says whether it is in force."""

    gebied_id: int
    geldig_vanaf: date | None


Rij = TypeVar("Rij", bound=Opgaverij)


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

    Of who came in the place of others by then, with theirs along.

    Args:
        bekend_op: as they were known then (a moment, or the end of a day); None is now.
        filters: on opgaven, such as of one gemeente or by one kind of document.
    """
    alle = Opgave.objects.all() if bekend_op is None else historie_op(Opgave, bekend_op)
    gevonden = geldend_op(alle.filter(ronde=ronde, **filters), peildatum).select_related("bron", "gebied")
    return _indeling(gevonden, kaart().op(peildatum))


def opgaven_per_ronde(peildatum: date, *, van_toen: bool = False, **filters) -> dict[Ronde, GeldendeOpgaven]:
    """The same for every ronde that has any, in one query; ``filters`` on opgaven.

    ``van_toen``: of who was there when the ronde began, rather than of who came in its place since.
    """
    per_ronde: dict[Ronde, list[Opgave]] = defaultdict(list)
    for opgave in geldend_op(Opgave.objects.filter(**filters), peildatum).select_related("bron", "ronde", "gebied"):
        per_ronde[opgave.ronde].append(opgave)
    return {
        ronde: _indeling(opgaven, kaart().op(ronde.cyclus.begin if van_toen else peildatum))
        for ronde, opgaven in per_ronde.items()
    }


def _indeling(opgaven: Iterable[Opgave], indeling: Landindeling) -> GeldendeOpgaven:
    voor = van_kracht(opgaven, indeling)
    land = next((sleutel for sleutel, delen in voor.items() if delen[0].gebied.soort == Gebiedsoort.LAND), None)
    per_gebied = {sleutel: _samen([_cijfer(opgave) for opgave in delen]) for sleutel, delen in voor.items()}
    return GeldendeOpgaven(per_gebied, per_gebied.get(land) if land else None)


def van_kracht(opgaven: Iterable[Rij], indeling: Landindeling) -> dict[int, list[Rij]]:
    """By addressee of that day what makes up its figure in one ronde: its own, and of what came to it what goes on.

    Args:
        opgaven: those that had taken effect, in that order; of an addressee the last one counts.
    """
    laatste = {opgave.gebied_id: opgave for opgave in opgaven}
    voor: dict[int, list[Rij]] = defaultdict(list)
    for opgave in laatste.values():
        opvolgers = indeling.opvolgers(opgave.gebied_id)
        if not any(_vervangt(laatste.get(rij.opvolger), rij.vanaf) for rij in opvolgers):
            voor[indeling.nu(opgave.gebied_id)].append(opgave)
    return voor


def _vervangt(eigen: "Opgaverij | None", sinds: date) -> bool:
    """An opgave of who came in its place, in force since that day or later, is for the whole of it."""
    return bool(eigen and eigen.geldig_vanaf and eigen.geldig_vanaf >= sinds)


def _samen(delen: list[Opgavecijfer]) -> Opgavecijfer:
    """Of gemeenten that became one: what is not known of one of them, is not known of the whole."""
    if len(delen) == 1:
        return delen[0]
    amv = [deel.waarvan_amv for deel in delen]
    saldo = [deel.inclusief_saldo for deel in delen]

    def woorden(veld: str) -> str:
        return ", ".join(dict.fromkeys(filter(None, (getattr(deel, veld) for deel in delen))))

    return Opgavecijfer(
        sum(deel.aantal for deel in delen),
        None if None in amv else sum(filter(None, amv)),
        None if None in saldo else sum(filter(None, saldo)),
        woorden("grondslag"),
        woorden("bron"),
        woorden("vindplaats"),
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
