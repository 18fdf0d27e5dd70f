"""Django's ``migrate``, which leaves a database alone that has had other migrations by the same names."""

from django.core.management.base import CommandError
from django.core.management.commands import migrate
from django.db import connections
from django.db.migrations.recorder import MigrationRecorder

VAN_DE_VORIGE_VERSIE = ("opgaven", "0002_spoor")

OUD = (
    "Deze database is van een versie van voor 28 november 2026. Maak met die versie een reservekopie (manage.py "
    "reservekopie --uit BESTAND), zet een lege database klaar en voer daar met deze versie manage.py migrate en "
    "manage.py overbrengen BESTAND uit. Er is niets gewijzigd."
)


class Command(migrate.Command):
    def handle(self, *args, database, **opties):
        if VAN_DE_VORIGE_VERSIE in MigrationRecorder(connections[database]).applied_migrations():
            raise CommandError(OUD)
        return super().handle(*args, database=database, **opties)
