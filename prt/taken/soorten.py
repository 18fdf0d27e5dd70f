"""The kinds of task: functions that an app registers in its ``taken.py``."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Protocol


class Voortgang(Protocol):
    """What a task says of its progress: so much of so much is done, and what it is doing now.

    Costs nothing to call: it is written down elsewhere, a few times a second at most, in a transaction of its own.
    """

    def __call__(self, gedaan: int, totaal: int, tekst: str) -> None: ...


@dataclass(frozen=True, slots=True)
class Resultaat:
    """The file that a task makes."""

    naam: str
    mediatype: str
    inhoud: bytes


class TaakMislukt(Exception):
    """Why a task cannot be done, in words for who asked for it."""


@dataclass(frozen=True, slots=True)
class Taaksoort:
    naam: str
    titel: str | Callable[..., str]
    maak: Callable[..., Resultaat]
    voorrang: bool = False

    def titel_van(self, parameters: dict) -> str:
        return self.titel(**parameters) if callable(self.titel) else self.titel


_soorten: dict[str, Taaksoort] = {}


def taaksoort(naam: str, *, titel: str | Callable[..., str], voorrang: bool = False):
    """Register ``(voortgang, **parameters) -> Resultaat``; ``titel`` is a text, or makes one of the parameters.

    With ``voorrang`` it is done before anything that waits.

    The function must not hold a transaction open while it works, and raises ``TaakMislukt`` for what the requester
    should hear. It may be started a second time: when the process that was at it died.
    """

    def registreer(functie):
        if naam in _soorten:
            raise ValueError(f"de taaksoort {naam} bestaat al")
        _soorten[naam] = Taaksoort(naam, titel, functie, voorrang)
        return functie

    return registreer


def soorten_met_voorrang() -> list[str]:
    return [soort.naam for soort in _soorten.values() if soort.voorrang]


def soort_van(naam: str) -> Taaksoort:
    """Raises TaakMislukt: for a task of a kind that this version of the site does not know."""
    if naam not in _soorten:
        raise TaakMislukt("De site kan dit document niet meer maken. Vraag het opnieuw aan.")
    return _soorten[naam]
