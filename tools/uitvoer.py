"""What the set-up scripts share: one line per step, and a short, clear end when something fails."""

import subprocess
import sys
import time
from contextlib import contextmanager
from pathlib import Path

WORTEL = Path(__file__).resolve().parent.parent
VENV = WORTEL / ".venv"
PYTHON = VENV / "bin" / "python"
LOKAAL = WORTEL / ".lokaal"


class Mislukt(Exception):
    """Something the person at the keyboard must solve; the message says how."""


def meld(tekst, **opties):
    # On stderr: the output of a script that answers with a path must be that path alone.
    print(tekst, file=sys.stderr, flush=True, **opties)


@contextmanager
def stap(tekst):
    begin = time.monotonic()
    meld(f"{tekst} ... ", end="")
    try:
        yield
    except BaseException:
        meld("mislukt")
        raise
    meld(f"klaar ({time.monotonic() - begin:.1f} s)")


def voer_uit(opdracht, **opties):
    """Run a command and return its output, which is only shown when the command fails."""
    try:
        klaar = subprocess.run(
            [str(deel) for deel in opdracht],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            encoding="utf-8",
            errors="replace",
            **opties,
        )
    except FileNotFoundError as fout:
        raise Mislukt(f"Het programma {opdracht[0]} staat niet op deze computer.") from fout
    if klaar.returncode:
        staart = "\n".join(klaar.stdout.splitlines()[-25:])
        raise Mislukt(f"{staart}\nDe opdracht {Path(opdracht[0]).name} gaf foutcode {klaar.returncode}.")
    return klaar.stdout


def start(hoofd):
    """Run a script's main function; turn what the user must solve into a message without a traceback."""
    try:
        sys.exit(hoofd(sys.argv[1:]))
    except Mislukt as fout:
        meld(str(fout))
        sys.exit(1)
    except KeyboardInterrupt:
        meld("\nGestopt.")
        sys.exit(130)
