"""A SQLite database that has had all migrations, kept in a file: they take longer than the tests of many a room."""

import hashlib
import os
import sqlite3
import sys
from contextlib import closing, contextmanager
from pathlib import Path

WORTEL = Path(__file__).parent.parent
LOKALE_MAP = WORTEL / ".lokaal"


def kenmerk() -> str:
    """Other migrations or other packages make another database."""
    som = hashlib.sha256(repr((sys.version_info[:2], sqlite3.sqlite_version)).encode())
    migraties = sorted(pad for pad in WORTEL.glob("**/migrations/*.py") if ".venv" not in pad.parts)
    for pad in (
        WORTEL / "requirements" / "base.txt",
        WORTEL / "prt" / "toegang" / "spoor" / "onwrikbaar.py",
        *migraties,
    ):
        som.update(pad.read_bytes())
    return som.hexdigest()[:16]


def bestand() -> Path:
    return LOKALE_MAP / f"toetsdatabase-{kenmerk()}.sqlite3"


@contextmanager
def gevuld(naam: str):
    """The database in memory of this name, filled from the file when there is one; gives a function that makes it."""
    pad = bestand()
    with closing(sqlite3.connect(naam, uri=True)) as geheugen:
        if pad.exists():
            _kopieer(pad, geheugen)
        yield lambda: None if pad.exists() else _bewaar(geheugen, pad)


def _kopieer(pad: Path, naar: sqlite3.Connection) -> None:
    with closing(sqlite3.connect(pad)) as bron:
        bron.backup(naar)


def _bewaar(geheugen: sqlite3.Connection, pad: Path) -> None:
    """Beside it first: two processes do this at the same time, and each may be broken off."""
    LOKALE_MAP.mkdir(exist_ok=True)
    for oud in LOKALE_MAP.glob("toetsdatabase-*.sqlite3"):
        oud.unlink(missing_ok=True)
    half = pad.with_suffix(f".{os.getpid()}")
    with closing(sqlite3.connect(half)) as doel:
        geheugen.backup(doel)
    half.replace(pad)
