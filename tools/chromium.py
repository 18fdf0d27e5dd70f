"""Print the path of a Chromium that the browser tests can use.

Usage: .venv/bin/python tools/chromium.py

An installed Chromium is used as it is; otherwise one is fetched from npm and unpacked in .lokaal.
The environment variable CHROMIUM chooses: ``CHROMIUM=npm`` that of npm, ``CHROMIUM=/pad/naar/chromium`` that one.
Runs in the virtual environment, for brotli.
"""

import io
import json
import os
import shutil
import subprocess
import tarfile
from typing import Any

import brotli
from uitvoer import LOKAAL, WORTEL, Mislukt, stap, start
from voorkant import npm_ci

PAKKET = "node_modules/@sparticuz/chromium"
NAMEN = ["chromium", "google-chrome-stable", "google-chrome"]


def hoofd(_):
    keuze = os.environ.get("CHROMIUM")
    if keuze and keuze != "npm":
        print(controleer(keuze))
    else:
        print((not keuze and geinstalleerd()) or haal_op())


def controleer(keuze):
    pad = shutil.which(keuze)
    if not pad or not start_op(pad):
        raise Mislukt(f"CHROMIUM={keuze}: dat is geen browser die start. Geef een pad, of npm.")
    return pad


def geinstalleerd():
    for pad in filter(None, map(shutil.which, NAMEN)):
        # The one from a snap sees neither the temporary folder nor the project.
        if not os.path.realpath(pad).startswith(("/snap/", "/usr/bin/snap")) and start_op(pad):
            return pad
    return None


def start_op(pad):
    return subprocess.run([pad, "--version"], capture_output=True, stdin=subprocess.DEVNULL).returncode == 0


def haal_op():
    vergrendeld = json.loads((WORTEL / "package-lock.json").read_text())["packages"][PAKKET]["version"]
    chromium = LOKAAL / f"chromium-{vergrendeld}"
    starter = chromium / "start"
    if not starter.exists():
        npm_ci("Chromium ophalen, voor de browsertests")
        for oud in LOKAAL.glob("chromium-*"):
            shutil.rmtree(oud)
        with stap("Chromium uitpakken in .lokaal"):
            pak_uit(WORTEL / PAKKET / "bin", chromium)
            schrijf_starter(starter)  # last of all: its presence says that the rest is complete
    return starter


def pak_uit(bron, chromium):
    chromium.mkdir(parents=True)
    (chromium / "chromium").write_bytes(lees(bron / "chromium.br"))
    (chromium / "chromium").chmod(0o755)
    for archief in ("al2023", "fonts"):  # the libraries that it needs, and a font for a machine without any
        with tarfile.open(fileobj=io.BytesIO(lees(bron / f"{archief}.tar.br"))) as bestanden:
            # Debian 12's Python lacks the filter that guards against strange archives; npm checked the hash.
            filter_: Any = {"filter": "data"} if hasattr(tarfile, "data_filter") else {}
            bestanden.extractall(chromium, **filter_)  # noqa: S202


def lees(bestand):
    return brotli.decompress(bestand.read_bytes())


def schrijf_starter(starter):
    """A program of its own, so that a test needs to know no more than one path."""
    starter.with_name("fonts.conf").write_text(
        '<fontconfig><dir prefix="relative">fonts</dir><dir>/usr/share/fonts</dir></fontconfig>\n'
    )
    starter.touch(mode=0o755)
    starter.write_text("""\
#!/bin/sh
map=$(dirname "$0")
export LD_LIBRARY_PATH="$map/lib" FONTCONFIG_FILE="$map/fonts.conf"
exec "$map/chromium" "$@"
""")


if __name__ == "__main__":
    start(hoofd)
