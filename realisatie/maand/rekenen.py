"""The monthly report of a gemeente: its days, and its status as it follows from what happened. No clock in here."""

from dataclasses import dataclass
from datetime import date, timedelta

from prt.rekenen.keuze import Keuze

UITERSTE_DAG = 15
"""The last day of the month on which a gemeente is in time: docs/besluiten/2026-11-21-maandstand.md."""

DAGEN_VOORAF = 7


class Stap(Keuze):
    """What can happen to a month; also what somebody may have the right to do."""

    INDIENEN = "indienen", "Bevestigd"
    TERUGSTUREN = "terugsturen", "Teruggestuurd"
    ACCORDEREN = "accorderen", "Geaccordeerd"


@dataclass(frozen=True, slots=True)
class Maandstatus:
    """Where a month stands. ``kan``: the steps that are possible from here. ``wacht_op_gemeente``: it has to act."""

    naam: str
    badge: str
    uitleg: str
    kan: frozenset[Stap] = frozenset()
    wacht_op_gemeente: bool = False

    def __str__(self) -> str:
        return self.naam


OPEN = Maandstatus(
    "open", "neutral", "De gemeente heeft deze maand nog niet bevestigd.", frozenset({Stap.INDIENEN}), True
)

INGEDIEND = Maandstatus(
    "ingediend",
    "warning",
    "De gemeente heeft bevestigd. De regiosecretaris moet nog akkoord geven.",
    frozenset({Stap.TERUGSTUREN, Stap.ACCORDEREN}),
)

TERUGGESTUURD = Maandstatus(
    "teruggestuurd",
    "danger",
    "De regiosecretaris heeft vragen. De gemeente verwerkt die en bevestigt opnieuw.",
    frozenset({Stap.INDIENEN}),
    True,
)

GEACCORDEERD = Maandstatus("geaccordeerd", "success", "De regiosecretaris is akkoord.", frozenset({Stap.TERUGSTUREN}))

HEROPEND = Maandstatus(
    "heropend",
    "danger",
    "Er is iets gewijzigd nadat de gemeente bevestigde. De gemeente bevestigt opnieuw.",
    frozenset({Stap.INDIENEN}),
    True,
)

GEMIST = Maandstatus("niet ingediend", "danger", "De maand is voorbij zonder bevestiging.")

NA = {
    Stap.INDIENEN: INGEDIEND,
    Stap.TERUGSTUREN: TERUGGESTUURD,
    Stap.ACCORDEREN: GEACCORDEERD,
}

STATUSSEN = (GEACCORDEERD, INGEDIEND, TERUGGESTUURD, HEROPEND, OPEN, GEMIST)


def status(laatste: Stap | None, *, gewijzigd: bool, voorbij: bool) -> Maandstatus:
    """The status of a month.

    Args:
        laatste: the last step that was taken.
        gewijzigd: the records are no longer what the gemeente confirmed.
        voorbij: a later month has begun. What was confirmed then stays as it was; changes belong to the new month.
    """
    if laatste is None:
        return GEMIST if voorbij else OPEN
    nu = NA[laatste]
    return HEROPEND if gewijzigd and not voorbij and not nu.wacht_op_gemeente else nu


def mogelijk(nu: Maandstatus, *, voorbij: bool) -> frozenset[Stap]:
    """In a month that is over, what was confirmed can still be accorded; nothing else."""
    return nu.kan & {Stap.ACCORDEREN} if voorbij else nu.kan


def eerste(dag: date) -> date:
    return dag.replace(day=1)


def vorige(maand: date) -> date:
    return eerste(maand - timedelta(days=1))


def volgende(maand: date) -> date:
    return eerste(maand + timedelta(days=31))


def uiterlijk(maand: date) -> date:
    """The last day, inclusive, on which the gemeente is in time."""
    return maand.replace(day=UITERSTE_DAG)


def is_te_laat(nu: Maandstatus, maand: date, vandaag: date) -> bool:
    return nu is GEMIST or (nu.wacht_op_gemeente and vandaag > uiterlijk(maand))


def lees_maand(tekst: str) -> date:
    """ "2026-11" → 1 November 2026. Raises ValueError for anything else."""
    return date.fromisoformat(f"{tekst}-01")
