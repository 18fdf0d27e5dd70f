"""What the screens of the realisatie show, as sheets for a file: everything that is published, no confidential name."""

from collections.abc import Sequence
from datetime import date

from opgaven.gebieden.models import Provincie, Regio
from opgaven.rondes.models import Ronde
from prt.werkboek.schrijven import Blad
from realisatie.cno import Cnolocatie, totaal_op
from realisatie.oekraine import lees_oekraine
from realisatie.uitruilblad import uitruil  # noqa: F401 - a sheet like those below, in a file of its own


def oekraine(ronde: Ronde, provincie: Provincie, regio: Regio | None, peildatum: date) -> Blad:
    """Per gemeente the opgave, the hard places on the day and the people counted last; empty is onbekend."""
    rijen = sorted(lees_oekraine(ronde, provincie, regio, peildatum), key=lambda rij: (rij.regio.naam, rij.gebied.naam))
    koppen = ("gemeente", "regio", "opgave", "plekken", "verschil", "bezetting")
    regels = [(rij.gebied.naam, rij.regio.naam, rij.opgave, rij.plekken, rij.verschil, rij.bezetting) for rij in rijen]
    return Blad("Oekraïne", koppen, regels)


def cno(rijen: Sequence[Cnolocatie], dagen: Sequence[date]) -> Blad:
    """A row per locatie with its places on every day asked for, and a totals row."""
    koppen = ("locatie", "gemeente", "regio", "duur", *(dag.isoformat() for dag in dagen))
    regels = [
        (rij.naam, rij.gemeente or None, rij.regio and rij.regio.naam, rij.duur or None, *rij.op(dagen))
        for rij in rijen
    ]
    return Blad("CNO", koppen, [*regels, ("Totaal", None, None, None, *totaal_op(rijen, dagen))])
