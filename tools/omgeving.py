"""Make the virtual environment in .venv and install the locked requirements in it.

Usage: python3 tools/omgeving.py [build] [test] [kaal]

With ``kaal`` nothing stays that was not asked for: on a server.

Needs no more than python3 and pip. The environment is made without pip of its own, so that Debian's
separate python3-venv package is not needed; pip only fetches uv, and uv installs the rest.
"""

import hashlib
import importlib.util
import json
import os
import shutil
import subprocess
import sys

from uitvoer import PYTHON, VENV, WORTEL, Mislukt, stap, start, voer_uit

OUDSTE, NIEUWSTE = (3, 11), (3, 13)  # the same bounds as requires-python in pyproject.toml
STEMPEL = VENV / "regietafel.json"
ALTIJD = ["uv", "base"]
KEUZE = ["build", "test"]


def hoofd(opties):
    kaal = "kaal" in opties
    groepen = [groep for groep in opties if groep != "kaal"]
    if onbekend := set(groepen) - set(KEUZE):
        raise Mislukt(f"Onbekende groep: {', '.join(sorted(onbekend))}. Kies uit: {', '.join(KEUZE)}.")
    gewenst = {groep: kenmerk(groep) for groep in [*ALTIJD, *groepen]}
    aanwezig = lees_stempel()
    if gewenst == aanwezig or (not kaal and gewenst.items() <= aanwezig.items()):
        return
    # What was installed before stays, so that `make run` after `make test` does not throw the tests out.
    blijft = gewenst if kaal else gewenst | aanwezig
    alles = {groep: kenmerk(groep) for groep in ALTIJD + KEUZE if groep in blijft}
    if not aanwezig:
        maak_omgeving()
    installeer(alles)


def kenmerk(groep):
    return hashlib.sha256(bestand(groep).read_bytes()).hexdigest()


def bestand(groep):
    return WORTEL / "requirements" / f"{groep}.txt"


def lees_stempel():
    """The groups that are installed; empty when there is no environment that works, or not all of it is there."""
    try:
        stempel = json.loads(STEMPEL.read_text())
        # After an upgrade of the system's Python the environment still starts, but finds no packages.
        klopt = stempel["python"] == versie(PYTHON) and set(stempel.get("pakketten", ())) <= set(pakketten())
        return stempel["groepen"] if klopt else {}
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return {}


def pakketten():
    """What is installed, with versions, as far as it says so itself."""
    return sorted(pad.name for pad in VENV.glob("lib/python*/site-packages/*.dist-info"))


def versie(python):
    code = "import sys; print('%d.%d' % sys.version_info[:2])"
    try:
        return subprocess.run([python, "-c", code], capture_output=True, text=True).stdout.strip()
    except OSError:
        return None


def maak_omgeving():
    if not OUDSTE <= sys.version_info[:2] <= NIEUWSTE:
        raise Mislukt(
            f"Dit is Python {sys.version.split()[0]}; nodig is Python 3.11, 3.12 of 3.13. "
            "Staat die er ook? Geef hem dan op, bijvoorbeeld: make run PYTHON=python3.12"
        )
    if not importlib.util.find_spec("pip"):
        raise Mislukt("Installeer python3-pip: sudo apt-get install python3-pip")
    with stap("Python-omgeving maken in .venv"):
        shutil.rmtree(VENV, ignore_errors=True)
        voer_uit([sys.executable, "-m", "venv", "--without-pip", VENV])
    with stap("Installatieprogramma uv ophalen"):
        pip = [sys.executable, "-m", "pip", "--python", PYTHON, "--disable-pip-version-check", "install"]
        voer_uit([*pip, "--quiet", "--require-hashes", "-r", bestand("uv")])


def installeer(groepen):
    STEMPEL.unlink(missing_ok=True)  # an interrupted installation must not pass for a finished one
    # The certificates of the system: in many an office the network presents one of its own.
    instelling = {"UV_PYTHON_DOWNLOADS": "never", "UV_LINK_MODE": "copy", "UV_SYSTEM_CERTS": "true"}
    uv = [VENV / "bin" / "uv", "pip", "sync", "--python", PYTHON, "--compile-bytecode", "--require-hashes"]
    with stap(f"Python-pakketten installeren ({', '.join(groepen)})"):
        voer_uit([*uv, *map(bestand, groepen)], env=instelling | os.environ)
    half = STEMPEL.with_suffix(".half")  # whoever is stopped here leaves no half a file
    half.write_text(json.dumps({"python": versie(PYTHON), "groepen": groepen, "pakketten": pakketten()}))
    half.replace(STEMPEL)


if __name__ == "__main__":
    start(hoofd)
