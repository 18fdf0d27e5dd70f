"""Kinds of gebied."""

from prt.rekenen.keuze import Keuze


class Gebiedsoort(Keuze):
    """What a gebied is; the word that is stored is also the name of a field that holds one."""

    PROVINCIE = "provincie", "Provincie"
    REGIO = "regio", "Regio"
    GEMEENTE = "gemeente", "Gemeente"
