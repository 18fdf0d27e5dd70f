"""What is in a file that somebody downloads, as text: the words and numbers of it, not how it was packed."""

import io
import json
from zipfile import ZipFile

import pikepdf
import pypdfium2
from docx import Document
from openpyxl import load_workbook

from tests.opname.normaal import pagina, zonder_wisselend


def als_tekst(inhoud: bytes, mediatype: str) -> str:
    """Known by its first bytes, else by the media type that goes with it."""
    if inhoud.startswith(b"%PDF"):
        return zonder_wisselend(_pdf(inhoud))
    if inhoud.startswith(b"PK"):
        soorten = {"wordprocessing": _docx, "opendocument": _ods}
        lees = next((lees for soort, lees in soorten.items() if soort in mediatype), _xlsx)
        return zonder_wisselend(lees(inhoud))
    tekst = inhoud.decode("utf-8", "backslashreplace")
    if "html" in mediatype:
        return pagina(tekst)
    if "json" in mediatype:
        tekst = json.dumps(json.loads(tekst), indent=1, ensure_ascii=False)
    return zonder_wisselend(tekst.replace("\r\n", "␍\n"))


def is_bestand(mediatype: str) -> bool:
    return "html" not in mediatype


def _xlsx(inhoud: bytes) -> str:
    return "\n".join(regel for blad in load_workbook(io.BytesIO(inhoud)) for regel in _blad(blad))


def _ods(inhoud: bytes) -> str:
    """One element per line."""
    return ZipFile(io.BytesIO(inhoud)).read("content.xml").decode().replace("><", ">\n<")


def _blad(blad):
    yield f"blad {blad.title} {blad.dimensions} {blad.sheet_state}"
    yield f"vast {blad.freeze_panes} filter {blad.auto_filter.ref} samengevoegd {sorted(map(str, blad.merged_cells))}"
    yield from (f"kolom {letter} breed {kolom.width}" for letter, kolom in sorted(blad.column_dimensions.items()))
    for keuze in blad.data_validations.dataValidation:
        yield f"keuze {keuze.sqref} {keuze.type} {keuze.formula1} {keuze.error or ''}"
    for rij in blad.iter_rows():
        for cel in rij:
            if cel.value is not None:
                vet = " vet" if cel.font.b else ""
                toelichting = f" | {cel.comment.text}" if cel.comment else ""
                yield f"{cel.coordinate} {cel.data_type}{vet} [{cel.number_format}] {cel.value!r}{toelichting}"


def _docx(inhoud: bytes) -> str:
    document = Document(io.BytesIO(inhoud))
    kern = document.core_properties
    regels = [f"titel {kern.title}", f"auteur {kern.author}", f"taal {kern.language}", f"onderwerp {kern.subject}"]
    for deel in document.iter_inner_content():
        regels += _tabel(deel) if hasattr(deel, "rows") else [f"{deel.style.name}: {deel.text}"]
    for sectie in document.sections:
        regels += [f"kop: {alinea.text}" for alinea in sectie.header.paragraphs]
        regels += [f"voet: {alinea.text}" for alinea in sectie.footer.paragraphs]
    return "\n".join(regels)


def _tabel(tabel) -> list[str]:
    return ["tabel", *(" | ".join(cel.text for cel in rij.cells) for rij in tabel.rows), "einde tabel"]


def _pdf(inhoud: bytes) -> str:
    try:
        document = pypdfium2.PdfDocument(inhoud)
    except pypdfium2.PdfiumError:
        return f"geen leesbare pdf: {inhoud!r}"
    regels = [
        f"{naam}: {waarde}" for naam, waarde in sorted(document.get_metadata_dict().items()) if "Date" not in naam
    ]
    regels += [f"inhoud {'  ' * kop.level}{kop.get_title()}" for kop in document.get_toc()]
    with pikepdf.open(io.BytesIO(inhoud)) as pdf:
        regels += [f"bijlage {naam}" for naam in sorted(pdf.attachments)]
        regels.append(f"taal {pdf.Root.get('/Lang')}, met labels: {'/StructTreeRoot' in pdf.Root}")
    for nummer, blad in enumerate(document, 1):
        regels.append(f"bladzij {nummer} van {blad.get_width():.0f} bij {blad.get_height():.0f}")
        regels += blad.get_textpage().get_text_range().splitlines()
    return "\n".join(regels)
