"""What commands wrote to the database, recorded once per process and put back for every test that starts from it.

``test_momentopname`` shows that it makes no difference, except in time: a few milliseconds instead of a few hundred.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

import time_machine
from django.apps import apps
from django.core.management.color import no_style
from django.db import connection, models, transaction
from django.utils import timezone

Rijen = dict[type[models.Model], list[tuple]]
AFSTAND = 1000
"""Between the first keys of two tables, so that whoever mixes up two kinds of keys finds nothing."""


@dataclass(frozen=True)
class Momentopname:
    """Rows as the database gave them, with the keys that they had, and the time stamp of when they were written."""

    moment: object
    rijen: Rijen

    def zet_terug(self) -> None:
        """As if they are written now: what was stamped with the moment of then, gets the one of now."""
        nu = _bewaard(timezone.now())
        with transaction.atomic(), connection.cursor() as cursor:
            for model, rijen in self.rijen.items():
                waarden = [nu if waarde == self.moment else waarde for rij in rijen for waarde in rij]
                cursor.execute(_invoegen(model, len(rijen)), waarden)
            for opdracht in connection.ops.sequence_reset_sql(no_style(), self.rijen):
                cursor.execute(opdracht)


def neem_op(*opdrachten: Callable[[], None]) -> list[Momentopname]:
    """What each of these adds to what is there already, read in a transaction that leaves nothing behind.

    The clock stands still meanwhile, so that the moment of writing is one and the same in every row.
    """
    with transaction.atomic(), time_machine.travel(timezone.now(), tick=False):
        moment, standen = _bewaard(timezone.now()), [alle_rijen()]
        _spreid_de_sleutels([model for model, rijen in standen[0].items() if not rijen])
        for opdracht in opdrachten:
            opdracht()
            standen.append(alle_rijen())
        transaction.set_rollback(True)
    return [Momentopname(moment, _erbij(voor, na)) for voor, na in zip(standen, standen[1:], strict=False)]


def alle_rijen(alleen: set[str] | None = None) -> Rijen:
    """Of every table, or those of these names, by key: that is the order in which they were written."""
    tabellen = [model for model in apps.get_models(include_auto_created=True) if model._meta.can_migrate(connection)]
    tabellen = [model for model in tabellen if alleen is None or model._meta.db_table in alleen]
    with connection.cursor() as cursor:
        return {model: _lees(cursor, model) for model in tabellen}


def _lees(cursor, model) -> list[tuple]:
    tabel, sleutel = _naam(model._meta.db_table), _naam(model._meta.pk.column)
    cursor.execute(f"SELECT {_kolommen(model)} FROM {tabel} ORDER BY {sleutel}")
    return [tuple(map(_bewaard, rij)) for rij in cursor.fetchall()]


def _erbij(voor: Rijen, na: Rijen) -> Rijen:
    erbij = {model: [rij for rij in rijen if rij not in voor[model]] for model, rijen in na.items()}
    return {model: rijen for model, rijen in erbij.items() if rijen}


def _spreid_de_sleutels(leeg: list[type[models.Model]]) -> None:
    """Each of these empty tables counts on from a number of its own, whatever was in it before."""
    genummerd = [model for model in leeg if isinstance(model._meta.pk, models.AutoField | models.BigAutoField)]
    with connection.cursor() as cursor:
        for nummer, model in enumerate(genummerd, 1):
            tabel, sleutel = model._meta.db_table, model._meta.pk.column
            if connection.vendor == "postgresql":
                cursor.execute("SELECT setval(pg_get_serial_sequence(%s, %s), %s)", [tabel, sleutel, nummer * AFSTAND])
            else:
                cursor.execute("DELETE FROM sqlite_sequence WHERE name = %s", [tabel])
                cursor.execute("INSERT INTO sqlite_sequence VALUES (%s, %s)", [tabel, nummer * AFSTAND])


def _invoegen(model, aantal: int) -> str:
    rij = ", ".join(["%s"] * len(model._meta.local_concrete_fields))
    rijen = ", ".join([f"({rij})"] * aantal)
    return f"INSERT INTO {_naam(model._meta.db_table)} ({_kolommen(model)}) VALUES {rijen}"


def _kolommen(model) -> str:
    return ", ".join(_naam(veld.column) for veld in model._meta.local_concrete_fields)


def _naam(naam: str) -> str:
    return connection.ops.quote_name(naam)


def _bewaard(waarde):
    """A time stamp as this database takes it; anything else as it is."""
    return connection.ops.adapt_datetimefield_value(waarde) if isinstance(waarde, datetime) else waarde
