"""All that `make run` does, from an empty folder to a running site. What stands in the way is said in one line.

Usage: python3 tools/draai.py ADRES
"""

import errno
import fcntl
import os
import pwd
import re
import socket
import subprocess
from contextlib import contextmanager

import omgeving
import pango
import samen
import voorkant
from uitvoer import LOKAAL, PYTHON, VENV, WORTEL, Mislukt, meld, start

SLOT = LOKAAL / "draait"
MANAGE = WORTEL / "manage.py"
VOORBEELD = "Bijvoorbeeld: make run ADRES=127.0.0.1:8001"


def hoofd(argumenten):
    adres = argumenten[0] if argumenten else "127.0.0.1:8000"
    host, poort = lees_adres(adres)
    controleer_mappen([WORTEL, VENV, LOKAAL, *LOKAAL.glob("*"), WORTEL / "node_modules", voorkant.DOEL])
    with slot():
        controleer_poort(host, poort)
        bereid_voor()
        werk, site = [PYTHON, MANAGE, "werk", "--met-ouder"], [PYTHON, MANAGE, "runserver", adres]
        return samen.hoofd(["--", *map(str, werk), "--", *map(str, site)])


def lees_adres(adres):
    """Host and port, as runserver reads them: the port alone will do."""
    delen = re.fullmatch(r"(?:(\[[0-9a-fA-F:]+\]|[\w.-]+):)?(\d{1,5})", adres)
    if not delen or not 0 < int(delen[2]) < 65536:
        raise Mislukt(f"{adres} is geen adres met een poort. {VOORBEELD}")
    return (delen[1] or "127.0.0.1").strip("[]"), int(delen[2])


def controleer_mappen(paden):
    for pad in paden:
        if pad.exists() and not os.access(pad, os.R_OK | os.W_OK):
            raise Mislukt(
                f"{pad} is van een andere gebruiker ({naam(pad.stat().st_uid)}). Gebruik een eigen kopie van de map, "
                f"of maak haar van u: sudo chown -R {naam(os.geteuid())} {WORTEL}"
            )


def naam(nummer):
    try:
        return pwd.getpwuid(nummer).pw_name
    except KeyError:
        return str(nummer)


@contextmanager
def slot():
    """One at a time in a folder. The lock goes with this process, however it ends."""
    LOKAAL.mkdir(exist_ok=True)
    with open(SLOT, "a+") as bestand:
        try:
            fcntl.flock(bestand, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            bestand.seek(0)
            wie = bestand.read().strip()
            raise Mislukt(
                f"De regietafel draait al vanuit deze map (proces {wie}). Stop die eerst met Ctrl-C."
            ) from None
        bestand.truncate(0)
        bestand.write(str(os.getpid()))
        bestand.flush()
        yield


def controleer_poort(host, poort):
    familie = socket.AF_INET6 if ":" in host else socket.AF_INET
    with socket.socket(familie) as proef:
        proef.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            proef.bind((host, poort))
        except OSError as fout:
            redenen = {
                errno.EADDRINUSE: f"Poort {poort} is bezet: er draait daar al iets.",
                errno.EACCES: f"Poort {poort} is alleen voor de beheerder van deze computer.",
            }
            reden = redenen.get(fout.errno or 0, f"{host} is geen adres van deze computer.")
            raise Mislukt(f"{reden} Kies een andere. {VOORBEELD}") from None


def bereid_voor():
    omgeving.hoofd(["build"])
    voorkant.hoofd([])
    pango.hoofd([])
    if ontbreekt_er_een(draai("migrate", "--noinput", "--verbosity", "0")):
        meld("Er ontbreekt een pakket in .venv; de omgeving wordt opnieuw gemaakt.")
        omgeving.STEMPEL.unlink(missing_ok=True)
        omgeving.hoofd(["build"])
        slaag(draai("migrate", "--noinput", "--verbosity", "0"))
    print(slaag(draai("demo")).stdout, end="", flush=True)


def draai(*opdracht):
    return subprocess.run([PYTHON, MANAGE, *opdracht], cwd=WORTEL, capture_output=True, text=True)


def ontbreekt_er_een(klaar):
    """A package that is not there or not whole; every other failure is told."""
    if re.search(r"^(ModuleNotFoundError|ImportError):", klaar.stderr, re.MULTILINE):
        return True
    slaag(klaar)
    return False


def slaag(klaar):
    if klaar.returncode:
        raise Mislukt(klaar.stderr.strip().removeprefix("CommandError: "))
    return klaar


if __name__ == "__main__":
    start(hoofd)
