"""The choices of a ronde (DOMEIN §2)."""

from django.db import models


class Stroom(models.TextChoices):
    """The four streams that the regietafel steers together."""

    ASIEL = "asiel", "Asiel"
    OEKRAINE = "oekraine", "Oekraïne"
    STATUSHOUDERS = "statushouders", "Statushouders"
    CNO = "cno", "Crisisnoodopvang (CNO)"
