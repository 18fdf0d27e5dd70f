"""The places of a gemeente one by one, with the period of each: what its timeline draws."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from prt.rekenen.perioden import Periode
from prt.weergave import in_zin
from realisatie.locaties.keuzes import Doelgroep
from realisatie.locaties.models import Beschikbaarheid
from realisatie.uitruil.models import Overdracht


class Zekerheid(StrEnum):
    """How sure the places of a line are; the value is what the legend says."""

    HARD = "gegarandeerd of open"
    VOORNEMEN = "bestuurlijk voornemen"
    AFGESTAAN = "afgestaan in een uitruil"


@dataclass(frozen=True, slots=True)
class Tijdlijnregel:
    """One period of places. ``plekken`` may be onbekend (``None``) for a voornemen."""

    naam: str
    doelgroep: str
    plekken: int | None
    periode: Periode
    zekerheid: Zekerheid


def tijdlijnen(
    regels: Iterable[Beschikbaarheid], overdrachten: Iterable[Overdracht]
) -> dict[int, tuple[Tijdlijnregel, ...]]:
    """Per gemeente (primary key) its lines: hard ones first, each kind by the day on which it begins.

    Args:
        regels: only those that the reader may tell apart.
    """
    per_gemeente: dict[int, list[Tijdlijnregel]] = defaultdict(list)
    for regel in regels:
        zekerheid = Zekerheid.HARD if regel.is_hard else Zekerheid.VOORNEMEN
        per_gemeente[regel.locatie.gemeente_id].append(
            Tijdlijnregel(regel.locatie.naam, DOELGROEPEN[regel.doelgroep], regel.plekken, regel.periode, zekerheid)
        )
    for lijn in overdrachten:
        doelgroep = DOELGROEPEN[lijn.doelgroep]
        per_gemeente[lijn.ontvanger_id].append(
            Tijdlijnregel(f"Uitruil met {lijn.gever.naam}", doelgroep, lijn.plekken, lijn.periode, Zekerheid.HARD)
        )
        per_gemeente[lijn.gever_id].append(
            Tijdlijnregel(
                f"Uitruil met {lijn.ontvanger.naam}", doelgroep, lijn.plekken, lijn.periode, Zekerheid.AFGESTAAN
            )
        )
    return {gemeente: tuple(sorted(lijnen, key=_volgorde)) for gemeente, lijnen in per_gemeente.items()}


DOELGROEPEN = {doelgroep.value: in_zin(doelgroep.label) for doelgroep in Doelgroep}
ZEKERHEDEN = {zekerheid: nummer for nummer, zekerheid in enumerate(Zekerheid)}


def _volgorde(regel: Tijdlijnregel) -> tuple[int, date, str, str, int]:
    return ZEKERHEDEN[regel.zekerheid], regel.periode.begin, regel.naam, regel.doelgroep, regel.plekken or 0
