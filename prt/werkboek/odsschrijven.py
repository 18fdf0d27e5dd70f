"""The same sheet as OpenDocument. Every cell says of what type it is: text is never run, and the unknown is empty."""

from datetime import date, datetime
from io import BytesIO
from xml.sax.saxutils import escape, quoteattr
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile

from prt.werkboek.schrijven import Blad, bladnamen, leesbaar, zonder_klok

MEDIATYPE = "application/vnd.oasis.opendocument.spreadsheet"

RUIMTEN = " ".join(
    f'xmlns:{naam}="urn:oasis:names:tc:opendocument:xmlns:{naam}:1.0"' for naam in ("office", "table", "text")
)
OMSLAG = (
    f'<?xml version="1.0" encoding="UTF-8"?><office:document-content {RUIMTEN} office:version="1.3"><office:body>'
    "<office:spreadsheet><table:table table:name={naam}>{rijen}</table:table></office:spreadsheet></office:body>"
    "</office:document-content>"
)
INHOUDSOPGAVE = (
    '<?xml version="1.0" encoding="UTF-8"?>'
    '<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0" manifest:version="1.3">'
    f'<manifest:file-entry manifest:full-path="/" manifest:media-type="{MEDIATYPE}"/>'
    '<manifest:file-entry manifest:full-path="content.xml" manifest:media-type="text/xml"/></manifest:manifest>'
)


def als_ods(blad: Blad) -> bytes:
    """A header row and rows."""
    rijen = "".join(map(_rij, (blad.koppen, *blad.rijen)))
    (naam,) = bladnamen([blad.naam])
    uit = BytesIO()
    with ZipFile(uit, "w", ZIP_DEFLATED) as bestand:
        bestand.writestr("mimetype", MEDIATYPE, ZIP_STORED)  # first and as it is: by this a program knows the file
        bestand.writestr("META-INF/manifest.xml", INHOUDSOPGAVE)
        bestand.writestr("content.xml", OMSLAG.format(naam=quoteattr(naam), rijen=rijen))
    return zonder_klok(uit.getvalue())


def _rij(rij) -> str:
    return f"<table:table-row>{''.join(map(_cel, rij))}</table:table-row>"


def _cel(waarde: object) -> str:
    if waarde is None or waarde == "":
        return "<table:table-cell/>"
    if isinstance(waarde, bool):
        waarde = "ja" if waarde else "nee"
    if isinstance(waarde, int):
        return _getypt("float", "value", str(waarde), str(waarde))
    if isinstance(waarde, date):
        vorm = "%d-%m-%Y %H:%M" if isinstance(waarde, datetime) else "%d-%m-%Y"
        return _getypt("date", "date-value", waarde.isoformat(), waarde.strftime(vorm))
    tekst = leesbaar(str(waarde))
    return _getypt("string", "string-value", tekst, tekst)


def _getypt(soort: str, attribuut: str, waarde: str, tekst: str) -> str:
    regels = "".join(f"<text:p>{escape(regel)}</text:p>" for regel in tekst.split("\n"))
    kenmerken = f'office:value-type="{soort}" office:{attribuut}={quoteattr(waarde)}'
    return f"<table:table-cell {kenmerken}>{regels}</table:table-cell>"
