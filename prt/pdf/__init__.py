"""From HTML to an accessible PDF that lasts: PDF/A-3a and PDF/UA-1 in one file, equal to the byte for equal input.

The only package that knows WeasyPrint, which is loaded late: it needs Pango, a library of the system that may be
absent, and the site must run without it. A document sees the project's own static files and nothing else.
"""

from prt.pdf.delen import Bijlage, Blad, Deel, Kop, Overzicht, pdf_uit_delen, warm_op
from prt.pdf.document import pdf_uit_html
from prt.pdf.gereedschap import PdfMislukt, PdfNietBeschikbaar

__all__ = [
    "Bijlage",
    "Blad",
    "Deel",
    "Kop",
    "Overzicht",
    "PdfMislukt",
    "PdfNietBeschikbaar",
    "pdf_uit_delen",
    "pdf_uit_html",
    "warm_op",
]
