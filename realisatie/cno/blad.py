"""Crisisnoodopvang as a sheet for a file."""

from collections.abc import Sequence
from datetime import date

from prt.werkboek.schrijven import Blad
from realisatie.cno.lezen import Cnolocatie, totaal_op


def cno(rijen: Sequence[Cnolocatie], dagen: Sequence[date]) -> Blad:
    """A row per locatie with its places on every day asked for, and a totals row."""
    koppen = ("locatie", "gemeente", "regio", "duur", *(dag.isoformat() for dag in dagen))
    regels = [
        (rij.naam, rij.gemeente or None, rij.regio and rij.regio.naam, rij.duur or None, *rij.op(dagen))
        for rij in rijen
    ]
    return Blad("CNO", koppen, [*regels, ("Totaal", None, None, None, *totaal_op(rijen, dagen))])
