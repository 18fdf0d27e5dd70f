"""Rules that a constraint cannot hold, because they look at another table: the database refuses the row by a trigger.

Used by migrations. Whoever alters one of these tables in a later migration puts its rules back (SQLite drops them
along the way); a test compares what the migrations leave with what the models need.
"""

from typing import NamedTuple


class Regel(NamedTuple):
    """A row of ``tabel`` is refused when ``mis`` holds of it: SQL that both databases know, with the row as ``NEW``."""

    naam: str
    tabel: str
    mis: str
    melding: str


def bewaak(schema_editor, *regels: Regel) -> None:
    """Put these rules on their tables."""
    for regel in regels:
        for sql in _triggers(schema_editor.connection.vendor, regel):
            schema_editor.execute(sql)


def geef_vrij(schema_editor, *regels: Regel) -> None:
    """Take them off, for turning a migration back."""
    for regel in regels:
        if schema_editor.connection.vendor == "postgresql":
            schema_editor.execute(f"DROP FUNCTION IF EXISTS {regel.naam}() CASCADE")
        else:
            for wanneer in ("insert", "update"):
                schema_editor.execute(f"DROP TRIGGER IF EXISTS {regel.naam}_{wanneer}")


def _triggers(vendor: str, regel: Regel):
    if vendor == "postgresql":
        yield (
            f"CREATE FUNCTION {regel.naam}() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN IF {regel.mis} THEN "
            f"RAISE EXCEPTION '{regel.melding}' USING ERRCODE = 'check_violation', CONSTRAINT = '{regel.naam}'; "
            "END IF; RETURN NEW; END $$"
        )
        yield (
            f"CREATE TRIGGER {regel.naam} BEFORE INSERT OR UPDATE ON {regel.tabel} "
            f"FOR EACH ROW EXECUTE FUNCTION {regel.naam}()"
        )
        return
    for wanneer in ("insert", "update"):
        yield (
            f"CREATE TRIGGER {regel.naam}_{wanneer} BEFORE {wanneer.upper()} ON {regel.tabel} WHEN {regel.mis} "
            f"BEGIN SELECT RAISE(ABORT, '{regel.melding}'); END"
        )
