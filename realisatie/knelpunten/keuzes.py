"""The choices of a knelpunt."""

from django.db import models


class Thema(models.TextChoices):
    """What a knelpunt is about (plan van aanpak PRT, tasks; verslag CdK, duiding)."""

    ZORG = "zorg", "Zorg"
    ONDERWIJS = "onderwijs", "Onderwijs"
    WONEN = "wonen", "Wonen"
    FINANCIEN = "financien", "Financiën"
    RUIMTE = "ruimte", "Ruimtelijke ordening"
    DRAAGVLAK = "draagvlak", "Draagvlak"
    INBURGERING = "inburgering", "Inburgering en participatie"
    ARBEIDSMARKT = "arbeidsmarkt", "Arbeidsmarkt"
    VEILIGHEID = "veiligheid", "Veiligheid"
    ANDERS = "anders", "Anders"


class Geadresseerde(models.TextChoices):
    """Which table has to act on a knelpunt."""

    RRT = "rrt", "Regionale regietafel (RRT)"
    PRT = "prt", "Provinciale regietafel (PRT)"
    LRT = "lrt", "Landelijke Regietafel (LRT)"


class Knelpuntstatus(models.TextChoices):
    """Where a knelpunt stands."""

    OPEN = "open", "Open"
    IN_BEHANDELING = "in_behandeling", "In behandeling"
    OPGELOST = "opgelost", "Opgelost"
