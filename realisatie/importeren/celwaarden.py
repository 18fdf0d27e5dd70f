"""From a cell to a value of the domain, or to the Dutch sentence that says what to do about it.

Each reader takes a cell that is not empty and returns a value, or raises Afgekeurd.
"""

import re
import unicodedata
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, time

from prt.datums import EERSTE_JAAR, LAATSTE_JAAR, is_onbepaald, lees_datum
from prt.rekenen.perioden import Precisie
from prt.weergave import getal
from prt.werkboek.celtekst import als_getal, als_tekst
from prt.werkboek.lezen import Cel, Soort
from prt.werkboek.woorden import Afgekeurd, Onbekend, kort, sleutel
from realisatie.locaties.models import MEESTE_PLEKKEN

Lezer = Callable[[Cel], object]


@dataclass(frozen=True, slots=True)
class Gemeldedag:
    """A begin or an end as it is known. No day: *onbepaald*, or with precision onbekend simply not known."""

    dag: date | None = None
    precisie: Precisie = Precisie.DAG


def als_gemeld(dag: date | None, precisie: str, *, eind: bool) -> Gemeldedag:
    """How a date in the database reads in a sheet: what the sheet cannot tell apart is the same."""
    if dag is None:
        return Gemeldedag(None, Precisie.DAG if eind and precisie != Precisie.ONBEKEND else Precisie.ONBEKEND)
    rond: dict[str, bool] = {Precisie.MAAND: dag.day == 1, Precisie.JAAR: (dag.month, dag.day) == (1, 1)}
    return Gemeldedag(dag, Precisie(precisie) if rond.get(precisie) else Precisie.DAG)


ONBEPAALD, ONBEKEND = Gemeldedag(), Gemeldedag(None, Precisie.ONBEKEND)
_ONBEKEND_IN_WOORDEN = {"onbekend", "niet bekend", "nog niet bekend", "einde onbekend"}


def tekst(hoogste: int, *, regels: bool = False) -> Lezer:
    """Text of at most so many characters, on one line unless ``regels``. A whole number is read as its digits."""

    def lees(cel: Cel) -> str:
        schoon = netjes(als_tekst(cel), regels=regels)
        if any(unicodedata.category(teken) == "Cc" and teken != "\n" for teken in schoon):
            raise Afgekeurd("Hier staan onzichtbare stuurtekens. Wis de cel en typ de tekst opnieuw.")
        if len(schoon) > hoogste:
            raise Afgekeurd(f"De tekst is {getal(len(schoon))} tekens lang. Kort hem in tot {getal(hoogste)} tekens.")
        return schoon

    return lees


def netjes(ruw: str, *, regels: bool = False) -> str:
    """Without superfluous spaces; with ``regels`` the line ends stay, written in one way."""
    if regels:
        return "\n".join(regel.rstrip() for regel in re.split(r"\r\n|\r|\n", ruw.replace("\t", " "))).strip()
    return re.sub(r"\s+", " ", ruw).strip()


def keuze(wat: str, woorden: Mapping[str, str], labels: tuple[str, ...]) -> Lezer:
    """One of a list: ``woorden`` gives the code of every spelling that is understood."""

    def lees(cel: Cel) -> str:
        gegeven = als_tekst(cel)
        try:
            return woorden[sleutel(gegeven)]
        except KeyError:
            raise Onbekend(gegeven, wat, labels, som_op=True) from None

    return lees


def plekken(cel: Cel) -> int | None:
    """A whole number of places, or the word for not knowing it."""
    if cel.soort is Soort.TEKST and sleutel(cel.waarde) in _ONBEKEND_IN_WOORDEN:
        return None
    te_weinig = "Vul minstens 1 plek in, of laat de cel leeg als het aantal nog niet bekend is."
    return als_getal(cel, minste=1, meeste=MEESTE_PLEKKEN, te_weinig=te_weinig)


def begin(cel: Cel) -> Gemeldedag:
    """The first day; "onbekend" is a begin that is not known yet."""
    if cel.soort is Soort.TEKST and sleutel(cel.waarde) in _ONBEKEND_IN_WOORDEN:
        return ONBEKEND
    return _datum(cel)


def einde(cel: Cel) -> Gemeldedag:
    """The first day on which the places are gone, *onbepaald* or "onbekend"."""
    if cel.soort is Soort.TEKST and is_onbepaald(cel.waarde):
        return ONBEPAALD
    return begin(cel)


def _datum(cel: Cel) -> Gemeldedag:
    if cel.soort is Soort.DATUM:
        return _uit_datumcel(cel)
    if cel.soort is Soort.GETAL and cel.waarde not in range(EERSTE_JAAR, LAATSTE_JAAR + 1):
        raise Afgekeurd(f"Hier staat het getal {kort(str(cel.waarde))} in plaats van een datum. Typ de datum opnieuw.")
    try:
        return Gemeldedag(*lees_datum(kort(als_tekst(cel))))
    except ValueError as fout:
        raise Afgekeurd(str(fout)) from None


def _uit_datumcel(cel: Cel) -> Gemeldedag:
    """A date cell. Excel turns a typed "maart 2026" into 1 March, shown as month and year: then that is all we know."""
    waarde = cel.waarde
    if isinstance(waarde, datetime):
        if waarde.time() != time():
            raise Afgekeurd(f"Hier staat een datum met een tijd ({waarde:%d-%m-%Y %H:%M}). Vul alleen de datum in.")
        waarde = waarde.date()
    if not EERSTE_JAAR <= waarde.year <= LAATSTE_JAAR:
        raise Afgekeurd(
            f"Het jaar {waarde.year} kan niet kloppen: kies een jaar van {EERSTE_JAAR} tot en met {LAATSTE_JAAR}. "
            "Typte u alleen een jaar, geef de cel dan de opmaak Tekst. Is er geen einde afgesproken, laat Tot dan leeg."
        )
    return Gemeldedag(waarde, _precisie(waarde, cel.opmaak))


def _precisie(dag: date, opmaak: str) -> Precisie:
    zichtbaar = re.sub(r'"[^"]*"|\[[^\]]*\]|\\.', "", opmaak).lower()
    if dag.day > 1 or "d" in zichtbaar or "y" not in zichtbaar:
        return Precisie.DAG
    if "m" in zichtbaar:
        return Precisie.MAAND
    return Precisie.JAAR if dag.month == 1 else Precisie.DAG
