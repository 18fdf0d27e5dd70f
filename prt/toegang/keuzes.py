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

ROLLEN_MET_TWEEDE_FACTOR = {Rolsoort.PRT_SECRETARIS}
"""The provincial roles that can change or adopt figures: a password alone is not enough for them."""
