"""The choices of a locatie and its places (DOMEIN §2). Values come from the arithmetic where it turns on them."""

from django.db import models

from prt.rekenen.perioden import Precisie as P
from realisatie.locaties.rekenen import HARD
from realisatie.locaties.rekenen import Hardheid as H


class Hardheid(models.TextChoices):
    """How certain a beschikbaarheid is."""

    GEREALISEERD = H.GEREALISEERD.value, "Gerealiseerd (open)"
    VASTGESTELD = H.VASTGESTELD.value, "Vastgesteld (besluit genomen)"
    VOORNEMEN = H.VOORNEMEN.value, "Bestuurlijk voornemen"
    VERKENNING = H.VERKENNING.value, "Verkenning"
    VERVALLEN = H.VERVALLEN.value, "Vervallen"


HARDE = tuple(sorted(h.value for h in HARD))


class Precisie(models.TextChoices):
    """How precisely a date is known (R1)."""

    DAG = P.DAG.value, "Op de dag"
    MAAND = P.MAAND.value, "Op de maand"
    JAAR = P.JAAR.value, "Op het jaar"
    ONBEKEND = P.ONBEKEND.value, "Niet bekend"


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
