"""Run the site and, beside it, the process that makes documents in the background, as if they were one.

Usage: .venv/bin/python tools/samen.py -- HELPER... -- SITE...

They stop together: with Ctrl-C, with a signal to this process, or when the site ends. A helper that ends by itself
is started again. When this process is killed outright, the helper sees for itself that it is gone (--met-ouder).
"""

import signal
import subprocess
import sys
import time

from uitvoer import Mislukt, meld, start

KIJK, NIEUWE_POGING, GEDULD = 0.3, 3, 10


def hoofd(argumenten):
    helper, site = lees(argumenten)
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))
    bij = subprocess.Popen(helper)
    voor = None
    try:
        voor = subprocess.Popen(site)
        while voor.poll() is None:
            if bij.poll() is not None:
                meld(f"De verwerker van documenten stopte (code {bij.returncode}) en wordt opnieuw gestart.")
                time.sleep(NIEUWE_POGING)
                bij = subprocess.Popen(helper)
            time.sleep(KIJK)
        return voor.returncode
    finally:
        signal.signal(signal.SIGINT, signal.SIG_IGN)  # a second Ctrl-C must not leave half of it running
        stop([proces for proces in (voor, bij) if proces])


def lees(argumenten):
    if argumenten[:1] != ["--"] or argumenten.count("--") != 2:
        raise Mislukt("Gebruik: python tools/samen.py -- HELPER... -- SITE...")
    tweede = argumenten.index("--", 1)
    return argumenten[1:tweede], argumenten[tweede + 1 :]


def stop(processen):
    for proces in processen:
        if proces.poll() is None:
            proces.terminate()
    uiterlijk = time.monotonic() + GEDULD
    for proces in processen:
        try:
            proces.wait(max(uiterlijk - time.monotonic(), 0.1))
        except subprocess.TimeoutExpired:
            proces.kill()
            proces.wait()


if __name__ == "__main__":
    start(hoofd)
