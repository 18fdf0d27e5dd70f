"""Who counts."""

from django.db import models


class Teller(models.TextChoices):
    """Who counted the people at a locatie."""

    GEMEENTE = "gemeente", "Gemeente"
    COA = "coa", "COA"
