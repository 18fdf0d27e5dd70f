"""What the tables of this app refuse besides their constraints, and what of them never changes."""

from django.db import migrations

from opgaven.gebieden.regels import regels_van
from prt.databaseregels import bewaak, geef_vrij
from prt.toegang.spoor.onwrikbaar import bescherm, laat_los

TABELLEN = (
    "verslag_historicaltekst",
    "verslag_scenario",
    "verslag_scenarioregel",
    "verslag_vaststelling",
    "verslag_aanbieding",
)


def op_slot(apps, schema_editor):
    bewaak(schema_editor, *regels_van(apps, "verslag"))
    bescherm(schema_editor, *TABELLEN)


def van_slot(apps, schema_editor):
    laat_los(schema_editor, *TABELLEN)
    geef_vrij(schema_editor, *regels_van(apps, "verslag"))


class Migration(migrations.Migration):
    dependencies = [("verslag", "0001_initial")]
    operations = [migrations.RunPython(op_slot, van_slot)]
