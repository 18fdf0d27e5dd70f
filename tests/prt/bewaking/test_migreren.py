"""A database that does not fit says so in one line, and is left as it was."""

import os
import shutil
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command
from django.db import connection
from django.db.migrations.recorder import MigrationRecorder

from tests import testdatabase

WORTEL = Path(__file__).parents[3]
NIET_OP_POSTGRES = pytest.mark.skipif("DATABASE_URL" in os.environ, reason="over een bestand van SQLite")


def migreer(pad: Path):
    return subprocess.run(
        [sys.executable, "manage.py", "migrate", "--verbosity", "0"],
        cwd=WORTEL,
        env={"PATH": os.environ["PATH"], "DATABASE_URL": f"sqlite:///{pad}"},
        capture_output=True,
        text=True,
    )


@pytest.mark.django_db
def test_een_nieuwere_versie():
    MigrationRecorder(connection).record_applied("opgaven", "9999_van_morgen")
    with pytest.raises(CommandError, match="nieuwere versie.*opgaven.9999_van_morgen"):
        call_command("migrate", verbosity=0)


@pytest.fixture
def gemigreerde(db, tmp_path):
    """A file of the kind that `make run` has."""
    pad = tmp_path / "regietafel.sqlite3"
    shutil.copy(testdatabase.bestand(), pad)
    with closing(sqlite3.connect(pad)) as verbinding:
        verbinding.execute("PRAGMA journal_mode=WAL")
    return pad


@NIET_OP_POSTGRES
def test_een_hele_database_is_goed(gemigreerde):
    klaar = migreer(gemigreerde)
    assert klaar.returncode == 0, klaar.stderr


@NIET_OP_POSTGRES
@pytest.mark.parametrize("schade", ["geen database", "half", "een bladzijde"])
def test_een_beschadigde_database(gemigreerde, schade):
    inhoud = gemigreerde.read_bytes()
    with closing(sqlite3.connect(gemigreerde)) as heel:
        (bladzijde,) = heel.execute("PRAGMA page_size").fetchone()
        (wortel,) = heel.execute("SELECT rootpage FROM sqlite_master WHERE name = 'auth_permission'").fetchone()
    begin = (wortel - 1) * bladzijde
    stukken = {
        "geen database": b"dit is geen database" * 100,
        "half": inhoud[: len(inhoud) // 2],
        "een bladzijde": inhoud[:begin] + b"\xff" * bladzijde + inhoud[begin + bladzijde :],
    }
    gemigreerde.write_bytes(stukken[schade])
    klaar = migreer(gemigreerde)
    assert klaar.returncode == 1
    assert klaar.stderr.startswith("CommandError: De database") and "beschadigd" in klaar.stderr
    assert klaar.stderr.count("\n") == 1
    assert gemigreerde.read_bytes() == stukken[schade]


@NIET_OP_POSTGRES
def test_een_map_die_er_niet_is(tmp_path):
    klaar = migreer(tmp_path / "nergens" / "regietafel.sqlite3")
    assert klaar.returncode == 1
    assert "niet te gebruiken" in klaar.stderr and klaar.stderr.count("\n") == 1
