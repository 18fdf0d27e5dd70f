"""Take every question for a right out of the actions, one by one, and see that a test notices.

Usage: .venv/bin/python tools/zonder_eis.py [FILE...]

Works on a copy in a temporary folder; takes some ten seconds for each question.
"""

import ast
import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from uitvoer import PYTHON, WORTEL, Mislukt, start

APPS = ("prt", "opgaven", "realisatie", "verslag")
MEE = (*APPS, "templates", "fixtures", "tests", "docs", "manage.py", "pyproject.toml", "README.md")


def hoofd(namen):
    bestanden = [Path(naam) for naam in namen] or [
        pad.relative_to(WORTEL) for app in APPS for pad in sorted((WORTEL / app).rglob("acties.py"))
    ]
    with tempfile.TemporaryDirectory() as map_:
        kopie = Path(map_)
        for naam in MEE:
            bron = WORTEL / naam
            (shutil.copytree if bron.is_dir() else shutil.copy2)(bron, kopie / naam)
        onopgemerkt = [plaats for bestand in bestanden for plaats in zonder(kopie, bestand)]
    if onopgemerkt:
        raise Mislukt("Niet opgemerkt: " + ", ".join(onopgemerkt))
    print("Elke vraag naar een recht die wordt weggehaald, wordt opgemerkt.")


def zonder(kopie, bestand):
    """The places in a file where a question can go without a test that fails."""
    tekst = (WORTEL / bestand).read_text()
    for regel, einde in vragen(tekst):
        regels = tekst.splitlines(keepends=True)
        inspringing = regels[regel - 1][: len(regels[regel - 1]) - len(regels[regel - 1].lstrip())]
        regels[regel - 1 : einde] = [f"{inspringing}pass\n"]
        (kopie / bestand).write_text("".join(regels))
        gezien = tests(kopie, bestand) != 0
        print(f"{bestand}:{regel} {'opgemerkt' if gezien else 'NIET OPGEMERKT'}", flush=True)
        if not gezien:
            yield f"{bestand}:{regel}"
    (kopie / bestand).write_text(tekst)


def vragen(tekst):
    for knoop in ast.walk(ast.parse(tekst)):
        aanroep = knoop.value if isinstance(knoop, ast.Expr) else None
        if isinstance(aanroep, ast.Call) and getattr(aanroep.func, "id", "") == "eis":
            yield knoop.lineno, knoop.end_lineno


def tests(kopie, bestand):
    """Those that try every action directly, and then those of the room itself."""
    kamer = kopie / "tests" / bestand.parent
    for wat in ("tests/test_acties.py", *([str(kamer)] if kamer.is_dir() else [])):
        opdracht = [PYTHON, "-m", "pytest", "-q", "-x", "-p", "no:cacheprovider", "-m", "not browser", wat]
        code = subprocess.run(
            opdracht, cwd=kopie, capture_output=True, env=os.environ | {"PYTHONDONTWRITEBYTECODE": "1"}
        ).returncode
        if code:
            return code
    return 0


if __name__ == "__main__":
    sys.path.insert(0, str(WORTEL))
    start(hoofd)
