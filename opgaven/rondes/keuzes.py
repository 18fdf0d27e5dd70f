"""The choices of a ronde (DOMEIN §2)."""

from django.db import models

from opgaven.rondes.rekenen import Telregel as T


class Stroom(models.TextChoices):
    """The four streams that the regietafel steers together."""

    ASIEL = "asiel", "Asiel"
    OEKRAINE = "oekraine", "Oekraïne"
    STATUSHOUDERS = "statushouders", "Statushouders"
    CNO = "cno", "Crisisnoodopvang (CNO)"


class Telregel(models.TextChoices):
    """Which places count in a cyclus (R10)."""

    ALLE_HARDE = T.ALLE_HARDE.value, "Alle harde plekken in het garantievenster"
    DUURZAAM = T.DUURZAAM.value, "Alleen duurzame plekken (ten minste vijf jaar)"

    @property
    def telt_cno(self) -> bool:
        """Whether places for crisisnoodopvang count for the asiel-opgave."""
        return T(self.value).telt_cno
