"""A document that is laid out in one go, with page numbers and all."""

import hashlib
from collections.abc import Sequence
from datetime import date

from prt.pdf.bestanden import bestanden
from prt.pdf.gereedschap import gereedschap, omgeving, slot
from prt.pdf.opmaak import leg_op, zonder_opruimen
from prt.pdf.samenvoegen import Bijlage, Gegevens, voeg_samen
from prt.pdf.stuk import teken_met_randen


def pdf_uit_html(html: str, *, gemaakt_op: date, bijlagen: Sequence[Bijlage] = ()) -> bytes:
    """The document as PDF. It needs ``lang`` and a title; the date in its properties is ``gemaakt_op``.

    Raises:
        PdfNietBeschikbaar: when the libraries are missing.
        PdfMislukt: when the document refers to anything but a static file.
    """
    with slot:
        weasyprint, _ = gereedschap()
        with bestanden(weasyprint) as lezer, zonder_opruimen(), omgeving(SOURCE_DATE_EPOCH="0"):
            document = leg_op(html, lezer, kaal=False)
            stuk, randen = teken_met_randen(document, "document")
            over = Gegevens(document.metadata.title, document.metadata.lang, gemaakt_op, _kenmerk(html, gemaakt_op))
            return voeg_samen([("document", stuk)], [randen], bijlagen, over)


def _kenmerk(html: str, gemaakt_op: date) -> bytes:
    return hashlib.sha256(f"{gemaakt_op} {html}".encode()).digest()[:16]
