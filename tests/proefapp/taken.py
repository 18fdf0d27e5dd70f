"""Kinds of task that do just what a test needs."""

import time
from pathlib import Path

from prt.taken.soorten import Resultaat, TaakMislukt, taaksoort

KIJK = {}
"""What a test wants to see from within a task: ``KIJK["proef"] = functie``, called after every step."""


@taaksoort("proef", titel=lambda tekst="", stappen=3: f"Proefstuk {tekst}".strip())
def proef(voortgang, *, tekst="", stappen=3):
    for nummer in range(stappen):
        voortgang(nummer, stappen, f"Hoofdstuk {nummer + 1} opmaken")
        KIJK.get("proef", lambda _: None)(nummer + 1)
    return Resultaat("proef.txt", "text/plain", f"inhoud {tekst}".encode())


@taaksoort("proef-fout", titel="Proefstuk dat stukgaat")
def fout(voortgang):
    raise ValueError("wachtwoord van de database")


@taaksoort("proef-uitleg", titel="Proefstuk dat niet kan")
def uitleg(voortgang):
    raise TaakMislukt("Er is geen papier meer.")


@taaksoort("proef-wacht", titel="Proefstuk dat wacht")
def wacht(voortgang, *, op, begin):
    """Says in the file ``begin`` that it began, once more each time, and waits for the file ``op``."""
    voortgang(1, 2, "Wachten")
    with Path(begin).open("a") as verslag:
        verslag.write("begonnen\n")
    while not Path(op).exists():
        time.sleep(0.05)
    return Resultaat("wacht.txt", "text/plain", b"klaar")
