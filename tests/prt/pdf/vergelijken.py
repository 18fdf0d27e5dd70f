"""What two PDFs of one document have in common, however either was made."""

import io
import re

import pikepdf

from tests.prt.pdf.keuring import elementen
from tests.verslag.papier import Bladen


def kenmerken(inhoud: bytes) -> dict[str, object]:
    """What a reader, or whoever has it read aloud, meets; keys say what, for when two differ."""
    bladen = Bladen(inhoud)
    with pikepdf.open(io.BytesIO(inhoud)) as pdf, pdf.open_outline() as bladwijzers, pdf.open_metadata() as metadata:
        paginas = {blad.objgen: nummer for nummer, blad in enumerate(pdf.pages, 1)}
        return {
            "tekst": [re.sub(r"\s", "", tekst) for tekst in bladen.teksten],  # between the dots of a line of contents
            "maten": [blad.get_size() for blad in bladen.document],
            "bladwijzers": [_bladwijzer(punt, paginas) for punt in bladwijzers.root],
            "structuur": [(str(element.S), ouder, str(element.get("/Alt", ""))) for element, ouder in elementen(pdf)],
            "links": [[_link(link) for link in blad.get("/Annots", [])] for blad in pdf.pages],
            "doelen": _doelen(pdf, paginas),
            "bijlagen": {
                naam: (b.get_file().read_bytes(), b.description, b.get_file().mime_type, str(b.obj.AFRelationship))
                for naam, b in pdf.attachments.items()
            },
            "metadata": {naam: str(waarde) for naam, waarde in metadata.items()},
            "gegevens": {naam: str(waarde) for naam, waarde in pdf.docinfo.items()},
            "taal": str(pdf.Root.Lang),
        }


def _bladwijzer(punt, paginas) -> tuple:
    plek = [round(float(maat)) for maat in list(punt.destination)[2:4]]
    kinderen = [_bladwijzer(kind, paginas) for kind in punt.children]
    return punt.title, paginas[punt.destination[0].objgen], plek, kinderen


def _link(link) -> tuple:
    doel = str(link.get("/Dest", "")) or str(link.get("/A", {}).get("/URI", ""))
    return [round(float(maat)) for maat in link.Rect], str(link.Contents), doel


def _doelen(pdf, paginas) -> dict[str, tuple]:
    namen = list(pdf.Root.get("/Names", {}).get("/Dests", {}).get("/Names", []))
    paren = zip(namen[::2], namen[1::2], strict=True)
    return {str(naam): (paginas[doel[0].objgen], *map(float, list(doel)[2:4])) for naam, doel in paren}
