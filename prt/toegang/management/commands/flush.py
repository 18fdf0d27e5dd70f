"""Django's ``flush``: emptying the whole database is the one way to lose the trail, and an act of its owner."""

from django.apps import apps
from django.core.management.commands import flush
from django.db import connections

from prt.toegang.spoor.lezen import gevolgde_modellen
from prt.toegang.spoor.models import Handeling
from prt.toegang.spoor.onwrikbaar import bescherm, laat_los


class Command(flush.Command):
    def handle(self, **opties):
        """SQLite empties a table with DELETE, which the triggers refuse; PostgreSQL truncates."""
        verbinding = connections[opties["database"]]
        if verbinding.vendor == "sqlite":
            with verbinding.schema_editor() as schema_editor:
                laat_los(schema_editor, *beschermde_tabellen())
        try:
            super().handle(**opties)
        finally:
            if verbinding.vendor == "sqlite":
                with verbinding.schema_editor() as schema_editor:
                    bescherm(schema_editor, *beschermde_tabellen())


def beschermde_tabellen() -> list[str]:
    """The trail, and the models that say of themselves that they never change (``onwrikbaar``)."""
    vast = [model._meta.db_table for model in apps.get_models() if getattr(model, "onwrikbaar", False)]
    historie = [model.history.model._meta.db_table for model in gevolgde_modellen()]
    return [Handeling._meta.db_table, Handeling.gemeenten.through._meta.db_table, *historie, *vast]
