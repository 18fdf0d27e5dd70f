"""Rows about places, and who they are credited to (R2, R6): what every figure of a stand is made from."""

from collections import defaultdict
from collections.abc import Container, Hashable, Iterable
from dataclasses import dataclass

from prt.rekenen.perioden import Periode
from realisatie.locaties.rekenen import HARDE, Hardheid
from realisatie.stand.rekenen.garantie import Bijdrage

Regel = tuple[str, Hashable]
"""Which record a row is: its kind, and its key there."""

Vak = tuple[Hashable, str]
"""A gemeente and a doelgroep."""


@dataclass(frozen=True, slots=True)
class Plekrij:
    """Places at one locatie for one doelgroep over a period. Of hard ones ``plekken`` is never ``None`` (onbekend).

    ``cno``: crisisnoodopvang, that counts for the asiel-opgave where a telregel says so (R10). ``vervangt``: the hard
    locatie that a voornemen replaces; ``in_totaal``: a published regiototaal holds it already (R3).
    """

    sleutel: Hashable
    gemeente: Hashable
    locatie: Hashable
    doelgroep: str
    plekken: int | None
    periode: Periode
    hardheid: str = Hardheid.VASTGESTELD
    cno: bool = False
    vertrouwelijk: bool = False
    vervangt: Hashable | None = None
    in_totaal: bool = False

    @property
    def regel(self) -> Regel:
        return "beschikbaarheid", self.sleutel

    @property
    def hard(self) -> bool:
        return self.hardheid in HARDE


@dataclass(frozen=True, slots=True)
class Lijn:
    """Places of the giver that count for the receiver over a period; ``locatie`` is where they are, when known."""

    sleutel: Hashable
    gever: Hashable
    ontvanger: Hashable
    doelgroep: str
    plekken: int
    periode: Periode
    locatie: Hashable | None = None
    cno: bool = False

    @property
    def regel(self) -> Regel:
        return "overdracht", self.sleutel


@dataclass(frozen=True)
class Rijen:
    """Places and lines of uitruilen that count, each in the order in which they are shown."""

    plekken: tuple[Plekrij, ...] = ()
    lijnen: tuple[Lijn, ...] = ()

    def wat_als(self, *, erbij: "Rijen", zonder: Container[Regel]) -> "Rijen":
        """Without the rows of some records, and with others behind them."""
        return Rijen(
            (*(rij for rij in self.plekken if rij.regel not in zonder), *erbij.plekken),
            (*(lijn for lijn in self.lijnen if lijn.regel not in zonder), *erbij.lijnen),
        )

    def zonder_cno(self) -> "Rijen":
        return Rijen(
            tuple(rij for rij in self.plekken if not rij.cno), tuple(lijn for lijn in self.lijnen if not lijn.cno)
        )


def bijdragen_uit(hard: Iterable[Plekrij], lijnen: Iterable[Lijn]) -> dict[Vak, list[Bijdrage]]:
    """Every gemeente credited with what it received and its own hard places, debited with what it gave (R2, R6)."""
    bijdragen: dict[Vak, list[Bijdrage]] = defaultdict(list)
    for lijn in lijnen:
        waar = ("locatie", lijn.locatie) if lijn.locatie is not None else lijn.regel
        erbij = Bijdrage(lijn.regel, lijn.plekken, lijn.periode, lijn.regel)
        bijdragen[lijn.ontvanger, lijn.doelgroep].append(erbij)
        bijdragen[lijn.gever, lijn.doelgroep].append(Bijdrage(waar, -lijn.plekken, lijn.periode, lijn.regel))
    for rij in hard:
        bijdragen[rij.gemeente, rij.doelgroep].append(_eigen(rij))
    return bijdragen


def per_locatie(hard: Iterable[Plekrij]) -> dict[tuple[Hashable, str], list[Bijdrage]]:
    """The places that every locatie has itself for a doelgroep, whoever they count for."""
    bijdragen: dict[tuple[Hashable, str], list[Bijdrage]] = defaultdict(list)
    for rij in hard:
        bijdragen[rij.locatie, rij.doelgroep].append(_eigen(rij))
    return bijdragen


def _eigen(rij: Plekrij) -> Bijdrage:
    if rij.plekken is None:
        raise ValueError(f"van harde plekken is bekend hoeveel het er zijn: {rij}")
    return Bijdrage(("locatie", rij.locatie), rij.plekken, rij.periode, rij.regel)
