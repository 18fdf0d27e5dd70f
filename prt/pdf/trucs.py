"""Whether to use what WeasyPrint does not promise: parts that share their fonts, and two of its functions replaced.

Without it the same document is made. It takes longer, and each part brings its fonts along.
"""

import functools
import logging

from django.conf import settings

from prt.pdf import motor
from prt.pdf.bestanden import bestanden
from prt.pdf.gereedschap import PdfMislukt, PdfNietBeschikbaar, omgeving
from prt.pdf.letters import samen
from prt.pdf.opmaak import Opmaakopdracht, leg_op
from prt.pdf.stuk import Pdfstuk, teken

logger = logging.getLogger(__name__)

PROEF = """<!doctype html><html lang="nl"><head><title>Proef</title><link rel="stylesheet" href="papier.css"><style>
body { font-family: "Noto Sans" }</style></head><body><p>Proef</p></body></html>"""


def mag_trucs() -> bool:
    """To be asked while nothing else is drawn: the first time it draws."""
    return not settings.PDF_GEWOON and not bezwaar()


@functools.cache
def bezwaar() -> str:
    """What speaks against it, said once in the log; "" when nothing does."""
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
        met, zonder = (teken_deel(Opmaakopdracht("proef", PROEF, 0, trucs)) for trucs in (True, False))
        motor.schrijf(samen([met.letters]), kenmerk=b"", rond_af=lambda pdf: None)
        getekend = [next(staart for _, staart in stuk.objecten if staart) for stuk in (met, zonder)]
    except (PdfMislukt, PdfNietBeschikbaar):
        raise  # that is no fault of WeasyPrint
    except Exception as fout:  # whatever may have changed
        return f"{type(fout).__name__}: {fout}"
    return "" if getekend[0] == getekend[1] else "tekst"


def teken_deel(opdracht: Opmaakopdracht) -> Pdfstuk:
    with bestanden() as lezer, omgeving(SOURCE_DATE_EPOCH="0"):
        return teken(leg_op(opdracht, lezer.haal_op), opdracht.sleutel, opdracht.weg, trucs=opdracht.trucs)
