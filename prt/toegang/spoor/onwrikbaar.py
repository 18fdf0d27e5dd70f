"""Triggers that keep the trail as it was written: UPDATE and DELETE fail, whoever asks.

The one exception: the link of a handeling to an account that is removed. Used by migrations; whoever alters one of
these tables in a later migration puts its trigger back with ``bescherm`` (SQLite drops it along the way).
"""

HANDELING = "toegang_handeling"

MELDING = "Het spoor en wat is vastgesteld kunnen niet worden gewijzigd of verwijderd."

VASTE_KOLOMMEN = "id, naam, rol, wanneer, soort, herkomst, onderwerp, reden, gebied_id"

_PG_FUNCTIE = f"""
CREATE OR REPLACE FUNCTION spoor_blijft() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'UPDATE' AND TG_TABLE_NAME = '{HANDELING}'
       AND to_jsonb(NEW) = to_jsonb(OLD) || '{{"wie_id": null}}'::jsonb THEN
        RETURN NEW;
    END IF;
    RAISE EXCEPTION '{MELDING}' USING ERRCODE = 'restrict_violation';
END $$;
"""


def bescherm(schema_editor, *tabellen: str) -> None:
    """Put the triggers on these tables."""
    if schema_editor.connection.vendor == "postgresql":
        schema_editor.execute(_PG_FUNCTIE)
    for sql in _triggers(schema_editor.connection.vendor, tabellen):
        schema_editor.execute(sql)


def laat_los(schema_editor, *tabellen: str) -> None:
    """Take the triggers off: for emptying a whole database, and for turning a migration back."""
    op_tabel = schema_editor.connection.vendor == "postgresql"
    for tabel in tabellen:
        for naam in _namen(tabel):
            schema_editor.execute(f"DROP TRIGGER IF EXISTS {naam}" + (f" ON {tabel}" if op_tabel else ""))


def _namen(tabel: str) -> tuple[str, ...]:
    return tuple(f"{tabel}_{deel}" for deel in ("blijft", "wijzigt_niet", "wie_blijft"))


def _triggers(vendor: str, tabellen):
    for tabel in tabellen:
        blijft, wijzigt_niet, wie_blijft = _namen(tabel)
        if vendor == "postgresql":
            yield (
                f"CREATE TRIGGER {blijft} BEFORE UPDATE OR DELETE ON {tabel} "
                "FOR EACH ROW EXECUTE FUNCTION spoor_blijft()"
            )
            continue
        weiger = f"BEGIN SELECT RAISE(ABORT, '{MELDING}'); END"
        yield f"CREATE TRIGGER {blijft} BEFORE DELETE ON {tabel} {weiger}"
        if tabel == HANDELING:
            yield f"CREATE TRIGGER {wijzigt_niet} BEFORE UPDATE OF {VASTE_KOLOMMEN} ON {tabel} {weiger}"
            yield f"CREATE TRIGGER {wie_blijft} BEFORE UPDATE OF wie_id ON {tabel} WHEN NEW.wie_id IS NOT NULL {weiger}"
        else:
            yield f"CREATE TRIGGER {wijzigt_niet} BEFORE UPDATE ON {tabel} {weiger}"
