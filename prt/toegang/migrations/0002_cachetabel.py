"""The table of the shared cache. `migrate` makes it, so that no installation can forget `createcachetable`."""

from django.conf import settings
from django.core.management import call_command
from django.db import migrations


def maak(apps, schema_editor):
    call_command("createcachetable", database=schema_editor.connection.alias, verbosity=0)


def verwijder(apps, schema_editor):
    tabel = schema_editor.quote_name(settings.CACHES["default"]["LOCATION"])
    schema_editor.execute(f"DROP TABLE IF EXISTS {tabel}")


class Migration(migrations.Migration):
    dependencies = [("toegang", "0001_initial")]
    operations = [migrations.RunPython(maak, verwijder)]
