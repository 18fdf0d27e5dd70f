"""From HTML to an accessible PDF that lasts: PDF/A-3a and PDF/UA-1 in one file, equal to the byte for equal input.

The only module that knows WeasyPrint. It is imported late, because it loads Pango, a library of the system that
may be absent: the site must run without it. A document sees the project's own static files and nothing else.
"""

import functools
import hashlib
import importlib
import io
import logging
import mimetypes
import os
import re
import threading
import warnings
from contextlib import contextmanager, redirect_stdout, suppress
from datetime import date
from pathlib import Path
from types import ModuleType
from typing import NamedTuple
from urllib.parse import unquote

from django.contrib.staticfiles import finders

BASIS = "http://statisch.invalid/"
"""Stands for the static files: ``href="verslag.css"`` in a document is looked up among them, never on a network."""
LETTERTYPEN = Path(__file__).with_name("lettertypen.conf")
ONTBREEKT = (
    "De pdf kan niet worden gemaakt: {wat} ontbreekt op deze computer. Installeer Pango "
    "(Debian en Ubuntu: apt-get install libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0) "
    "of voer uit: python3 tools/pango.py"
)
RICHTINGTEKENS = dict.fromkeys([*range(0x202A, 0x202F), *range(0x2066, 0x206A)])
"""Invisible characters that turn the order of letters around: one in a name would reverse the rest of its line."""
_slot = threading.Lock()


class PdfNietBeschikbaar(Exception):
    """WeasyPrint or a library that it needs is not there; the message says which, and how to get it."""


class PdfMislukt(Exception):
    """The document asked for something that it may not have or that is not there: a mistake in a template."""


class Gereedschap(NamedTuple):
    """WeasyPrint, and the fonts that it has read: reading them takes longer than a short document does."""

    weasyprint: ModuleType
    lettertypen: object


def pdf_uit_html(html: str, *, gemaakt_op: date) -> bytes:
    """The document as PDF. It needs ``lang`` and a title; the date in its properties is ``gemaakt_op``.

    Raises:
        PdfNietBeschikbaar: when the libraries are missing.
        PdfMislukt: when the document refers to anything but a static file.
    """
    with _slot:  # the fonts are shared, and Pango is not made for threads
        gereedschap = _gereedschap()
        weasyprint = gereedschap.weasyprint
        bestanden = Bestanden(weasyprint.urls.URLFetcherResponse)
        bron = weasyprint.HTML(string=html.translate(RICHTINGTEKENS), base_url=BASIS, url_fetcher=bestanden)
        try:
            inhoud = _teken(bron, gereedschap.lettertypen, gemaakt_op, _kenmerk(html, gemaakt_op))
        except weasyprint.urls.FatalURLFetchingError:
            inhoud = None
        if bestanden.fout:  # looked at in both cases: inside an SVG WeasyPrint passes over what it could not fetch
            raise PdfMislukt(f"De pdf is niet gemaakt: {bestanden.fout}.") from bestanden.fout
        return inhoud


def _teken(bron, lettertypen, gemaakt_op: date, kenmerk: bytes) -> bytes:
    document = bron.render(font_config=lettertypen)
    document.metadata.generator = "Regietafel"
    document.metadata.created = document.metadata.modified = gemaakt_op.isoformat()
    _noem_pdf_ua(document.metadata)
    with _omgeving(SOURCE_DATE_EPOCH="0"):  # otherwise the fonts in the file say when they were put there
        return document.write_pdf(pdf_variant="pdf/a-3a", pdf_identifier=kenmerk)


def _kenmerk(html: str, gemaakt_op: date) -> bytes:
    return hashlib.sha256(f"{gemaakt_op} {html}".encode()).hexdigest()[:32].encode()


