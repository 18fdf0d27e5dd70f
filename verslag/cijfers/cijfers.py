"""The figures object: frozen, complete, without a query or a request in it. Everything else renders it."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from typing import ClassVar

from opgaven.gebieden.models import Gemeente, Provincie, Regio
from opgaven.opgaven.lezen import Opgavecijfer
from opgaven.rondes.models import Ronde
from prt.problemen import Probleem
from prt.rekenen.getallen import percentage, som_bekend, verschil
from prt.rekenen.trap import Trap, som
from prt.weergave import datum, getal, procent
from realisatie.locaties.rekenen import Standkolom
from realisatie.stand.rekenen.garantie import Deel, Garantie
from realisatie.stand.rekenen.uitloop import Einde
from realisatie.stand.rekenen.voornemens import Voornemenstand
from realisatie.uitruil.models import Uitruil
from verslag.cijfers.tijdlijn import Tijdlijnregel

OVER_VERTROUWELIJK = (
    "Vertrouwelijke locaties tellen mee in de gegarandeerde aantallen, maar staan niet in de grafieken, de lijsten en "
    "de uitleg per periode. “Niet getoond” betekent dat er een vertrouwelijke locatie meetelt; wanneer die plekken er "
    "zijn, staat er dan niet bij. Vertrouwelijke voornemens tellen alleen mee in totalen van een regio of de "
    "provincie, en alleen als het er minstens drie zijn, uit minstens twee gemeenten."
)
"""Shown to everybody who may not see all of them, whether or not there are any."""

NIET_PER_GROEP = (
    "Voornemens die voor een hele regio als één totaal zijn gepubliceerd, staan alleen in het totaal van {provincie}. "
    "Vertrouwelijke voornemens tellen alleen mee in een groep waar de hele regio in ligt. De groepen kunnen samen dus "
    "minder zijn dan dat totaal."
)
"""Shown to everybody, whether or not there are any."""


@dataclass(frozen=True)
class GemeenteCijfers:
    """One gemeente in one cyclus, all in plekken. ``None`` is onbekend (an opgave) or no places at all (a garantie).

    The guaranteed numbers hold everything. All the rest leaves out the confidential locaties that the reader may not
    see, as if they were not there.
    """

    gemeente: Gemeente
    opgave: Opgavecijfer | None
    asiel: Garantie | None
    amv: Garantie | None
    voornemens: Voornemenstand
    voornemens_amv: Voornemenstand
    kolommen: tuple[Standkolom, ...]
    capaciteit: Trap
    uitloop: tuple[Einde, ...]
    bijzonderheden: tuple[str, ...]
    voetnoten: tuple[str, ...]

    @property
    def naam(self) -> str:
        return self.gemeente.naam

    @property
    def aantal_opgave(self) -> int | None:
        return self.opgave.aantal if self.opgave else None

    @property
    def opgave_amv(self) -> int | None:
        return self.opgave.waarvan_amv if self.opgave else None

    @property
    def gegarandeerd(self) -> int | None:
        """Asiel and amv together; ``None`` when the gemeente has no hard places at all."""
        return som_bekend(g.plekken for g in (self.asiel, self.amv) if g)

    @property
    def gegarandeerd_amv(self) -> int | None:
        return self.amv.plekken if self.amv else None

    @property
    def delen(self) -> tuple[tuple[str, Deel], ...]:
        """Every separate commitment with its doelgroep."""
        paren = (("asiel", self.asiel), ("amv", self.amv))
        return tuple((doelgroep, deel) for doelgroep, garantie in paren if garantie for deel in garantie.delen)

    @property
    def afloop(self) -> tuple["Afloop", ...]:
        """What ends when, in the shape of a list over several gemeenten."""
        return tuple(Afloop(self.naam, einde) for einde in self.uitloop)

    @property
    def garandeert(self) -> bool:
        return Standkolom.GARANDEERT in self.kolommen

    @property
    def verschil(self) -> int | None:
        """Guaranteed minus opgave: below zero places are lacking; ``None`` without an opgave."""
        return verschil(self.gegarandeerd or 0, self.aantal_opgave)

    @property
    def verschil_amv(self) -> int | None:
        return verschil(self.gegarandeerd_amv or 0, self.opgave_amv)

    @property
    def percentage(self) -> int | None:
        return percentage(self.gegarandeerd or 0, self.aantal_opgave)


@dataclass(frozen=True)
class Optelling:
    """A regio or the provincie, for one table: asiel including amv, or amv alone. All in plekken."""

    naam: str
    opgave: int | None
    gegarandeerd: int
    voornemens: int | None
    voornemens_zonder_aantal: int = 0

    @property
    def met_voornemens(self) -> int | None:
        return None if self.voornemens is None else self.gegarandeerd + self.voornemens

    @property
    def verschil(self) -> int | None:
        """Guaranteed minus opgave, as for a gemeente."""
        return verschil(self.gegarandeerd, self.opgave)

    @property
    def percentage(self) -> int | None:
        return percentage(self.gegarandeerd, self.opgave)

    @property
    def percentage_met_voornemens(self) -> int | None:
        return percentage(self.met_voornemens, self.opgave)


def tel_op(naam: str, delen: Sequence[Optelling]) -> Optelling:
    """The sum of several; what nobody knows stays unknown, what somebody knows is added."""
    return Optelling(
        naam,
        som_bekend(deel.opgave for deel in delen),
        sum(deel.gegarandeerd for deel in delen),
        som_bekend(deel.voornemens for deel in delen),
        sum(deel.voornemens_zonder_aantal for deel in delen),
    )


@dataclass(frozen=True)
class Afloop:
    """Places of a gemeente that end on a day if nothing is renewed (R12)."""

    naam: str
    einde: Einde


class Gebiedscijfers:
    """What a regio and the provincie have in common: gemeenten, and what follows from them."""

    asiel: Optelling
    amv: Optelling
    gemeenten: tuple[GemeenteCijfers, ...]

    @property
    def naam(self) -> str:
        return self.asiel.naam

    @property
    def opgaven_bekend(self) -> tuple[int, int]:
        """Of how many gemeenten the opgave is known, and how many there are."""
        return sum(gemeente.aantal_opgave is not None for gemeente in self.gemeenten), len(self.gemeenten)


@dataclass(frozen=True)
class InDeTijd:
    """A group over time: of every day with the gemeenten that are in it on that day.

    ``capaciteit``: hard places, asiel and amv together, per day, as far as the reader may see them. ``afloop``: what
    ends when, from the peildatum on, earliest first. ``overgangen``: which gemeenten come and go, in sentences.
    """

    capaciteit: Trap = field(default_factory=Trap)
    afloop: tuple[Afloop, ...] = ()
    overgangen: tuple[str, ...] = ()


@dataclass(frozen=True)
class Groepcijfers(Gebiedscijfers):
    """Some gemeenten of the provincie together: their two totals and the gemeenten, alphabetical."""

    asiel: Optelling
    amv: Optelling
    gemeenten: tuple[GemeenteCijfers, ...]
    in_de_tijd: InDeTijd

    @property
    def capaciteit(self) -> Trap:
        return self.in_de_tijd.capaciteit

    @property
    def afloop(self) -> tuple[Afloop, ...]:
        return self.in_de_tijd.afloop


@dataclass(frozen=True)
class RegioCijfers(Groepcijfers):
    """Those of a regio, that has published figures of its own."""

    regio: Regio


@dataclass(frozen=True)
class Peiling:
    """What figures are about: one cyclus of a provincie on one peildatum, as known at ``bekend_op`` (None: now)."""

    provincie: Provincie
    ronde: Ronde
    peildatum: date
    bekend_op: date | None = field(default=None, kw_only=True)
    problemen: tuple[Probleem, ...] = field(default=(), kw_only=True)
    over_vertrouwelijk: ClassVar[str] = OVER_VERTROUWELIJK

    @property
    def naam(self) -> str:
        return self.provincie.naam

    @property
    def loopt_niets_af(self) -> str:
        """What is said of a gebied without an end."""
        return f"Vanaf {datum(self.peildatum)} loopt er volgens de gegevens niets af."


@dataclass(frozen=True)
class EenGemeente(Peiling):
    """The figures of one gemeente, made without reading its neighbours."""

    deel: GemeenteCijfers


@dataclass(frozen=True)
class Cijfers(Peiling, Gebiedscijfers):
    """All figures of a provincie.

    ``ingedeeld``: its gemeenten in the groups that were asked for, when that was not by regio.
    ``tijdlijnen``: per gemeente (primary key) its periods one by one, as far as the reader may tell them apart.
    """

    regios: tuple[RegioCijfers, ...]
    asiel: Optelling
    amv: Optelling
    uitruilen: tuple[Uitruil, ...]
    tijdlijnen: Mapping[int, tuple[Tijdlijnregel, ...]] = field(default_factory=dict)
    ingedeeld: tuple[Groepcijfers, ...] = ()

    @property
    def groepen(self) -> tuple[Groepcijfers, ...]:
        """What its tables are grouped by: its regio's, unless otherwise asked."""
        return self.ingedeeld or self.regios

    @property
    def bij_de_groepen(self) -> tuple[str, ...]:
        """What a reader of another grouping has to know: what is in no group, and of what a sum is not the whole."""
        if not self.ingedeeld:
            return ()
        tellingen = ((groep.naam, *groep.opgaven_bekend) for groep in self.ingedeeld)
        deels = (
            f"{naam}: van {bekend} van de {van} gemeenten is de opgave bekend."
            for naam, bekend, van in tellingen
            if bekend < van
        )
        return (NIET_PER_GROEP.format(provincie=self.naam), *deels)

    @property
    def in_het_kort(self) -> str:
        """What the gemeenten guarantee, and what they may add to that: what stands in for a text about it."""
        asiel, amv = self.asiel, self.amv
        zinnen = [
            f"De gemeenten in {self.naam} garanderen samen {getal(asiel.gegarandeerd)} plekken "
            f"in de {self.ronde.nummer}e cyclus van de Spreidingswet."
        ]
        if asiel.opgave:
            zinnen.append(f"Dat is {procent(asiel.percentage)} van de opgave van {getal(asiel.opgave)} plekken.")
        else:
            zinnen.append("De opgave is nog onbekend.")
        if asiel.voornemens:
            deel = f", {procent(asiel.percentage_met_voornemens)} van de opgave" if asiel.opgave else ""
            zinnen += [
                f"Daarnaast zijn er bestuurlijke voornemens voor {getal(asiel.voornemens)} plekken.",
                f"Als die allemaal doorgaan, zijn er {getal(asiel.met_voornemens)} plekken{deel}.",
            ]
            if amv.met_voornemens:
                zinnen.append(f"Daarvan zijn er {getal(amv.met_voornemens)} voor amv.")
        if zonder := asiel.voornemens_zonder_aantal:
            wat = "voornemen" if zonder == 1 else "voornemens"
            zinnen.append(f"Van {getal(zonder)} {wat} is het aantal plekken nog onbekend.")
        return " ".join(zinnen)

    @cached_property
    def gemeenten(self) -> tuple[GemeenteCijfers, ...]:  # type: ignore[override]  # derived here, given to a regio
        """In the order of the verslag: per regio, alphabetical."""
        return tuple(gemeente for groep in self.groepen for gemeente in groep.gemeenten)

    @cached_property
    def capaciteit(self) -> Trap:
        """Hard places credited to all gemeenten, asiel and amv together, per day, as far as the reader may see them."""
        return som(gemeente.capaciteit for gemeente in self.gemeenten)

    @cached_property
    def afloop(self) -> tuple[Afloop, ...]:
        """What ends when, from the peildatum on, earliest first."""
        alle = [afloop for gemeente in self.gemeenten for afloop in gemeente.afloop]
        return tuple(sorted(alle, key=lambda afloop: (afloop.einde.dag, afloop.naam)))

    @property
    def garanderend(self) -> tuple[GemeenteCijfers, ...]:
        return tuple(gemeente for gemeente in self.gemeenten if gemeente.garandeert)

    @property
    def naar_kolom(self) -> dict[Standkolom, list[GemeenteCijfers]]:
        """The stand van zaken: per column its gemeenten, the regio with most of them there first."""
        return {kolom: list(self._in_kolom(kolom)) for kolom in Standkolom}

    @property
    def in_twee_kolommen(self) -> tuple[GemeenteCijfers, ...]:
        """The gemeenten that get an asterisk (R5)."""
        return tuple(gemeente for gemeente in self.gemeenten if len(gemeente.kolommen) > 1)

    def _in_kolom(self, kolom: Standkolom) -> Iterable[GemeenteCijfers]:
        groepen = [[g for g in groep.gemeenten if kolom in g.kolommen] for groep in self.groepen]
        for groep in sorted(groepen, key=len, reverse=True):
            yield from groep
