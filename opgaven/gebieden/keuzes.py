"""Kinds of gebied, and kinds of membership."""

from opgaven.gebieden import rekenen
from prt.rekenen.keuze import Keuze


class Gebiedsoort(Keuze):
    """What a gebied is."""

    LAND = "land", "Land"
    PROVINCIE = "provincie", "Provincie"
    REGIO = "regio", "Regio"
    GEMEENTE = "gemeente", "Gemeente"
    GEMEENTEDEEL = "gemeentedeel", "Deel van een gemeente"
    VEILIGHEIDSREGIO = "veiligheidsregio", "Veiligheidsregio"
    GROEPERING = "groepering", "Groepering"


class Lidsoort(Keuze):
    """Of what a gebied can be a member. On any day it is in one of each kind at most."""

    DEELNAME = "deelname", "Doet mee aan de regietafel"
    PROVINCIE = "provincie", "Ligt in de provincie"
    REGIO = "regio", "Hoort bij de regio"
    DEEL = rekenen.DEEL, "Is deel van de gemeente"
    VEILIGHEIDSREGIO = "veiligheidsregio", "Hoort bij de veiligheidsregio"
    GROEPERING = "groepering", "Hoort bij de groepering"


LEDEN: dict[Lidsoort, tuple[Gebiedsoort, tuple[Gebiedsoort, ...]]] = {
    Lidsoort.DEELNAME: (Gebiedsoort.LAND, (Gebiedsoort.PROVINCIE,)),
    Lidsoort.PROVINCIE: (Gebiedsoort.PROVINCIE, (Gebiedsoort.REGIO, Gebiedsoort.GEMEENTE)),
    Lidsoort.REGIO: (Gebiedsoort.REGIO, (Gebiedsoort.GEMEENTE,)),
    Lidsoort.DEEL: (Gebiedsoort.GEMEENTE, (Gebiedsoort.GEMEENTEDEEL,)),
    Lidsoort.VEILIGHEIDSREGIO: (Gebiedsoort.VEILIGHEIDSREGIO, (Gebiedsoort.GEMEENTE,)),
    Lidsoort.GROEPERING: (Gebiedsoort.GROEPERING, (Gebiedsoort.GEMEENTE,)),
}
"""Per kind of membership what one is a member of, and what can be one."""
