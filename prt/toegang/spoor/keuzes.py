"""What can be done, and by which way it came in."""

from django.db import models


class Handelingsoort(models.TextChoices):
    """What was done."""

    INGEVOERD = "ingevoerd", "Ingevoerd"
    GEWIJZIGD = "gewijzigd", "Gewijzigd"
    BEEINDIGD = "beeindigd", "Beëindigd"
    INGETROKKEN = "ingetrokken", "Ingetrokken"
    VERWIJDERD = "verwijderd", "Verwijderd"
    UITGENODIGD = "uitgenodigd", "Uitgenodigd"
    GEIMPORTEERD = "geimporteerd", "Geïmporteerd"
    INGEZIEN = "ingezien", "Ingezien"
    GEEXPORTEERD = "geexporteerd", "Gedownload"
    VASTGESTELD = "vastgesteld", "Vastgesteld"
    AANGEBODEN = "aangeboden", "Aangeboden"


LEZEND = {Handelingsoort.INGEZIEN, Handelingsoort.GEEXPORTEERD}
"""Nothing is any different afterwards."""


class Herkomst(models.TextChoices):
    """By which way it came in."""

    FORMULIER = "formulier", "Formulier"
    IMPORT = "import", "Import"
    OPDRACHT = "opdracht", "Opdrachtregel"
    BEHEER = "beheer", "Beheer"
