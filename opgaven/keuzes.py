"""The choices of what must be achieved (DOMEIN §2)."""

from django.db import models

from opgaven.rekenen.telregels import Telregel as T


class Stroom(models.TextChoices):
    """The four streams that the regietafel steers together."""

    ASIEL = "asiel", "Asiel"
    OEKRAINE = "oekraine", "Oekraïne"
    STATUSHOUDERS = "statushouders", "Statushouders"
    CNO = "cno", "Crisisnoodopvang (CNO)"


class Grondslag(models.TextChoices):
    """Which kind of document set a figure; in the order in which they follow each other."""

    RAMING = "raming", "Raming"
    VERZOEK = "verzoek", "Verzoek van het Rijk"
    CAPACITEITSBESLUIT = "capaciteitsbesluit", "Capaciteitsbesluit"
    INDICATIEF = "indicatief", "Indicatieve verdeling"
    REGIONAAL_PLAN = "regionaal_plan", "Regionaal plan"
    VERDEELBESLUIT = "verdeelbesluit", "Verdeelbesluit"
    TAAKSTELLING = "taakstelling", "Halfjaarlijkse taakstelling"


class Telregel(models.TextChoices):
    """Which places count in a cyclus (R10)."""

    ALLE_HARDE = T.ALLE_HARDE.value, "Alle harde plekken in het garantievenster"
    DUURZAAM = T.DUURZAAM.value, "Alleen duurzame plekken (ten minste vijf jaar)"

    @property
    def telt_cno(self) -> bool:
        """Whether places for crisisnoodopvang count for the asiel-opgave."""
        return T(self.value).telt_cno


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


class Verdeelsleutel(models.TextChoices):
    """In proportion to what a total is divided (R8)."""

    INWONERS = "inwoners", "Inwoners"
    OPGAVE = "opgave", "Opgave"
    EIGEN = "eigen", "Eigen gewichten"


class Verdeelniveau(models.TextChoices):
    """Over what kind of gebied a total is divided."""

    REGIO = "regio", "Regio’s"
    GEMEENTE = "gemeente", "Gemeenten"
