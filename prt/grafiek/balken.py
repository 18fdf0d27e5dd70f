"""A bar chart of numbers beside the number that each should reach: from figures to places in a drawing."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from prt.grafiek.schaal import Schaal
from prt.weergave import getal

ONBEKEND = "onbekend"


@dataclass(frozen=True, slots=True)
class Balkrij:
    """One bar: what there is, and what there should be; ``None`` is onbekend."""

    naam: str
    aantal: int | None
    doel: int | None


@dataclass(frozen=True, slots=True)
class Balk:
    """``lengte`` and ``streep`` are percentages of the width; an empty ``streep`` is not drawn."""

    naam: str
    getallen: str
    lengte: str
    streep: str


@dataclass(frozen=True, slots=True)
class Groep:
    naam: str
    balken: tuple[Balk, ...]


@dataclass(frozen=True, slots=True)
class Balken:
    """``bevinding`` says in words what there is to see; ``balk`` and ``streep`` are the legend."""

    titel: str
    bevinding: str
    balk: str
    streep: str
    groepen: tuple[Groep, ...]


def teken(titel: str, bevinding: str, groepen: Mapping[str, Sequence[Balkrij]], *, balk: str, streep: str) -> Balken:
    """All bars on one scale."""
    alle = [getal_ for rijen in groepen.values() for rij in rijen for getal_ in (rij.aantal, rij.doel)]
    schaal = Schaal.rond(max(aantal, 0) for aantal in alle if aantal is not None)

    def lengte(aantal: int | None) -> str:
        return schaal.lengte(max(aantal, 0)) if aantal is not None else ""

    def als_balk(rij: Balkrij) -> Balk:
        getallen = f"{getal(rij.aantal, ONBEKEND)} van {getal(rij.doel, ONBEKEND)}"
        return Balk(rij.naam, getallen, lengte(rij.aantal) or "0", lengte(rij.doel))

    delen = tuple(Groep(naam, tuple(map(als_balk, rijen))) for naam, rijen in groepen.items())
    return Balken(titel, bevinding, balk, streep, delen)
