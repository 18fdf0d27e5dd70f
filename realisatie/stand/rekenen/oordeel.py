"""Why a beschikbaarheid counts, or does not (R10), in words that an official can repeat."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from prt.rekenen.perioden import Periode
from realisatie.locaties.rekenen import Hardheid
from realisatie.stand.rekenen.rijen import Regel
from realisatie.stand.rekenen.stand import Vakstand
from realisatie.stand.rekenen.telregels import einde_onbekend, voornemen_telt


class Meetelling(StrEnum):
    """How a beschikbaarheid counts in a cyclus."""

    GEGARANDEERD = "telt mee"
    VOORNEMEN = "telt als voornemen"
    NIET = "telt niet mee"

    @property
    def badge(self) -> str:
        return {Meetelling.GEGARANDEERD: "success", Meetelling.VOORNEMEN: "warning"}.get(self, "neutral")


@dataclass(frozen=True, slots=True)
class Oordeel:
    """``plekken``: what the record adds to the guaranteed number or the voornemens; ``reden`` in Dutch.

    ``van``: of how many places; only of what is guaranteed, for which part of them may count.
    """

    telling: Meetelling
    plekken: int | None
    reden: str
    van: int | None = None

    @property
    def telt_deels(self) -> bool:
        """Whether not all of its places count."""
        return self.telling == Meetelling.GEGARANDEERD and self.plekken != self.van


ZACHT = {
    Hardheid.VERKENNING: Oordeel(Meetelling.NIET, 0, "een verkenning telt nergens mee"),
    Hardheid.VERVALLEN: Oordeel(Meetelling.NIET, 0, "deze periode is vervallen"),
}

GEEN_CNO = Oordeel(
    Meetelling.NIET, 0, "crisisnoodopvang telt in deze cyclus niet voor de asielopgave; zij heeft een eigen opgave"
)

TE_KORT_VOORNEMEN = Oordeel(
    Meetelling.NIET, 0, "het voornemen duurt korter dan vijf jaar; in deze cyclus tellen alleen duurzame plekken"
)


def beoordeel(
    hardheid: str,
    plekken: int | None,
    periode: Periode,
    *,
    regel: Regel,
    vak: Vakstand,
    cno: bool = False,
) -> Oordeel:
    """The verdict on one record.

    Args:
        vak: the gemeente and doelgroep that it counts for, this record (``regel``) in it when it is hard: whether a
            period that covers part of the window counts depends on the others.
        cno: whether the places are crisisnoodopvang.

    Raises:
        ValueError: when there is no window: then nothing can be said.
    """
    telregel, venster = vak.maatstaf.telregel, vak.maatstaf.venster
    if venster is None:
        raise ValueError("zonder garantievenster is er geen oordeel over een periode")
    if hardheid in ZACHT:
        return ZACHT[Hardheid(hardheid)]
    if cno and not telregel.telt_cno:
        return GEEN_CNO
    if hardheid == Hardheid.VOORNEMEN or plekken is None:
        if not voornemen_telt(periode, telregel):
            return TE_KORT_VOORNEMEN
        aantal = "; het aantal is nog onbekend" if plekken is None else ""
        return Oordeel(Meetelling.VOORNEMEN, plekken, f"er is nog niets vastgesteld{aantal}")
    duurzaam = vak.telt(regel)
    if telregel.jaren and not duurzaam:
        return Oordeel(Meetelling.NIET, 0, _niet_duurzaam(periode))
    eis = _ook_duurzaam(plekken, duurzaam) if telregel.jaren else ""
    if periode.omvat(venster):
        return Oordeel(
            Meetelling.GEGARANDEERD,
            duurzaam if telregel.jaren else plekken,
            f"de periode is hard en beslaat het hele garantievenster ({_in_woorden(venster)}){eis}",
            plekken,
        )
    if not periode.raakt(venster):
        return Oordeel(Meetelling.NIET, 0, _tekort(periode, venster))
    toegevoegd = vak.voegt_toe(regel)
    if toegevoegd > 0:
        reden = f"{_tekort(periode, venster)}, maar andere plekken sluiten aan in de rest van het garantievenster{eis}"
        return Oordeel(Meetelling.GEGARANDEERD, toegevoegd, reden, plekken)
    return Oordeel(Meetelling.NIET, 0, f"{_tekort(periode, venster)} en de rest van het venster is niet gedekt")


def _niet_duurzaam(periode: Periode) -> str:
    alleen = "in deze cyclus tellen alleen duurzame plekken, van ten minste vijf jaar"
    if einde_onbekend(periode):
        return f"het einde is onbekend en {alleen}"
    return f"de locatie heeft deze plekken korter dan vijf jaar achter elkaar en {alleen}"


def _ook_duurzaam(plekken: int, duurzaam: int) -> str:
    if duurzaam == plekken:
        return ", en de plekken zijn duurzaam (ten minste vijf jaar)"
    return f"; van de {plekken} plekken zijn er {duurzaam} duurzaam (ten minste vijf jaar)"


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
