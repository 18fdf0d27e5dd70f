"""Crisisnoodopvang as a sheet for a file."""

from collections.abc import Sequence
from datetime import date
from itertools import groupby
from operator import attrgetter

from opgaven.gebieden.keuzes import Lidsoort
from prt.werkboek.schrijven import Blad
from realisatie.cno.lezen import Cnolocatie, totaal_op


def cno(rijen: Sequence[Cnolocatie], dagen: Sequence[date], indeling: Lidsoort = Lidsoort.REGIO) -> Blad:
    """A row per locatie with its places on every day asked for, and a totals row; one per group if not by regio."""
    koppen = ("locatie", "gemeente", indeling.value, "duur", *(dag.isoformat() for dag in dagen))
    regels: list[tuple] = []
    for groep, delen in groupby(rijen, attrgetter("groep")):
        eigen = list(delen)
        naam = groep.naam if groep and (groep.gebied or indeling != Lidsoort.REGIO) else None
        regels += [(rij.naam, rij.gemeente or None, naam, rij.duur or None, *rij.op(dagen)) for rij in eigen]
        if groep and indeling != Lidsoort.REGIO:
            regels.append((f"Totaal {groep}", None, naam, None, *totaal_op(eigen, dagen)))
    return Blad("CNO", koppen, [*regels, ("Totaal", None, None, None, *totaal_op(rijen, dagen))])
