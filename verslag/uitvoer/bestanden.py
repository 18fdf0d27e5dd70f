"""Every table of the site by its name, as a sheet that can be written to a file: everything that is published.

To add one: write the function that makes the sheet in the ``bladen.py`` of its app, and give it an entry below.
"""

import json
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta

from django.core.exceptions import ObjectDoesNotExist
from django.db.models import Q

from opgaven.gebieden.blad import gemeenten
from opgaven.gebieden.indeling import indelingen_van
from opgaven.gebieden.keuzes import Lidsoort
from opgaven.gebieden.models import Provincie, Regio
from opgaven.opgaven.blad import capaciteitsbesluiten, opgaven
from opgaven.planning.blad import planning
from opgaven.rondes.keuzes import Stroom
from opgaven.rondes.models import Ronde
from opgaven.statushouders.blad import halfjaren, statushouders
from opgaven.statushouders.lezen import code_van, halfjaar_op
from opgaven.verdelen.blad import verdeling
from prt.werkboek.csvbestand import als_uitwisseling
from prt.werkboek.schrijven import Blad, als_xlsx
from realisatie.cno.blad import cno
from realisatie.cno.lezen import eersten, lees_cno
from realisatie.oekraine.blad import oekraine
from realisatie.uitruil.blad import uitruil


class Onvolledig(ValueError):
    """A question that a table cannot answer; its text says in Dutch what is missing."""


@dataclass(frozen=True)
class Tabelvraag:
    """What a table is asked for. ``ronde`` is what was asked for in words, or empty; ``data`` a column per date."""

    provincie: Provincie
    peildatum: date
    ronde: str = ""
    regio: Regio | None = None
    data: tuple[date, ...] = ()
    indeling: Lidsoort = Lidsoort.REGIO

    def ronde_van(self, *stromen: Stroom) -> Ronde:
        """The ronde asked for by its code, the number of a cyclus or the name of a half-year; else the usual one."""
        alle = Ronde.objects.van(self.provincie)
        rondes = alle.filter(stroom__in=stromen) if stromen else alle
        if not self.ronde:
            return _gewone(rondes, stromen, self.peildatum)
        gezocht = self.ronde.casefold()
        for ronde in rondes:
            namen = {ronde.code, str(ronde.nummer), ronde.naam.casefold()}
            if ronde.stroom == Stroom.STATUSHOUDERS and ronde.van:
                namen.add(code_van(ronde).casefold())
            if gezocht in namen:
                return ronde
        codes = ", ".join(sorted(rondes.values_list("code", flat=True))) or "er is er nog geen"
        raise Onvolledig(f"“{self.ronde}” is geen ronde van deze tabel. Kies uit: {codes}.")


def _gewone(rondes, stromen, peildatum: date) -> Ronde:
    """The cyclus or half-year of the day; of the other streams the last one with a date by then."""
    if not stromen or Stroom.ASIEL in stromen:
        cycli = Ronde.objects.cycli()
        ronde = cycli.filter(van__lte=peildatum).first() or cycli.last()
    elif Stroom.STATUSHOUDERS in stromen:
        ronde = halfjaar_op(peildatum)
    else:
        op_datum = rondes.naar_datum()
        ronde = op_datum.filter(Q(uiterlijk__lte=peildatum) | Q(van__lte=peildatum)).last() or op_datum.first()
    if ronde is None:
        raise Onvolledig("Er is nog geen ronde voor deze tabel.")
    return ronde


def _opgaven(vraag: Tabelvraag) -> Blad:
    return opgaven(vraag.ronde_van(), vraag.provincie, vraag.regio, vraag.peildatum, vraag.indeling)


def _statushouders(vraag: Tabelvraag) -> Blad:
    ronde = vraag.ronde_van(Stroom.STATUSHOUDERS)
    peildatum = max(vraag.peildatum, ronde.cyclus.begin)
    return statushouders(ronde, vraag.provincie, vraag.regio, peildatum, vraag.indeling)


def _halfjaren(vraag: Tabelvraag) -> Blad:
    if vraag.regio is None:
        raise Onvolledig("--regio ontbreekt. Deze tabel gaat over één regio.")
    return halfjaren(vraag.regio, vraag.peildatum)


def _oekraine(vraag: Tabelvraag) -> Blad:
    return oekraine(vraag.ronde_van(Stroom.OEKRAINE), vraag.provincie, vraag.regio, vraag.peildatum, vraag.indeling)


def _cno(vraag: Tabelvraag) -> Blad:
    jaar_later = vraag.peildatum.replace(day=1) + timedelta(days=360)
    dagen = vraag.data or eersten(vraag.peildatum, jaar_later, hoogstens=12)
    return cno(lees_cno(vraag.provincie, vraag.regio, indeling=vraag.indeling), dagen, vraag.indeling)


def _uitruil(vraag: Tabelvraag) -> Blad:
    return uitruil(vraag.ronde_van(), vraag.provincie, vraag.regio, vraag.peildatum)


def _verdeling(vraag: Tabelvraag) -> Blad:
    ronde = vraag.ronde_van() if vraag.ronde else None
    return verdeling(vraag.provincie, vraag.regio, ronde, vraag.peildatum)


TABELLEN: dict[str, Callable[[Tabelvraag], Blad]] = {
    "capaciteitsbesluiten": lambda vraag: capaciteitsbesluiten(vraag.provincie, vraag.peildatum, vraag.indeling),
    "cno": _cno,
    "gemeenten": lambda vraag: gemeenten(vraag.regio, vraag.indeling),
    "oekraine": _oekraine,
    "opgaven": _opgaven,
    "planning": lambda vraag: planning(vraag.ronde_van(Stroom.ASIEL), vraag.provincie),
    "statushouders": _statushouders,
    "statushouders-halfjaren": _halfjaren,
    "uitruil": _uitruil,
    "verdeling": _verdeling,
}
"""By name. A sheet is made for who sees only what is published: no confidential locatie by name."""

PER_DATUM = {"cno"}
"""The tables that have a column per date."""

PER_GROEP = {"capaciteitsbesluiten", "cno", "gemeenten", "oekraine", "opgaven", "statushouders"}
"""The tables of gemeenten per regio, that can be asked for in other groups."""


def als_json(blad: Blad) -> bytes:
    """A list with an object per row; onbekend is null, a date is ISO."""
    regels = [dict(zip(blad.koppen, rij, strict=True)) for rij in blad.rijen]
    return (json.dumps(regels, ensure_ascii=False, indent=1, default=date.isoformat) + "\n").encode("utf-8")


FORMATEN: dict[str, Callable[[Blad], bytes]] = {"json": als_json, "csv": als_uitwisseling, "xlsx": als_xlsx}


def indeling_met(naam: str, provincie: Provincie, peildatum: date) -> Lidsoort:
    """One that has members there on that day. Raises Onvolledig."""
    soorten = indelingen_van(provincie, peildatum)
    if naam.casefold() not in soorten:
        raise Onvolledig(f"“{naam}” bestaat niet als --indeling. Kies uit: {', '.join(soorten)}.")
    return Lidsoort(naam.casefold())


def regio_met(naam: str, provincie: Provincie) -> Regio:
    """By name or slug. Raises Onvolledig."""
    regios = provincie.regios
    try:
        return regios.get(Q(naam__iexact=naam) | Q(code=naam.lower()))
    except ObjectDoesNotExist:
        namen = ", ".join(sorted(regios.values_list("naam", flat=True)))
        raise Onvolledig(f"“{naam}” bestaat niet als --regio. Kies uit: {namen}.") from None
