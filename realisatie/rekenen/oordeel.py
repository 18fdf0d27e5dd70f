"""Why a beschikbaarheid counts, or does not (R10), in words that an official can repeat."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from prt.rekenen.perioden import Periode
from realisatie.rekenen.garantie import Bijdrage, wat_als_zonder
from realisatie.rekenen.woorden import Hardheid


class Telling(StrEnum):
    """How a beschikbaarheid counts in a cyclus."""

    GEGARANDEERD = "telt mee"
    VOORNEMEN = "telt als voornemen"
    NIET = "telt niet mee"


@dataclass(frozen=True, slots=True)
class Oordeel:
    """``plekken``: what the record adds to the guaranteed number or the voornemens; ``reden`` in Dutch."""

    telling: Telling
    plekken: int | None
    reden: str


ZACHT = {
    Hardheid.VERKENNING: Oordeel(Telling.NIET, 0, "een verkenning telt nergens mee"),
    Hardheid.VERVALLEN: Oordeel(Telling.NIET, 0, "deze periode is vervallen"),
}


def beoordeel(
    hardheid: str, plekken: int | None, periode: Periode, venster: Periode, *, regel: object, samen: Sequence[Bijdrage]
) -> Oordeel:
    """The verdict on one record.

    Args:
        samen: all hard contributions to the same gemeente and doelgroep, this record (``regel``) among them
            when it is hard: whether a period that covers part of the window counts depends on the others.
    """
    if hardheid in ZACHT:
        return ZACHT[Hardheid(hardheid)]
    if hardheid == Hardheid.VOORNEMEN:
        aantal = "; het aantal is nog onbekend" if plekken is None else ""
        return Oordeel(Telling.VOORNEMEN, plekken, f"er is nog niets vastgesteld{aantal}")
    if periode.omvat(venster):
        return Oordeel(
            Telling.GEGARANDEERD,
            plekken,
            f"de periode is hard en beslaat het hele garantievenster ({_in_woorden(venster)})",
        )
    if not periode.raakt(venster):
        return Oordeel(Telling.NIET, 0, _tekort(periode, venster))
    toegevoegd = wat_als_zonder(samen, regel, venster)
    if toegevoegd > 0:
        reden = f"{_tekort(periode, venster)}, maar andere plekken sluiten aan in de rest van het garantievenster"
        return Oordeel(Telling.GEGARANDEERD, toegevoegd, reden)
    return Oordeel(Telling.NIET, 0, f"{_tekort(periode, venster)} en de rest van het venster is niet gedekt")


def _tekort(periode: Periode, venster: Periode) -> str:
    if not periode.raakt(venster):
        kant = "eindigt voor" if periode.eind <= venster.begin else "begint na"
        return f"de periode {kant} het garantievenster ({_in_woorden(venster)})"
    te_laat, te_vroeg = periode.begin > venster.begin, periode.eind < venster.eind
    delen = [f"begint op {_dag(periode.begin)}, na het begin van het garantievenster ({_dag(venster.begin)})"] * te_laat
    delen += [
        f"eindigt op {_dag(periode.eind)}, voor het einde van het garantievenster ({_dag(venster.eind)})"
    ] * te_vroeg
    return "de periode " + " en ".join(delen)


def _in_woorden(venster: Periode) -> str:
    return f"{_dag(venster.begin)} tot {_dag(venster.eind)}"


def _dag(dag: date) -> str:
    return f"{dag.day}-{dag.month}-{dag.year}"
