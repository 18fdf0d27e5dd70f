"""Bars, ready to draw: numbers come from the figures object, places from ``prt.grafiek``."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from prt.grafiek.schaal import Schaal
from prt.weergave import ONBEKEND, getal, procent
from realisatie.stand.rekenen.voornemens import Voornemenstand
from verslag.cijfers.cijfers import Cijfers, GemeenteCijfers, Groepcijfers, Optelling


@dataclass(frozen=True, slots=True)
class Staaf:
    """One bar: the lengths are percentages of the width; ``opgave`` is ``None`` when it is unknown."""

    naam: str
    getallen: str
    voornemen: str
    omschrijving: str
    gegarandeerd: str
    lengte_voornemen: str
    opgave: str | None


@dataclass(frozen=True, slots=True)
class Staafgroep:
    naam: str
    balken: tuple[Staaf, ...]


@dataclass(frozen=True, slots=True)
class Staven:
    """Horizontal bars against the opgave, all on one scale; ``bevinding`` says what they show."""

    titel: str
    bevinding: str
    groepen: tuple[Staafgroep, ...]


def staven(gebied: Cijfers | Groepcijfers) -> Staven:
    """A bar per gemeente: guaranteed, voornemens beside it, and the opgave as a mark."""
    delen = gebied.groepen if isinstance(gebied, Cijfers) else (gebied,)
    gemeenten = [gemeente for deel in delen for gemeente in deel.gemeenten]
    schaal = _schaal((g.aantal_opgave, g.gegarandeerd, g.voornemens.plekken) for g in gemeenten)
    groepen = (Staafgroep(deel.naam, tuple(_gemeentebalk(g, schaal) for g in deel.gemeenten)) for deel in delen)
    return Staven(f"Gegarandeerde plekken en opgave per gemeente, {gebied.naam}", _bevinding(gemeenten), tuple(groepen))


def staven_gemeente(gemeente: GemeenteCijfers) -> Staven:
    """One bar, for the page of a gemeente."""
    schaal = _schaal([(gemeente.aantal_opgave, gemeente.gegarandeerd, gemeente.voornemens.plekken)])
    titel = f"Gegarandeerde plekken en opgave, {gemeente.naam}"
    return Staven(titel, "", (Staafgroep("", (_gemeentebalk(gemeente, schaal),)),))


def staven_totaal(cijfers: Cijfers) -> Staven:
    """A bar for the provincie and for each regio."""
    totalen = [cijfers.asiel, *(regio.asiel for regio in cijfers.regios)]
    schaal = _schaal((t.opgave, t.gegarandeerd, t.voornemens) for t in totalen)
    balken = tuple(_totaalbalk(totaal, schaal) for totaal in totalen)
    titel = f"Gegarandeerde plekken, voornemens en opgave, {cijfers.naam}"
    return Staven(titel, _bevinding_totaal(cijfers.asiel), (Staafgroep("", balken),))


def _schaal(rijen: Iterable[tuple[int | None, int | None, int | None]]) -> Schaal:
    """A little wider than the longest bar, for the mark at its end; the numbers are beside the bars, so no ticks."""
    langste = max((max(opgave or 0, (hard or 0) + (zacht or 0)) for opgave, hard, zacht in rijen), default=0)
    return Schaal(0, langste + langste // 50 + 1, 1)


def _gemeentebalk(gemeente: GemeenteCijfers, schaal: Schaal) -> Staaf:
    deel, plannen = gemeente.percentage, gemeente.voornemens
    hard = gemeente.gegarandeerd
    return _balk(gemeente.naam, gemeente.aantal_opgave, hard, plannen.plekken, _voornemen(plannen), deel, schaal)


def _totaalbalk(totaal: Optelling, schaal: Schaal) -> Staaf:
    zonder = totaal.voornemens_zonder_aantal
    stand = Voornemenstand(totaal.voornemens, zonder + bool(totaal.voornemens), zonder)
    return _balk(
        totaal.naam,
        totaal.opgave,
        totaal.gegarandeerd,
        totaal.voornemens,
        _voornemen(stand),
        totaal.percentage,
        schaal,
    )


def _balk(naam, opgave, hard, zacht, voornemen, deel, schaal: Schaal) -> Staaf:
    if opgave is None:
        getallen, omschrijving = f"{getal(hard)} plekken, opgave onbekend", f"{naam}: opgave onbekend"
    else:
        getallen = f"{getal(hard)} van {getal(opgave)}" + (f" ({procent(deel)})" if hard else "")
        omschrijving = f"{naam}: {procent(deel)} van de opgave gegarandeerd"
    return Staaf(
        naam=naam,
        getallen=getallen,
        voornemen=voornemen,
        omschrijving=omschrijving,
        gegarandeerd=schaal.lengte(hard or 0),
        lengte_voornemen=schaal.lengte(zacht or 0),
        opgave=None if opgave is None else schaal.lengte(opgave),
    )


def _voornemen(stand: Voornemenstand) -> str:
    """ "+ voornemen 50", "+ voornemen onbekend", both, or nothing."""
    delen = [getal(stand.plekken)] * bool(stand.plekken) + [ONBEKEND] * bool(stand.zonder_aantal)
    return f"+ voornemen {' + '.join(delen)}" if delen else ""


def _bevinding(gemeenten: Sequence[GemeenteCijfers]) -> str:
    met_opgave = [(g, g.verschil) for g in gemeenten if g.verschil is not None]
    if not met_opgave:
        return "Van geen gemeente is de opgave bekend."
    halen = [g for g, verschil in met_opgave if verschil >= 0]
    deels = [g for g, verschil in met_opgave if verschil < 0 and (g.gegarandeerd or 0) > 0]
    niets = len(met_opgave) - len(halen) - len(deels)
    return (
        f"Van de {len(met_opgave)} gemeenten met een opgave garanderen er {len(halen)} hun hele opgave, "
        f"{len(deels)} een deel en {niets} geen plekken."
    )


def _bevinding_totaal(totaal: Optelling) -> str:
    zin = f"{totaal.naam} garandeert {getal(totaal.gegarandeerd)} plekken"
    if totaal.opgave is None:
        return f"{zin}; de opgave is onbekend."
    zin += f", {procent(totaal.percentage)} van de opgave van {getal(totaal.opgave)}"
    if totaal.voornemens:
        zin += f". Met de voornemens erbij is dat {procent(totaal.percentage_met_voornemens)}"
    return f"{zin}."
