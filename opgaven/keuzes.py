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
    """The kinds of entry on the taakstelling of statushouders (R7)."""

    REALISATIE = "realisatie", "Gerealiseerd"


class Verdeelsleutel(models.TextChoices):
    """In proportion to what a total is divided (R8)."""

    INWONERS = "inwoners", "Inwoners"
    OPGAVE = "opgave", "Opgave"
    EIGEN = "eigen", "Eigen gewichten"


class Verdeelniveau(models.TextChoices):
    """Over what kind of gebied a total is divided."""

    REGIO = "regio", "Regio’s"
    GEMEENTE = "gemeente", "Gemeenten"
