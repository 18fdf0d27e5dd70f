"""The three opgaven side by side, per gemeente or per regio, for the provinciaal plan."""

from dataclasses import dataclass

from verslag.cijfers.cijfers import Cijfers, GemeenteCijfers, RegioCijfers
from verslag.cijfers.stromen import Stromen, Stroomstand


@dataclass(frozen=True, slots=True)
class Opgavenrij:
    """One gebied: asiel and Oekraïne in plekken, statushouders in persons; ``None`` is onbekend."""

    naam: str
    opgave: int | None
    opgave_amv: int | None
    gegarandeerd: int | None
    stroom: Stroomstand
    totaal: bool = False


def per_gemeente(regio: RegioCijfers, stromen: Stromen) -> list[Opgavenrij]:
    """A row per gemeente of a regio, and their total."""
    return [*(van_gemeente(g, stromen) for g in regio.gemeenten), _optelling(regio, stromen, totaal=True)]


def van_gemeente(g: GemeenteCijfers, stromen: Stromen) -> Opgavenrij:
    return Opgavenrij(g.naam, g.aantal_opgave, g.opgave_amv, g.gegarandeerd, stromen.van([g.gemeente]))


def per_regio(cijfers: Cijfers, stromen: Stromen) -> list[Opgavenrij]:
    """A row per regio, and the provincie."""
    return [*(_optelling(regio, stromen) for regio in cijfers.regios), _optelling(cijfers, stromen, totaal=True)]


def _optelling(gebied: Cijfers | RegioCijfers, stromen: Stromen, *, totaal: bool = False) -> Opgavenrij:
    return Opgavenrij(
        f"Totaal {gebied.naam}" if totaal else gebied.naam,
        gebied.asiel.opgave,
        gebied.amv.opgave,
        gebied.asiel.gegarandeerd,
        stromen.van(g.gemeente for g in gebied.gemeenten),
        totaal,
    )
