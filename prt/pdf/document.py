"""A document that is laid out in one go."""

import hashlib
from datetime import date

from prt.pdf.bestanden import BASIS, bestanden
from prt.pdf.gereedschap import gereedschap, omgeving, slot
from prt.pdf.normen import noem_pdf_ua
from prt.pdf.opmaak import RICHTINGTEKENS


def pdf_uit_html(html: str, *, gemaakt_op: date) -> bytes:
    """The document as PDF. It needs ``lang`` and a title; the date in its properties is ``gemaakt_op``.

    Raises:
        PdfNietBeschikbaar: when the libraries are missing.
        PdfMislukt: when the document refers to anything but a static file.
    """
    with slot:
        weasyprint, lettertypen = gereedschap()
        with bestanden(weasyprint) as lezer:
            bron = weasyprint.HTML(string=html.translate(RICHTINGTEKENS), base_url=BASIS, url_fetcher=lezer)
            return _teken(bron, lettertypen, gemaakt_op, _kenmerk(html, gemaakt_op))


def _teken(bron, lettertypen, gemaakt_op: date, kenmerk: bytes) -> bytes:
    document = bron.render(font_config=lettertypen)
    document.metadata.generator = "Regietafel"
    document.metadata.created = document.metadata.modified = gemaakt_op.isoformat()
    noem_pdf_ua(document.metadata)
    with omgeving(SOURCE_DATE_EPOCH="0"):  # otherwise the fonts in the file say when they were put there
        return document.write_pdf(pdf_variant="pdf/a-3a", pdf_identifier=kenmerk)


def _kenmerk(html: str, gemaakt_op: date) -> bytes:
    return hashlib.sha256(f"{gemaakt_op} {html}".encode()).hexdigest()[:32].encode()
