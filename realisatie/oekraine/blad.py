"""Opvang Oekraïne as a sheet for a file."""

from datetime import date
from operator import attrgetter

from opgaven.gebieden.indeling import Tabelgroep, per_groep
from opgaven.gebieden.keuzes import Lidsoort
from opgaven.gebieden.models import Provincie, Regio
from opgaven.rondes.models import Ronde
from prt.weergave import cel
from prt.werkboek.schrijven import Blad
from realisatie.oekraine.lezen import Oekrainerij, Oekrainetotaal, lees_oekraine, totaal


def oekraine(
    ronde: Ronde, provincie: Provincie, regio: Regio | None, peildatum: date, indeling: Lidsoort = Lidsoort.REGIO
) -> Blad:
    """Per gemeente the opgave, the hard places on the day and the people counted last; empty is onbekend.

    In another grouping than by regio, which is as published, with a row for every group as a whole.
    """
    gevonden = lees_oekraine(ronde, provincie, regio, peildatum, indeling)

    def regel(naam: str, groep: Tabelgroep, cijfers: Oekrainerij | Oekrainetotaal) -> tuple:
        getallen = (cijfers.opgave, cijfers.plekken, cijfers.verschil, cijfers.bezetting)
        return naam, str(groep), *map(cel, getallen)

    regels = []
    for groep, rijen in per_groep(gevonden, attrgetter("groep"), "op_naam").items():
        regels += [regel(rij.gebied.naam, groep, rij) for rij in sorted(rijen, key=lambda rij: rij.gebied.naam)]
        if indeling != Lidsoort.REGIO:
            regels.append(regel(groep.totaal, groep, totaal(rijen)))
    return Blad("Oekraïne", ("gemeente", indeling.value, "opgave", "plekken", "verschil", "bezetting"), regels)
