"""What a copy of the database holds: every table of every model, row by row, as text that any database takes back."""

import base64
import hashlib
import json
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime, time

from django.apps import apps
from django.contrib.sessions.models import Session
from django.core.management.color import no_style
from django.db import connection, models, transaction
from django.db.migrations.recorder import MigrationRecorder

PER_KEER = 1000
"""Rows read or written at once."""


def modellen() -> list[type[models.Model]]:
    """Every model with a table of its own, history and adopted documents included; who restores signs in again."""
    alle = apps.get_models(include_auto_created=True)
    return [model for model in alle if model._meta.can_migrate(connection) and model is not Session]


def migraties() -> list[list[str]]:
    """Which the database has had: rows fit only tables of the same shape."""
    return sorted([app, naam] for app, naam in MigrationRecorder(connection).applied_migrations())


@contextmanager
def stilstaand_beeld() -> Iterator[None]:
    """All tables as they are at one moment, while people go on working."""
    if connection.vendor == "postgresql":
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY")
            yield
        return
    # A transaction of Django takes the lock for writing at once, and everybody would wait for the copy.
    with connection.cursor() as cursor:
        cursor.execute("BEGIN DEFERRED")
    try:
        yield
    finally:
        with connection.cursor() as cursor:
            cursor.execute("ROLLBACK")


def velden(model: type[models.Model]) -> list[models.Field]:
    return list(model._meta.local_concrete_fields)


def regels(model: type[models.Model]) -> Iterator[bytes]:
    """A line of JSON for each row, by key."""
    namen = [veld.attname for veld in velden(model)]
    rijen = model._base_manager.order_by("pk").values_list(*namen)
    for rij in rijen.iterator(chunk_size=PER_KEER):
        yield json.dumps(rij, default=_als_tekst, ensure_ascii=False, separators=(",", ":")).encode() + b"\n"


def _als_tekst(waarde) -> str:
    if isinstance(waarde, datetime):
        return waarde.astimezone(UTC).isoformat()
    if isinstance(waarde, date | time):
        return waarde.isoformat()
    if isinstance(waarde, bytes | memoryview):
        return base64.b64encode(waarde).decode()
    return str(waarde)  # a decimal, a UUID


def som_van(rijen: Iterator[bytes]) -> tuple[int, str]:
    """How many, and the SHA-256 of all of them."""
    aantal, som = 0, hashlib.sha256()
    for rij in rijen:
        aantal += 1
        som.update(rij)
    return aantal, som.hexdigest()


def schrijf(model: type[models.Model], rijen: list[bytes]) -> None:
    """Put these lines in its table, keys and all; nothing is stamped or filled in again."""
    eigen = velden(model)
    naam = connection.ops.quote_name
    kolommen = ", ".join(naam(str(veld.column)) for veld in eigen)
    plaatsen = ", ".join(["%s"] * len(eigen))
    opdracht = f"INSERT INTO {naam(model._meta.db_table)} ({kolommen}) VALUES ({plaatsen})"  # noqa: S608 - names of models
    waarden = [
        [
            veld.get_db_prep_save(veld.to_python(waarde), connection)
            for veld, waarde in zip(eigen, json.loads(rij), strict=True)
        ]
        for rij in rijen
    ]
    with connection.cursor() as cursor:
        cursor.executemany(opdracht, waarden)


def tel_verder() -> None:
    """The next key of every table is a free one."""
    with connection.cursor() as cursor:
        for opdracht in connection.ops.sequence_reset_sql(no_style(), modellen()):
            cursor.execute(opdracht)
