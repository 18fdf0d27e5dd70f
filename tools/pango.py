"""Make sure that the libraries WeasyPrint draws text with can be loaded.

Usage: python3 tools/pango.py [--verplicht]

As root they are installed with apt-get; anyone else gets them unpacked in .lokaal/pango/lib, which the Makefile
puts on LD_LIBRARY_PATH. The site runs without them, so only --verplicht makes their absence an error.
"""

import os
import re
import shutil
import subprocess
import sys

from uitvoer import LOKAAL, Mislukt, meld, stap, start, voer_uit

PAKKETTEN = ["libpango-1.0-0", "libpangoft2-1.0-0", "libharfbuzz-subset0"]
BIBLIOTHEKEN = ["libgobject-2.0.so.0", "libpango-1.0.so.0", "libpangoft2-1.0.so.0", "libharfbuzz-subset.so.0"]
PANGO = LOKAAL / "pango"
UITLEG = f"""\
Zonder Pango werkt de site wel, maar kan die geen pdf maken. Installeer het zo:
  Debian of Ubuntu: sudo apt-get install {" ".join(PAKKETTEN)}
  Fedora:           sudo dnf install pango harfbuzz
  macOS:            brew install pango"""


def hoofd(opties):
    if laadbaar():
        return 0
    try:
        installeer() if os.geteuid() == 0 else pak_uit()
    except Mislukt as fout:
        meld(str(fout))
    if laadbaar():
        return 0
    meld(UITLEG)
    return 1 if "--verplicht" in opties else 0


def laadbaar():
    """Whether the libraries load; asked of a new process, because a search path is fixed when a process starts."""
    if sys.platform == "darwin":
        code = "import weasyprint"
        python = LOKAAL.parent / ".venv" / "bin" / "python"
    else:
        code = f"import ctypes; [ctypes.CDLL(naam) for naam in {BIBLIOTHEKEN}]"
        python = sys.executable
    zoekpad = f"{PANGO / 'lib'}:{os.environ.get('LD_LIBRARY_PATH', '')}"
    proef = subprocess.run([python, "-c", code], env=os.environ | {"LD_LIBRARY_PATH": zoekpad}, capture_output=True)
    return proef.returncode == 0


def installeer():
    opdracht = ["apt-get", "install", "--yes", "--no-install-recommends", *PAKKETTEN]
    omgeving = os.environ | {"DEBIAN_FRONTEND": "noninteractive"}
    with stap("Pango installeren met apt-get, voor de pdf"):
        try:
            voer_uit(opdracht, env=omgeving)
        except Mislukt:  # no list of packages yet, or one that is out of date
            voer_uit(["apt-get", "update"])
            voer_uit(opdracht, env=omgeving)


def pak_uit():
    with stap("Pango uitpakken in .lokaal, voor de pdf"):
        shutil.rmtree(PANGO, ignore_errors=True)
        for nieuw in ("deb", "inhoud", "lib"):
            (PANGO / nieuw).mkdir(parents=True)
        try:
            haal_op()
        except Mislukt:  # as above, but an ordinary user needs a list of his own
            lijsten = eigen_lijsten()
            voer_uit(["apt-get", "update", *lijsten])
            haal_op(lijsten)
        for pakket in (PANGO / "deb").glob("*.deb"):
            voer_uit(["dpkg", "-x", pakket, PANGO / "inhoud"])
        for bibliotheek in (PANGO / "inhoud").rglob("*.so.*"):
            (PANGO / "lib" / bibliotheek.name).symlink_to(os.path.relpath(bibliotheek, PANGO / "lib"))
        for klaar in ("deb", "apt"):
            shutil.rmtree(PANGO / klaar, ignore_errors=True)


def haal_op(opties=()):
    """Download what is missing: a rehearsed installation names exactly the packages this machine lacks."""
    plan = voer_uit(["apt-get", *opties, "--simulate", "install", "--no-install-recommends", *PAKKETTEN])
    if ontbrekend := re.findall(r"^Inst (\S+)", plan, re.MULTILINE):
        voer_uit(["apt-get", *opties, "download", *ontbrekend], cwd=PANGO / "deb")


def eigen_lijsten():
    apt = PANGO / "apt"
    (apt / "lists" / "partial").mkdir(parents=True)
    return ["-o", f"Dir::State::lists={apt / 'lists'}", "-o", f"Dir::Cache={apt}"]


if __name__ == "__main__":
    start(hoofd)
