"""Examining an uploaded file before any of it is parsed.

A workbook is a zip with XML. Its headers may lie about sizes, its XML may blow up, and a small file can unpack
to gigabytes. So every part is unpacked once, in pieces that are looked at and thrown away; after that the reader
works within known bounds.
"""

from collections.abc import Iterable
from io import BytesIO
from typing import BinaryIO
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile, ZipInfo

from prt.werkboek.problemen import Onleesbaar
from prt.werkboek.xmlkeuring import MACROS, TE_VEEL_XML, Xmlkeuring

MB = 1024 * 1024
UITGEPAKT_MEEST = 50 * MB
"""20,000 rows of twelve columns unpack to some 20 MB."""
MEESTE_ONDERDELEN = 1_000
HOOGSTE_VERHOUDING = 200
"""Times that a part may grow when unpacked; a sheet of equal rows reaches about 50."""
KLEIN = 1 * MB
STUK = 256 * 1024
NIET_GELEZEN = "customxml/"
"""What other programs keep in a workbook for themselves; the reader leaves it alone."""

ZIP, OLE = b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
VERSLEUTELD = "EncryptedPackage".encode("utf-16-le")
OPNIEUW = "Sla het bestand in Excel opnieuw op als “Excel-werkmap (*.xlsx)” en probeer het nog eens."
BESCHADIGD = f"Het bestand is beschadigd of geen Excel-werkmap (.xlsx). {OPNIEUW}"
TE_VEEL = (
    f"Het bestand is uitgepakt groter dan {UITGEPAKT_MEEST // MB} MB en is niet verder gelezen. "
    "Verwijder afbeeldingen, andere bladen en lege rijen met opmaak, of verdeel het over meer bestanden."
)
ONGEWOON = "Het bestand is ongewoon sterk samengeperst en is niet gelezen. Kopieer de gegevens naar een leeg sjabloon."


def haal_op(bestand: BinaryIO, grootste: int) -> bytes:
    """The bytes of a file of at most ``grootste`` bytes, examined. Raises Onleesbaar."""
    inhoud = bestand.read(grootste + 1)
    if len(inhoud) > grootste:
        raise Onleesbaar(f"Het bestand is groter dan {grootste // MB} MB. Verdeel het over meer bestanden.")
    keur(inhoud)
    return inhoud


def keur(inhoud: bytes) -> None:
    """Raise Onleesbaar for anything but a zip that unpacks within bounds, without macros, DTD or password."""
    _keur_soort(inhoud)
    try:
        with ZipFile(BytesIO(inhoud)) as archief:
            onderdelen = archief.infolist()
            _keur_lijst(onderdelen)
            _keur_uitgepakt(archief, onderdelen)
    except Onleesbaar:
        raise
    except Exception as fout:  # a crafted zip makes the library fail in ways that it does not list
        raise Onleesbaar(BESCHADIGD) from fout


def _keur_soort(inhoud: bytes) -> None:
    if not inhoud:
        raise Onleesbaar("Het bestand is leeg. Kies een ander bestand.")
    if inhoud.startswith(OLE):
        if VERSLEUTELD in inhoud:
            raise Onleesbaar("Het bestand is beveiligd met een wachtwoord. Haal het wachtwoord eraf en sla het op.")
        raise Onleesbaar(f"Dit is een Excel-bestand van het oude soort (.xls). {OPNIEUW}")
    if not inhoud.startswith(ZIP):
        raise Onleesbaar(f"Dit is geen Excel-werkmap, ook al heet het misschien .xlsx. {OPNIEUW}")
    if inhoud.count(b"PK\x01\x02") > MEESTE_ONDERDELEN:  # before the list itself takes up memory
        raise Onleesbaar(f"Het bestand bestaat uit meer dan {MEESTE_ONDERDELEN} onderdelen. {OPNIEUW}")


def _keur_lijst(onderdelen: Iterable[ZipInfo]) -> None:
    """What the table of contents admits to. Cheap, so first."""
    if any(deel.flag_bits & 1 for deel in onderdelen):
        raise Onleesbaar("Het bestand is beveiligd met een wachtwoord. Haal het wachtwoord eraf en sla het op.")
    if any("vbaproject" in naam or "macrosheets/" in naam for naam in (deel.filename.lower() for deel in onderdelen)):
        raise Onleesbaar(MACROS)
    if any(deel.compress_type not in (ZIP_STORED, ZIP_DEFLATED) for deel in onderdelen):
        raise Onleesbaar(BESCHADIGD)
    if sum(deel.file_size for deel in onderdelen) > UITGEPAKT_MEEST:
        raise Onleesbaar(TE_VEEL)
    if any(deel.file_size > max(KLEIN, HOOGSTE_VERHOUDING * deel.compress_size) for deel in onderdelen):
        raise Onleesbaar(ONGEWOON)


def _keur_uitgepakt(archief: ZipFile, onderdelen: Iterable[ZipInfo]) -> None:
    """What really comes out, whatever the headers say."""
    uitgepakt = 0
    for deel in onderdelen:
        naam = deel.filename.lower()
        keuring = Xmlkeuring(naam) if naam.endswith((".xml", ".rels")) and not naam.startswith(NIET_GELEZEN) else None
        with archief.open(deel) as stroom:
            while stuk := stroom.read(STUK):
                uitgepakt += len(stuk)
                if uitgepakt > UITGEPAKT_MEEST:
                    raise Onleesbaar(TE_VEEL)
                if keuring:
                    _keur_stuk(keuring, stuk)
        if keuring:
            keuring.voed(b"", laatste=True)


def _keur_stuk(keuring: Xmlkeuring, stuk: bytes) -> None:
    if len(stuk) == STUK and b"<" not in stuk:  # one tag or text of this length would be held in memory whole
        raise Onleesbaar(TE_VEEL_XML)
    keuring.voed(stuk)
