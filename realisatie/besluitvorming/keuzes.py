"""The steps of the decision-making by name."""

from django.db import models

from realisatie.besluitvorming.rekenen import Stap


class Stapsoort(models.TextChoices):
    """The steps of the decision-making, in the order in which they are shown."""

    COLLEGE = Stap.COLLEGE.value, "Besluit van het college"
    RAAD = Stap.RAAD.value, "Besluit van de raad"
    VERGUNNING = Stap.VERGUNNING.value, "Vergunning"
    OVEREENKOMST = Stap.OVEREENKOMST.value, "Overeenkomst met het COA"
    BOUW = Stap.BOUW.value, "Bouw"
    OPEN = Stap.OPEN.value, "Open"
