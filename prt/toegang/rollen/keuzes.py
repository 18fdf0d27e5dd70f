"""The roles (DOMEIN §1)."""

from django.db import models


class Rolsoort(models.TextChoices):
    """What someone does for one gemeente, regio or provincie, or for the land."""

    MEDEWERKER_GEMEENTE = "medewerker_gemeente", "Medewerker gemeente"
    BEHEERDER_GEMEENTE = "beheerder_gemeente", "Beheerder gemeente"
    REGIOSECRETARIS = "regiosecretaris", "Regiosecretaris"
    PRT_SECRETARIS = "prt_secretaris", "PRT-secretaris / CdK-staf"
    TOEZICHTHOUDER = "toezichthouder", "Toezichthouder wonen"
    COA = "coa", "COA"
    LEZER = "lezer", "Lezer"
    FUNCTIONEEL_BEHEERDER = "functioneel_beheerder", "Functioneel beheerder"
    RIJK = "rijk", "Rijk / LRT"
    BEHEERDER_INSTALLATIE = "beheerder_installatie", "Beheerder van de installatie"


GEBIED_PER_ROL = {
    Rolsoort.MEDEWERKER_GEMEENTE: "gemeente",
    Rolsoort.BEHEERDER_GEMEENTE: "gemeente",
    Rolsoort.REGIOSECRETARIS: "regio",
    Rolsoort.PRT_SECRETARIS: "provincie",
    Rolsoort.TOEZICHTHOUDER: "provincie",
    Rolsoort.COA: "provincie",
    Rolsoort.LEZER: "provincie",
    Rolsoort.FUNCTIONEEL_BEHEERDER: "provincie",
    Rolsoort.RIJK: "land",
    Rolsoort.BEHEERDER_INSTALLATIE: "land",
}

ROLLEN_IN_PROVINCIE = tuple(rol for rol, soort in GEBIED_PER_ROL.items() if soort != "land")
"""What somebody does in a provincie or in a part of one; who works for the whole land, reads in none of them."""

ROLLEN_VAN_GEMEENTE = (Rolsoort.MEDEWERKER_GEMEENTE, Rolsoort.BEHEERDER_GEMEENTE)
"""What the beheerder of a gemeente can give to colleagues."""

ROLLEN_VANUIT_HET_LAND = (Rolsoort.FUNCTIONEEL_BEHEERDER, Rolsoort.RIJK, Rolsoort.BEHEERDER_INSTALLATIE)
"""What the beheerder van de installatie gives: who begins in a provincie, and who works for the land."""

ROLLEN_MET_TWEEDE_FACTOR = {
    Rolsoort.PRT_SECRETARIS,
    Rolsoort.TOEZICHTHOUDER,
    Rolsoort.FUNCTIONEEL_BEHEERDER,
    Rolsoort.BEHEERDER_INSTALLATIE,
}
"""Who can change figures, accounts or supervision of a provincie or of all: a password alone is not enough for them."""
