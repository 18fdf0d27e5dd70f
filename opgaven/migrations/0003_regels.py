"""What the tables of this app refuse besides their constraints, and what of them never changes."""

from django.db import migrations

from opgaven.gebieden.regels import regels_van
from prt.databaseregels import bewaak, geef_vrij
from prt.toegang.spoor.onwrikbaar import bescherm, laat_los

TABELLEN = (
    "opgaven_historicalactie",
    "opgaven_historicalbesluit",
    "opgaven_historicalgebied",
    "opgaven_historicallidmaatschap",
    "opgaven_historicalmijlpaal",
    "opgaven_historicalopgave",
    "opgaven_historicalopvolging",
    "opgaven_historicaloverleg",
    "opgaven_historicalronde",
    "opgaven_historicaltaakstellingpost",
    "opgaven_historicaltoezichtstap",
    "opgaven_verdeling",
    "opgaven_verdeelregel",
)


def op_slot(apps, schema_editor):
    bewaak(schema_editor, *regels_van(apps, "opgaven", "toegang", "taken"))
    bescherm(schema_editor, *TABELLEN)


def van_slot(apps, schema_editor):
    laat_los(schema_editor, *TABELLEN)
    geef_vrij(schema_editor, *regels_van(apps, "opgaven", "toegang", "taken"))


class Migration(migrations.Migration):
    dependencies = [("opgaven", "0002_initial"), ("toegang", "0001_initial"), ("taken", "0001_initial")]
    operations = [migrations.RunPython(op_slot, van_slot)]
