"""The choices of an opgave (DOMEIN §2)."""

from django.db import models


class Grondslag(models.TextChoices):
    """Which kind of document set a figure; in the order in which they follow each other."""

    RAMING = "raming", "Raming"
    VERZOEK = "verzoek", "Verzoek van het Rijk"
    CAPACITEITSBESLUIT = "capaciteitsbesluit", "Capaciteitsbesluit"
    INDICATIEF = "indicatief", "Indicatieve verdeling"
    REGIONAAL_PLAN = "regionaal_plan", "Regionaal plan"
    VERDEELBESLUIT = "verdeelbesluit", "Verdeelbesluit"
    TAAKSTELLING = "taakstelling", "Halfjaarlijkse taakstelling"
