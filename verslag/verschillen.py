"""Since a moment changed: which records, from what to what, by whom, and what it did to the figures (R11)."""

from dataclasses import dataclass
from datetime import date

from prt.toegang.handelingen import Handeling, als_moment
from realisatie.spoor import Recordwijziging, wijzigingen
from verslag.cijfers import Cijfers

HOOGSTENS = 20


@dataclass(frozen=True, slots=True)
class Cijferverschil:
    """A gemeente, regio or provincie whose guaranteed places (or opgave) differ; ``None`` is none or unknown."""

    naam: str
    opgave: tuple[int | None, int | None]
    gegarandeerd: tuple[int | None, int | None]


@dataclass(frozen=True)
class Verschillen:
    """Between two moments: the figures that differ, and per action its first records and whether there are more."""

    cijfers: tuple[Cijferverschil, ...]
    handelingen: tuple[tuple[Handeling, list[Recordwijziging], bool], ...]


def vergelijk(oud: Cijfers, nieuw: Cijfers, *, gebruiker) -> Verschillen:
    """What changed between two ``bekend_op``; of the records only what this person may see. No figure is computed."""
    gedaan = _handelingen(oud.bekend_op, nieuw.bekend_op, gebruiker)
    per_handeling = wijzigingen(gedaan, gebruiker=gebruiker, hoogstens=HOOGSTENS + 1)
    return Verschillen(
        cijfers=tuple(_cijferverschillen(oud, nieuw)),
        handelingen=tuple(
            (h, per_handeling[h.pk][:HOOGSTENS], len(per_handeling[h.pk]) > HOOGSTENS)
            for h in gedaan
            if h.pk in per_handeling
        ),
    )


def _handelingen(van: date, tot: date | None, gebruiker):
    gedaan = Handeling.objects.zichtbaar_voor(gebruiker).filter(wanneer__gt=als_moment(van))
    return (gedaan.filter(wanneer__lte=als_moment(tot)) if tot else gedaan).order_by("pk")


def _cijferverschillen(oud: Cijfers, nieuw: Cijfers):
    for voor, na in zip(_regels(oud), _regels(nieuw), strict=True):
        verschil = Cijferverschil(na[0], (voor[1], na[1]), (voor[2], na[2]))
        if verschil.opgave[0] != verschil.opgave[1] or verschil.gegarandeerd[0] != verschil.gegarandeerd[1]:
            yield verschil


def _regels(cijfers: Cijfers):
    """Per gemeente, then the totals."""
    yield from ((g.naam, g.aantal_opgave, g.gegarandeerd) for g in cijfers.gemeenten)
    yield from ((deel.naam, deel.asiel.opgave, deel.asiel.gegarandeerd) for deel in (*cijfers.regios, cijfers))
