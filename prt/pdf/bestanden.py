"""What a document may read: the static files of the project, by name. No network, no files elsewhere."""

import mimetypes
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import unquote

from django.contrib.staticfiles import finders
from django.core.exceptions import SuspiciousFileOperation

from prt.pdf.gereedschap import PdfMislukt

BASIS = "http://statisch.invalid/"
"""Stands for the static files: ``href="verslag.css"`` in a document is looked up among them, never on a network."""


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
        pad = pad_van(adres)
        soort = mimetypes.guess_type(pad.name)[0] or "application/octet-stream"
        return self.antwoord(adres, pad.read_bytes(), {"Content-Type": soort})


def pad_van(adres: str) -> Path:
    if not adres.startswith(BASIS):
        raise PermissionError(f"een document mag {adres[:100]} niet ophalen")
    naam = unquote(adres.removeprefix(BASIS).split("?")[0].split("#")[0])
    gevonden = finders.find(naam)
    if not gevonden or not Path(gevonden).is_file():
        raise FileNotFoundError(f"het statische bestand {naam[:100]} bestaat niet")
    return Path(gevonden)


@contextmanager
def bestanden(weasyprint):
    """A ``Bestanden`` for one document; a document that asked for something else ends in ``PdfMislukt``."""
    lezer = Bestanden(weasyprint.urls.URLFetcherResponse)
    try:
        yield lezer
    except (weasyprint.urls.FatalURLFetchingError, OSError, SuspiciousFileOperation) as fout:
        raise PdfMislukt(f"De pdf is niet gemaakt: {lezer.fout or fout}.") from fout
    if lezer.fout:  # inside an SVG WeasyPrint passes over what it could not fetch
        raise PdfMislukt(f"De pdf is niet gemaakt: {lezer.fout}.") from lezer.fout
