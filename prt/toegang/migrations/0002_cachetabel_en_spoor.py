"""The table of the shared cache, and the trail that only grows. `migrate` makes both: no installation forgets them."""

from django.conf import settings
from django.core.management import call_command
from django.db import migrations

from prt.toegang.spoor.onwrikbaar import bescherm, laat_los

TABELLEN = (
    "toegang_handeling",
    "toegang_handeling_gemeenten",
)


def maak_cachetabel(apps, schema_editor):
    call_command("createcachetable", database=schema_editor.connection.alias, verbosity=0)


def verwijder_cachetabel(apps, schema_editor):
    tabel = schema_editor.quote_name(settings.CACHES["default"]["LOCATION"])
    schema_editor.execute(f"DROP TABLE IF EXISTS {tabel}")


class Migration(migrations.Migration):
    dependencies = [("toegang", "0001_initial")]
    operations = [
        migrations.RunPython(maak_cachetabel, verwijder_cachetabel),
        migrations.RunPython(
            lambda apps, schema_editor: bescherm(schema_editor, *TABELLEN),
            lambda apps, schema_editor: laat_los(schema_editor, *TABELLEN),
        ),
    ]
