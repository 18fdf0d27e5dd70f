"""Since a moment changed: which records, from what to what, by whom, and what it did to the figures (R11)."""

from dataclasses import dataclass

from prt.toegang.spoor.lezen import als_moment
from prt.toegang.spoor.models import Handeling
from realisatie.spoor.lezen import Recordwijziging, wijzigingen
from verslag.cijfers.cijfers import Cijfers

HOOGSTENS = 20


@dataclass(frozen=True, slots=True)
class Cijferverschil:
    """A gemeente, regio or provincie at two moments; ``None`` is none or unknown."""

    naam: str
    opgave: tuple[int | None, int | None]
    gegarandeerd: tuple[int | None, int | None]
    voornemens: tuple[int | None, int | None]

    @property
    def is_anders_zeker(self) -> bool:
        """Whether something else than a voornemen differs."""
        return any(toen != nu for toen, nu in (self.opgave, self.gegarandeerd))

    @property
    def is_anders(self) -> bool:
        return self.is_anders_zeker or self.voornemens[0] != self.voornemens[1]


@dataclass(frozen=True)
class Verschillen:
    """Between two moments: the figures that differ, and per action its first records and whether there are more."""

    cijfers: tuple[Cijferverschil, ...]
    handelingen: tuple[tuple[Handeling, list[Recordwijziging], bool], ...]


def vergelijk(oud: Cijfers, nieuw: Cijfers, *, gebruiker: object) -> Verschillen:
    """What changed between two ``bekend_op``; of the records only what this person may see. No figure is computed."""
    van, tot = als_moment(oud.bekend_op), als_moment(nieuw.bekend_op)
    sindsdien = Handeling.objects.filter(wanneer__gt=van, wanneer__lte=tot)
    gedaan = sindsdien.zichtbaar_voor(gebruiker).order_by("pk")
    per_handeling = wijzigingen(gedaan, gebruiker=gebruiker, hoogstens=HOOGSTENS + 1)
    return Verschillen(
        cijfers=tuple(regel for regel in (*per_gemeente(oud, nieuw), *totalen(oud, nieuw)) if regel.is_anders_zeker),
        handelingen=tuple(
            (h, per_handeling[h.pk][:HOOGSTENS], len(per_handeling[h.pk]) > HOOGSTENS)
            for h in gedaan
            if h.pk in per_handeling
        ),
    )


def per_gemeente(oud: Cijfers, nieuw: Cijfers) -> list[Cijferverschil]:
    """All gemeenten, in the order of the verslag."""
    return [
        Cijferverschil(
            na.naam,
            (voor.aantal_opgave, na.aantal_opgave),
            (voor.gegarandeerd, na.gegarandeerd),
            (voor.voornemens.plekken, na.voornemens.plekken),
        )
        for voor, na in zip(oud.gemeenten, nieuw.gemeenten, strict=True)
    ]


def totalen(oud: Cijfers, nieuw: Cijfers) -> list[Cijferverschil]:
    """The regio's, then the provincie."""
    paren = zip((*oud.regios, oud), (*nieuw.regios, nieuw), strict=True)
    return [
        Cijferverschil(
            na.naam,
            (voor.asiel.opgave, na.asiel.opgave),
            (voor.asiel.gegarandeerd, na.asiel.gegarandeerd),
            (voor.asiel.voornemens, na.asiel.voornemens),
        )
        for voor, na in paren
    ]
