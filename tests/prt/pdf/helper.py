"""Scenes with a second process that draws, for ``test_helper``: they need a process of their own to be forked from.

Usage: python -m tests.prt.pdf.helper SCENE
"""

import hashlib
import json
import os
import signal
import sys
import threading
import time

import django

from prt.pdf import delen, helper
from prt.pdf.delen import Pdfdeel, warm_op
from prt.pdf.gereedschap import PdfMislukt
from tests.prt.pdf.test_delen import DELEN, hoofdstuk, html, maak

LANG = [*DELEN, Pdfdeel("lang", html('<h2>Lang</h2><p style="break-after: page">Bladzij.</p>' * 30))]

SCHUIN = Pdfdeel("schuin", html("<h2>Schuin</h2><p><em>Alleen hier schuin.</em></p>"))

DOCUMENTEN = [DELEN[:1], DELEN[2:4], DELEN, [*DELEN[:2], hoofdstuk(3), *DELEN[2:], SCHUIN], LANG]

GOED = html("<p>Goed.</p>")

FOUTEN = [
    [Pdfdeel(naam, html(f"<img alt='' src='{naam}.png'>") if naam in weg else GOED) for naam in "abcdef"]
    for weg in ("be", "ef")
]


class Genoeg(Exception):
    pass


def teken(document: list[Pdfdeel]) -> dict:
    """From nothing: the file, who drew how much of it, and what was told of its progress."""
    zelf, voortgang = [], []
    eigen = delen.teken_deel
    delen.teken_deel = lambda opdracht: zelf.append(opdracht) or eigen(opdracht)
    delen.voorraad.leeg()
    try:
        pdf = maak(document, voortgang=lambda *waar: voortgang.append(waar))
    finally:
        delen.teken_deel = eigen
    return {"pdf": hashlib.sha256(pdf).hexdigest(), "zelf": len(zelf), "voortgang": voortgang}


def mislukt(document: list[Pdfdeel]) -> str:
    delen.voorraad.leeg()
    try:
        maak(document)
    except PdfMislukt as fout:
        return str(fout)
    return ""


def breek_af(nummer: int, _) -> None:
    if nummer == 3:
        raise Genoeg


def alleen(werk, document: list[Pdfdeel]):
    """Without the helper, which lives on."""
    hulp, helper._helper = helper._helper, None
    try:
        return werk(document)
    finally:
        helper._helper = hulp


def documenten() -> dict:
    samen = [teken(document) for document in DOCUMENTEN]  # first, when this process knows no font yet
    uit = {"documenten": [(alleen(teken, d), s) for d, s in zip(DOCUMENTEN, samen, strict=True)]}
    uit["fouten"] = [(alleen(mislukt, document), mislukt(document)) for document in FOUTEN]
    delen.voorraad.leeg()
    try:
        maak(LANG, voortgang=breek_af)
    except Genoeg:
        uit["afgebroken"] = ["genoeg", teken(LANG)["pdf"]]
    return uit


def dood(*_) -> None:
    os.kill(helper._helper.proces.pid, signal.SIGKILL)


def vooraf() -> dict:
    dood()
    return {"pdf": teken(LANG)["pdf"], "leeft": helper._helper.leeft}


def halverwege() -> dict:
    delen.voorraad.leeg()
    pdf = maak(LANG, voortgang=lambda nummer, _: nummer == 2 and dood())
    return {"pdf": hashlib.sha256(pdf).hexdigest(), "leeft": helper._helper.leeft}


def rust() -> None:
    print(helper._helper.proces.pid, flush=True)
    time.sleep(60)


def werk() -> None:
    maak(LANG, voortgang=lambda nummer, _: nummer == 2 and rust())


def main(scene: str) -> None:
    django.setup()
    if scene == "draden":
        threading.Thread(target=time.sleep, args=(60,), daemon=True).start()
        warm_op()
        print(json.dumps(helper._helper))
        return
    warm_op()
    print(json.dumps({f.__name__: f for f in (documenten, vooraf, halverwege, rust, werk)}[scene]()))


if __name__ == "__main__":
    main(sys.argv[1])
