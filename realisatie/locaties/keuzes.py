"""The choices of a locatie and its places (DOMEIN §2) that no arithmetic turns on."""

from django.db import models


class Doelgroep(models.TextChoices):
    """For whom the places are. Amv is counted apart from asiel here; the asiel-opgave includes it."""

    ASIEL = "asiel", "Asiel"
    AMV = "amv", "Amv"
    OEKRAINE = "oekraine", "Oekraïne"
    STATUSHOUDERS = "statushouders", "Statushouders"


class Locatiesoort(models.TextChoices):
    """The kinds of location."""

    AZC = "azc", "Azc"
    NOODOPVANG = "noodopvang", "Noodopvang"
    CNO = "cno", "Crisisnoodopvang (CNO)"
    GVL = "gvl", "Gemeenschappelijke vreemdelingenlocatie (GVL)"
    ROL = "rol", "Regionale opvanglocatie (ROL)"
    SATELLIET = "satelliet", "Satellietlocatie"
    AMV_KLEINSCHALIG = "amv_kleinschalig", "Kleinschalige amv-opvang"
    GOO = "goo", "Gemeentelijke opvang Oekraïne (GOO)"
    POO = "poo", "Particuliere opvang Oekraïne (POO)"
    DOORSTROOM = "doorstroom", "Doorstroom- of tussenvoorziening statushouders"


class Cnoduur(models.TextChoices):
    """The two kinds of crisisnoodopvang: for at most 72 hours (a sports hall), or for longer."""

    UREN_72 = "72_uur", "Hoogstens 72 uur"
    LANGER = "langer", "Langer dan 72 uur"


class Exploitant(models.TextChoices):
    """Who runs a location."""

    COA = "coa", "COA"
    GEMEENTE = "gemeente", "Gemeente"
    ANDERS = "anders", "Anders"
