"""A document that is laid out in one go, with page numbers and all."""

import hashlib
from collections.abc import Sequence
from datetime import date

from prt.pdf import gewoon, motor
from prt.pdf.bestanden import bestanden
from prt.pdf.catalogus import Bijlage, Gegevens
from prt.pdf.gereedschap import omgeving, slot
from prt.pdf.keuze import mag_snel
from prt.pdf.opmaak import Opdracht, leg_op, zonder_opruimen
from prt.pdf.samenvoegen import voeg_samen
from prt.pdf.stuk import teken_met_randen

NAAM = "document"


def pdf_uit_html(html: str, *, gemaakt_op: date, bijlagen: Sequence[Bijlage] = ()) -> bytes:
    """The document as PDF. It needs ``lang`` and a title; the date in its properties is ``gemaakt_op``.

    Raises:
        PdfNietBeschikbaar: when the libraries are missing.
        PdfMislukt: when the document refers to anything but a static file.
    """
    with slot:
        motor.lettertypen()
        with zonder_opruimen():
            return (_snel if mag_snel() else _gewoon)(html, gemaakt_op, bijlagen)


def _snel(html: str, gemaakt_op: date, bijlagen: Sequence[Bijlage]) -> bytes:
    with bestanden() as lezer, omgeving(SOURCE_DATE_EPOCH="0"):
        document = leg_op(html, lezer.haal_op, kaal=False)
        stuk, randen = teken_met_randen(document, NAAM)
        return voeg_samen([(NAAM, stuk)], [randen], bijlagen, _gegevens(document, html, gemaakt_op))


def _gewoon(html: str, gemaakt_op: date, bijlagen: Sequence[Bijlage]) -> bytes:
    """Twice: its text, and its margins."""
    blad, rand = (gewoon.leg_op(Opdracht(sleutel, html)) for sleutel in (NAAM, ""))
    return gewoon.voeg_samen([(NAAM, blad)], [rand], bijlagen, _gegevens(blad.document, html, gemaakt_op))


def _gegevens(document, html: str, gemaakt_op: date) -> Gegevens:
    kenmerk = hashlib.sha256(f"{gemaakt_op} {html}".encode()).digest()[:16]
    return Gegevens(document.metadata.title, document.metadata.lang, gemaakt_op, kenmerk)
