"""What a document may read: the static files of the project, by name. No network, no files elsewhere."""

import mimetypes
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import unquote

from django.contrib.staticfiles import finders
from django.core.exceptions import SuspiciousFileOperation

from prt.pdf import motor
from prt.pdf.gereedschap import PdfMislukt

BASIS = "http://statisch.invalid/"
"""Stands for the static files: ``href="verslag.css"`` in a document is looked up among them, never on a network."""


class Bestanden:
    """Gives the static files by name and refuses every other address: no network, no files elsewhere."""

    def __init__(self):
        self.fout: Exception | None = None
        self.haal_op = motor.ophaler(self._lees)

    def _lees(self, adres: str) -> tuple[bytes, str]:
        try:
            return lees(adres)
        except Exception as fout:
            self.fout = fout
            raise

    def controleer(self) -> None:
        """Inside an SVG WeasyPrint passes over what it could not fetch."""
        if self.fout:
            raise PdfMislukt(f"De pdf is niet gemaakt: {self.fout}.") from self.fout


def lees(adres: str) -> tuple[bytes, str]:
    """Contents and media type."""
    if not adres.startswith(BASIS):
        raise PermissionError(f"een document mag {adres[:100]} niet ophalen")
    naam = unquote(adres.removeprefix(BASIS).split("?")[0].split("#")[0])
    gevonden = finders.find(naam)
    if not gevonden or not Path(gevonden).is_file():
        raise FileNotFoundError(f"het statische bestand {naam[:100]} bestaat niet")
    return Path(gevonden).read_bytes(), mimetypes.guess_type(gevonden)[0] or "application/octet-stream"


@contextmanager
def bestanden() -> Iterator[Bestanden]:
    """What fetches for one document; a document that asked for something else ends in ``PdfMislukt``."""
    lezer = Bestanden()
    try:
        yield lezer
    except (motor.niet_opgehaald(), OSError, SuspiciousFileOperation) as fout:
        raise PdfMislukt(f"De pdf is niet gemaakt: {lezer.fout or fout}.") from fout
    lezer.controleer()