class Bestanden:
    """Gives WeasyPrint the static files by name and refuses every other address: no network, no files elsewhere."""

    _fail_on_errors = True  # WeasyPrint asks: a document without its style or its font must not pass for a good one

    def __init__(self, antwoord):
        self.antwoord = antwoord
        self.fout: Exception | None = None

    def __call__(self, adres: str):
        try:
            return self._lees(adres)
        except Exception as fout:
            self.fout = fout
            raise

    def _lees(self, adres: str):
        if not adres.startswith(BASIS):
            raise PermissionError(f"een document mag {adres[:100]} niet ophalen")
        naam = unquote(adres.removeprefix(BASIS).split("?")[0].split("#")[0])
        gevonden = finders.find(naam)
        if not gevonden or not Path(gevonden).is_file():
            raise FileNotFoundError(f"het statische bestand {naam[:100]} bestaat niet")
        soort = mimetypes.guess_type(naam)[0] or "application/octet-stream"
        return self.antwoord(adres, Path(gevonden).read_bytes(), {"Content-Type": soort})


def warm_op() -> None:
    """Load beforehand what the first document would wait for. What is missing is said when a document is asked for."""
    with suppress(PdfNietBeschikbaar):
        _gereedschap()


@functools.cache
def _gereedschap() -> Gereedschap:
    with _omgeving(FONTCONFIG_FILE=str(LETTERTYPEN)):  # no fonts of the system
        weasyprint = _weasyprint()
        return Gereedschap(weasyprint, importlib.import_module("weasyprint.text.fonts").FontConfiguration())


def _weasyprint() -> ModuleType:
    try:
        # When a library is missing WeasyPrint prints advice: on standard output, where a PDF may be expected.
        with redirect_stdout(io.StringIO()), warnings.catch_warnings():
            warnings.filterwarnings("ignore", "No fonts configured")
            weasyprint = importlib.import_module("weasyprint")
    except ImportError as fout:
        raise PdfNietBeschikbaar(ONTBREEKT.format(wat="het programma WeasyPrint")) from fout
    except OSError as fout:
        bibliotheek = re.search(r"library '([^']+)'", str(fout))
        wat = f"de systeembibliotheek {bibliotheek[1]}" if bibliotheek else "een systeembibliotheek"
        raise PdfNietBeschikbaar(ONTBREEKT.format(wat=wat)) from fout
    # Its warnings are about rules for screens in a style sheet that the site uses too.
    logging.getLogger("weasyprint").setLevel(logging.ERROR)
    return weasyprint


@contextmanager
def _omgeving(**variabelen: str):
    """These environment variables for a moment; what other programs are started with stays as it was."""
    eerder = {naam: os.environ.get(naam) for naam in variabelen}
    os.environ.update(variabelen)
    try:
        yield
    finally:
        for naam, waarde in eerder.items():
            if waarde is None:
                del os.environ[naam]
            else:
                os.environ[naam] = waarde


def _noem_pdf_ua(metadata) -> None:
    """Claim PDF/UA-1 beside PDF/A: WeasyPrint writes one claim, its metadata has room for both."""
    schrijf = metadata.generate_rdf_metadata

    def met_ua(variant, version, conformance):
        rdf = schrijf(variant, version, conformance)
        return rdf.replace(b"</rdf:RDF>", PDF_UA + b"</rdf:RDF>")

    metadata.generate_rdf_metadata = met_ua


# PDF/A wants every property outside its own list described in the file itself.
PDF_UA = b"""<rdf:Description rdf:about="" xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/" pdfuaid:part="1" />
<rdf:Description rdf:about="" xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/"
  xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#" xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">
<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">
<pdfaSchema:schema>PDF/UA identification</pdfaSchema:schema>
<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>
<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>
<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">
<pdfaProperty:name>part</pdfaProperty:name><pdfaProperty:valueType>Integer</pdfaProperty:valueType>
<pdfaProperty:category>internal</pdfaProperty:category>
<pdfaProperty:description>Part of ISO 14289</pdfaProperty:description>
</rdf:li></rdf:Seq></pdfaSchema:property>
</rdf:li></rdf:Bag></pdfaExtension:schemas>
</rdf:Description>
"""
