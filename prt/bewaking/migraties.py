"""Whether the tables are those of this version of the site."""

from typing import NamedTuple

from django.db import connection
from django.db.migrations.loader import MigrationLoader
from django.db.migrations.recorder import MigrationRecorder


class Migratiestand(NamedTuple):
    """Names as ``app.0001_begin``: what the database has not had yet, and what it had that this version has not."""

    nog_niet: list[str]
    onbekend: list[str]


def lees_stand() -> Migratiestand:
    """Raises the errors of a database that cannot be read."""
    lader = MigrationLoader(connection)
    bekend = set(lader.disk_migrations)
    for migratie in lader.disk_migrations.values():
        bekend |= set(migratie.replaces)
    gehad = MigrationRecorder(connection).applied_migrations()
    vreemd = {sleutel for sleutel in gehad if sleutel[0] in lader.migrated_apps} - bekend
    return Migratiestand(_namen(lader.graph.nodes.keys() - lader.applied_migrations.keys()), _namen(vreemd))


def _namen(sleutels) -> list[str]:
    return sorted(f"{app}.{naam}" for app, naam in sleutels)
