"""``manage.py migrate`` as Django has it, but not on a database that is damaged or of a newer version of the site."""

from django.core.management.base import CommandError
from django.core.management.commands import migrate
from django.db import DatabaseError, OperationalError, connection

from prt.bewaking.migraties import lees_stand

ANDERE_VERSIE = (
    "De database is van een andere, waarschijnlijk nieuwere versie van de regietafel: {migratie} is hier niet bekend. "
    "Haal die versie op, of zet een reservekopie van deze versie terug."
)
VORIGE_VERSIE = "opgaven.0002_spoor"

VAN_DE_VORIGE_VERSIE = (
    "Deze database is van een versie van voor 28 november 2026. Maak met die versie een reservekopie (manage.py "
    "reservekopie --uit BESTAND), zet een lege database klaar en voer daar met deze versie manage.py migrate en "
    "manage.py overbrengen BESTAND uit. Er is niets gewijzigd."
)
BESCHADIGD = (
    "De database {naam} is beschadigd. Zet haar opzij, met wat er met dezelfde naam begint, en zet een reservekopie "
    "terug (docs/beheer.md) of begin opnieuw."
)


class Command(migrate.Command):
    def execute(self, *args, **opties):
        """Before the checks of Django, which ask the database something too."""
        try:
            _keur_bestand()
            onbekend = lees_stand().onbekend
        except OperationalError as fout:
            raise CommandError(f"De database is niet te gebruiken: {str(fout).splitlines()[0]}") from fout
        except DatabaseError as fout:
            raise CommandError(BESCHADIGD.format(naam=connection.settings_dict["NAME"])) from fout
        if VORIGE_VERSIE in onbekend:
            raise CommandError(VAN_DE_VORIGE_VERSIE)
        if onbekend:
            raise CommandError(ANDERE_VERSIE.format(migratie=onbekend[-1]))
        return super().execute(*args, **opties)


def _keur_bestand() -> None:
    """PostgreSQL looks after its own pages; a file may have been copied half. Raises DatabaseError."""
    if connection.vendor != "sqlite":
        return
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA quick_check(1)")
        if cursor.fetchone() != ("ok",):
            raise DatabaseError
