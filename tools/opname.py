"""Record all that the software shows, or compare two such records: does a refactoring change nothing?

Usage: .venv/bin/python tools/opname.py neem [MAP]
       .venv/bin/python tools/opname.py vergelijk VOOR NA [--toegestaan BESTAND]

``neem`` writes in .lokaal/opname/, in a folder with the name of the commit when none is given. BESTAND has a line
``naam van de opname: waarom die mag verschillen`` for each difference that is meant.
"""

import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from uitvoer import LOKAAL, PYTHON, WORTEL, Mislukt, start, voer_uit

sys.path.insert(0, str(WORTEL))

from tests import opname  # noqa: E402
from tests.opname.vergelijk import KanNietVergelijken, lees_toegestaan, vergelijk, verslag  # noqa: E402

MEE = ("PATH", "HOME", "LANG", "LD_LIBRARY_PATH", "TMPDIR")
"""What comes along from the environment; the settings of an installation do not."""


def hoofd(argumenten):
    match argumenten:
        case ["neem"]:
            return neem(LOKAAL / "opname" / commit())
        case ["neem", doel]:
            return neem(Path(doel) if "/" in doel else LOKAAL / "opname" / doel)
        case ["vergelijk", voor, na]:
            return toon_verschillen(Path(voor), Path(na), {})
        case ["vergelijk", voor, na, "--toegestaan", bestand]:
            return toon_verschillen(Path(voor), Path(na), lees(Path(bestand)))
    raise Mislukt("Gebruik: python tools/opname.py neem [MAP], of: vergelijk VOOR NA [--toegestaan BESTAND]")


def commit():
    return voer_uit(["git", "rev-parse", "--short", "HEAD"], cwd=WORTEL).strip()


def neem(doel):
    """In a new folder that takes the place of an older one when it is whole."""
    half = doel.with_name(f"{doel.name}.half")
    shutil.rmtree(half, ignore_errors=True)
    half.mkdir(parents=True)
    with tempfile.TemporaryDirectory() as map_:
        opdracht = [PYTHON, "-m", opname.__name__, half]
        code = subprocess.run([str(deel) for deel in opdracht], cwd=WORTEL, env=omgeving(map_)).returncode
    if code:
        raise Mislukt(f"De opname is niet gelukt; wat er wel is, staat in {half}.")
    shutil.rmtree(doel, ignore_errors=True)
    half.rename(doel)
    print(f"De opname staat in {doel}.")


def omgeving(map_):
    eigen = {
        "DJANGO_SETTINGS_MODULE": "prt.settings",
        "DATABASE_URL": f"sqlite:///{map_}/wereld.sqlite3",
        "SECRET_KEY": "opname",
        "LOG_LEVEL": "CRITICAL",
        "PYTHONHASHSEED": "0",  # the order of a set is no news
        "COLUMNS": "100",  # as wide as the help of a command is written
    }
    return {naam: os.environ[naam] for naam in MEE if naam in os.environ} | eigen


def lees(bestand):
    try:
        return lees_toegestaan(bestand)
    except (OSError, KanNietVergelijken) as fout:
        raise Mislukt(str(fout)) from None


def toon_verschillen(voor, na, toegestaan):
    """Returns the exit code: 0 when nothing differs but what was announced."""
    try:
        aantal, verschillen = vergelijk(voor, na, toegestaan)
    except KanNietVergelijken as fout:
        raise Mislukt(str(fout)) from None
    print(verslag(aantal, verschillen, toegestaan))
    return int(any(not verschil.reden for verschil in verschillen))


if __name__ == "__main__":
    start(hoofd)
