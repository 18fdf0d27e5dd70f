"""Opvang Oekraïne as a sheet for a file."""

from datetime import date

from opgaven.gebieden.models import Provincie, Regio
from opgaven.rondes.models import Ronde
from prt.werkboek.schrijven import Blad
from realisatie.oekraine.lezen import lees_oekraine


def oekraine(ronde: Ronde, provincie: Provincie, regio: Regio | None, peildatum: date) -> Blad:
    """Per gemeente the opgave, the hard places on the day and the people counted last; empty is onbekend."""
    rijen = sorted(lees_oekraine(ronde, provincie, regio, peildatum), key=lambda rij: (str(rij.regio), rij.gebied.naam))
    koppen = ("gemeente", "regio", "opgave", "plekken", "verschil", "bezetting")
    regels = [(rij.gebied.naam, str(rij.regio), rij.opgave, rij.plekken, rij.verschil, rij.bezetting) for rij in rijen]
    return Blad("Oekraïne", koppen, regels)
