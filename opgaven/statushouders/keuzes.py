"""The choices of the taakstelling and of the supervision of it (DOMEIN R7)."""

from django.db import models


class Postsoort(models.TextChoices):
    """The kinds of entry on the taakstelling of statushouders (R7). The taakstelling itself is an Opgave."""

    BEGINSTAND = "beginstand", "Beginstand"
    REALISATIE = "realisatie", "Gehuisvest"
    AMV = "amv", "Waarvan amv"
    CORRECTIE = "correctie", "Correctie"


GETELD = (Postsoort.REALISATIE, Postsoort.AMV)
"""Counts of persons housed: per month, or for a whole half-year."""


class Niveau(models.TextChoices):
    """How closely the toezichthouder watches a gemeente."""

    LAAG = "laag", "Laag (groen)"
    GEMIDDELD = "gemiddeld", "Gemiddeld (oranje)"
    HOOG = "hoog", "Hoog (rood)"


class Trede(models.TextChoices):
    """The ladder of interbestuurlijk toezicht, from below."""

    BEOORDELING = "beoordeling", "Beoordeling"
    AMBTELIJK = "ambtelijk", "Ambtelijk gesprek"
    BESTUURLIJK = "bestuurlijk", "Bestuurlijk gesprek"
    VOORAANKONDIGING = "vooraankondiging", "Vooraankondiging indeplaatsstelling"
    BESLUIT = "besluit", "Besluit tot indeplaatsstelling"
    INDEPLAATSSTELLING = "indeplaatsstelling", "Indeplaatsstelling"


FORMEEL = (Trede.VOORAANKONDIGING, Trede.BESLUIT, Trede.INDEPLAATSSTELLING)
"""Steps that are taken in writing and belong to the highest level."""


class Toezichtoordeel(models.TextChoices):
    """Whether a gemeente did what the taakstelling asks."""

    VOLDOET = "voldoet", "Voldoet"
    NIET = "niet", "Voldoet niet"
    VERSCHOONBAAR = "verschoonbaar", "Voldoet niet, verschoonbaar"
