"""The roles (DOMEIN §1)."""

from django.db import models


class Rolsoort(models.TextChoices):
    """What someone does for one gemeente, regio or provincie."""

    MEDEWERKER_GEMEENTE = "medewerker_gemeente", "Medewerker gemeente"
    REGIOSECRETARIS = "regiosecretaris", "Regiosecretaris"
    PRT_SECRETARIS = "prt_secretaris", "PRT-secretaris / CdK-staf"
    LEZER = "lezer", "Lezer"


GEBIED_PER_ROL = {
    Rolsoort.MEDEWERKER_GEMEENTE: "gemeente",
    Rolsoort.REGIOSECRETARIS: "regio",
    Rolsoort.PRT_SECRETARIS: "provincie",
    Rolsoort.LEZER: "provincie",
}


class Handelingsoort(models.TextChoices):
    """What was done."""

    INGEVOERD = "ingevoerd", "Ingevoerd"
    GEWIJZIGD = "gewijzigd", "Gewijzigd"
    BEEINDIGD = "beeindigd", "Beëindigd"
    INGETROKKEN = "ingetrokken", "Ingetrokken"
    VERWIJDERD = "verwijderd", "Verwijderd"
    GEIMPORTEERD = "geimporteerd", "Geïmporteerd"
    INGEZIEN = "ingezien", "Ingezien"
    GEEXPORTEERD = "geexporteerd", "Gedownload"


class Herkomst(models.TextChoices):
    """By which way it came in."""

    FORMULIER = "formulier", "Formulier"
    IMPORT = "import", "Import"
    OPDRACHT = "opdracht", "Opdrachtregel"
    BEHEER = "beheer", "Beheer"
