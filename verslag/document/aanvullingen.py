"""What parts of a report need beside the figures object: read once, and only what the report asks for."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta

from prt.toegang.spoor.lezen import als_moment, was_leeg_op
from realisatie.knelpunten.keuzes import Geadresseerde
from realisatie.knelpunten.lezen import open_voor
from realisatie.knelpunten.models import Knelpunt
from realisatie.maand.lezen import Maandverloop, bevestigingen
from verslag.cijfers.cijfers import Cijfers
from verslag.cijfers.samenstellen import stel_samen
from verslag.cijfers.stromen import Stromen, lees_stromen
from verslag.cijfers.verschillen import Cijferverschil, per_gemeente, totalen
from verslag.rapport.onderdelen import Aanvulling
from verslag.rapport.rapporten import Rapport


@dataclass(frozen=True)
class Maandverschil:
    """The figures beside those of the month before, as both were known then."""

    vanaf: date
    gemeenten: tuple[Cijferverschil, ...]
    totalen: tuple[Cijferverschil, ...]

    @property
    def regels(self) -> tuple[Cijferverschil, ...]:
        return (*self.gemeenten, *self.totalen)

    @property
    def gewijzigd(self) -> tuple[Cijferverschil, ...]:
        return tuple(regel for regel in self.gemeenten if regel.is_anders)


@dataclass(frozen=True)
class Aanvullingen:
    """A field per ``Aanvulling``; empty where the report does not ask for it.

    ``maandverschil`` is ``None`` when nothing had been entered yet a month before.
    """

    stromen: Stromen = field(default_factory=Stromen)
    maandverschil: Maandverschil | None = None
    maandstanden: tuple[Maandverloop, ...] = ()
    knelpunten: tuple[Knelpunt, ...] = ()


def lees_aanvullingen(rapport: Rapport, cijfers: Cijfers) -> Aanvullingen:
    """What the parts of this report ask for, as it was known when the figures were."""
    gevraagd: dict = {aanvulling.value: LEZERS[aanvulling](cijfers) for aanvulling in rapport.vraagt}
    return Aanvullingen(**gevraagd)


def _stromen(cijfers: Cijfers) -> Stromen:
    return lees_stromen(cijfers.provincie, cijfers.peildatum, cijfers.bekend_op)


def _maandverschil(cijfers: Cijfers) -> Maandverschil | None:
    """Since the end of the month before the peildatum.

    Both sides are figures as known at a moment, for only those are made in the same way: a total of now may hold
    confidential voornemens that one of an earlier moment leaves out.
    """
    vanaf = cijfers.peildatum.replace(day=1) - timedelta(days=1)
    nu = als_moment(cijfers.bekend_op)
    toen = min(als_moment(vanaf), nu)
    if was_leeg_op(toen):
        return None
    oud = stel_samen(cijfers.ronde, cijfers.provincie, vanaf, toen)
    nieuw = cijfers if cijfers.bekend_op else stel_samen(cijfers.ronde, cijfers.provincie, cijfers.peildatum, nu)
    return Maandverschil(vanaf, tuple(per_gemeente(oud, nieuw)), tuple(totalen(oud, nieuw)))


def _maandstanden(cijfers: Cijfers) -> tuple[Maandverloop, ...]:
    """Of the month that the peildatum is in."""
    gemeenten = [gemeente.gemeente for gemeente in cijfers.gemeenten]
    return tuple(bevestigingen(gemeenten, cijfers.peildatum.replace(day=1), cijfers.bekend_op))


def _knelpunten(cijfers: Cijfers) -> tuple[Knelpunt, ...]:
    return tuple(open_voor(Geadresseerde.LRT, cijfers.provincie, cijfers.bekend_op))


LEZERS: Mapping[Aanvulling, Callable[[Cijfers], object]] = {
    Aanvulling.STROMEN: _stromen,
    Aanvulling.MAANDVERSCHIL: _maandverschil,
    Aanvulling.MAANDSTANDEN: _maandstanden,
    Aanvulling.KNELPUNTEN: _knelpunten,
}
