"""Which way documents are made: the fast one, where WeasyPrint is inside as ``motor.py`` expects, or the plain one."""

import functools
import logging
import re
import zlib
from collections import Counter
from datetime import date

from django.conf import settings

from prt.pdf import motor
from prt.pdf.bestanden import bestanden
from prt.pdf.catalogus import Gegevens
from prt.pdf.gereedschap import PdfMislukt, PdfNietBeschikbaar, omgeving
from prt.pdf.gewoon import ZONDER_RANDEN
from prt.pdf.opmaak import bron_van, leg_op
from prt.pdf.samenvoegen import voeg_samen
from prt.pdf.stuk import VAST, Stuk, teken, teken_met_randen

logger = logging.getLogger(__name__)

SOORT = "proef"
PROEF = """<!doctype html><html lang="nl"><head><title>Proef</title><link rel="stylesheet" href="papier.css"><style>
body { font-family: "Noto Sans"; page: proef } h1 { bookmark-level: 1 }
@page proef { size: A6; @top-left { content: "boven"; font-family: "Noto Sans" } }</style></head>
<body><h1 id="a">Proef</h1><p>Zie <a href="#a">de kop</a>.</p><table><tr><th>Naam</th></tr><tr><td>Dorp</td></tr>
</table><svg width="9" height="9"><title>Blok</title><rect width="9" height="9" /></svg></body></html>"""
LETTERS = re.compile(rb"[<(].*T[jJ]")
ELEMENT = re.compile(rb"/Type /StructElem/S /(\w+)")


def mag_snel() -> bool:
    """Whether documents are made the fast way. To be asked while nothing else is drawn: the first time it draws."""
    return not settings.PDF_GEWOON and not bezwaar()


@functools.cache
def bezwaar() -> str:
    """What speaks against the fast way, said once in the log; "" when nothing does."""
    reden = ", ".join(motor.afwijkingen()) or _proef()
    if reden:
        logger.warning(
            "Pdf's worden zonder de snelle weg gemaakt: WeasyPrint %s is anders dan verwacht (%s).",
            motor.versie(),
            reden,
        )
    return reden


def _proef() -> str:
    """A page drawn both ways."""
    try:
        snel = _snel()
        gewoon = _gewoon()
    except (PdfMislukt, PdfNietBeschikbaar):
        raise  # that is no fault of the way
    except Exception as fout:  # whatever may have changed
        return f"{type(fout).__name__}: {fout}"
    return ", ".join(naam for naam, gezien in gewoon.items() if snel[naam] != gezien)


def _snel() -> dict[str, object]:
    with bestanden() as lezer, omgeving(SOURCE_DATE_EPOCH="0"):
        stuk, randen = teken_met_randen(leg_op(PROEF, lezer.haal_op, kaal=False), SOORT)
        kaal = teken(leg_op(PROEF, lezer.haal_op, kaal=True), SOORT)
    voeg_samen([(SOORT, stuk)], [randen], (), Gegevens("Proef", "nl", date.min, b""))  # that it can be done
    if _letters(kaal) != _letters(stuk) or not _letters(randen):
        raise ValueError("de kantlijn laat zich niet scheiden")
    (blad,) = stuk.bladen
    soorten = Counter(s.decode() for o in stuk.objecten if isinstance(o, bytes) for s in ELEMENT.findall(o))
    maat = blad.breedte, blad.hoogte
    return {"tekst": _letters(stuk), "structuur": soorten, "koppen": blad.koppen, "maat": maat, "soort": blad.soort}


def _letters(stuk: Stuk) -> list[bytes]:
    return LETTERS.findall(zlib.decompress(stuk.objecten[stuk.bladen[0].tekening - VAST][1]))


def _gewoon() -> dict[str, object]:
    objecten = []
    with bestanden() as lezer, omgeving(SOURCE_DATE_EPOCH="0"):
        document = motor.leg_op(bron_van(PROEF, lezer.haal_op), ZONDER_RANDEN)
        motor.schrijf(document, document.pages, variant=motor.VARIANT, kenmerk=b"", rond_af=objecten.append)
    (pdf,), (blad,) = objecten, document.pages
    elementen = (o for o in pdf.objects if isinstance(o, dict) and o.get("Type") == "/StructElem")
    soorten = Counter(o["S"].replace("/Document", "/Part")[1:] for o in elementen)
    tekening = pdf.objects[int(pdf.objects[int(pdf.page_references[0].split()[0])]["Contents"].split()[0])]
    letters = LETTERS.findall(b"\n".join(map(motor.als_bytes(), tekening.stream)))
    maat = blad.width, blad.height
    return {"tekst": letters, "structuur": soorten, "koppen": tuple(blad.bookmarks), "maat": maat, "soort": SOORT}
