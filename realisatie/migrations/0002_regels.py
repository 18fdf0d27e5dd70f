"""What the tables of this app refuse besides their constraints, and what of them never changes."""

from django.db import migrations

from opgaven.gebieden.regels import regels_van
from prt.databaseregels import bewaak, geef_vrij
from prt.toegang.spoor.onwrikbaar import bescherm, laat_los

TABELLEN = (
    "realisatie_historicalbeschikbaarheid",
    "realisatie_historicalbesluitstap",
    "realisatie_historicalbevestiging",
    "realisatie_historicalbezetting",
    "realisatie_historicalknelpunt",
    "realisatie_historicallocatie",
    "realisatie_historicaloverdracht",
    "realisatie_historicalregiototaal",
    "realisatie_historicaluitruil",
)


def op_slot(apps, schema_editor):
    bewaak(schema_editor, *regels_van(apps, "realisatie"))
    bescherm(schema_editor, *TABELLEN)


def van_slot(apps, schema_editor):
    laat_los(schema_editor, *TABELLEN)
    geef_vrij(schema_editor, *regels_van(apps, "realisatie"))


class Migration(migrations.Migration):
    dependencies = [("realisatie", "0001_initial")]
    operations = [migrations.RunPython(op_slot, van_slot)]
