"""The files that a verslag can be had as; the website and the command offer the same ones."""

from collections.abc import Callable
from dataclasses import dataclass

from prt.werkboek.schrijven import MEDIATYPE as XLSX
from verslag.document.document import Verslag
from verslag.uitvoer.gegevens import als_json
from verslag.uitvoer.papier import als_pdf
from verslag.uitvoer.werkboek import als_werkboek
from verslag.uitvoer.worddocument import MEDIATYPE as DOCX
from verslag.uitvoer.worddocument import als_docx


@dataclass(frozen=True, slots=True)
class Formaat:
    mediatype: str
    naam: str
    maak: Callable[[Verslag], bytes]
    traag: bool = False
    """Takes seconds: the site makes it in the background."""


FORMATEN = {
    "pdf": Formaat("application/pdf", "Pdf", als_pdf, traag=True),
    "docx": Formaat(DOCX, "Word", als_docx, traag=True),
    "xlsx": Formaat(XLSX, "Excel", als_werkboek),
    "json": Formaat("application/json", "JSON", als_json),
}
