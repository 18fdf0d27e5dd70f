"""Opening what people upload: what is no workbook, and what a cell holds."""

import struct
import zipfile
from datetime import date, datetime, time
from io import BytesIO

import pytest
from openpyxl import Workbook

from prt.werkboek.lezen import MEESTE_REGELS, Soort, open_blad
from prt.werkboek.problemen import Onleesbaar

RUIM = 10 * 1024 * 1024

BOM = b"0" * 60_000_000


def gewoon(vul=lambda vel: None, titel="Blad") -> bytes:
    boek = Workbook()
    boek.active.title = titel
    boek.active["A1"] = "kop"
    vul(boek.active)
    uit = BytesIO()
    boek.save(uit)
    return uit.getvalue()


def met_deel(naam: str, inhoud: bytes, soort=zipfile.ZIP_DEFLATED) -> bytes:
    """A workbook in which one part was replaced or added."""
    uit = BytesIO()
    with zipfile.ZipFile(BytesIO(gewoon())) as bron, zipfile.ZipFile(uit, "w", soort) as doel:
        for ander in bron.namelist():
            if ander != naam:
                doel.writestr(ander, bron.read(ander))
        doel.writestr(naam, inhoud)
    return uit.getvalue()


def open_(inhoud: bytes, naam="Blad", grootste=RUIM):
    return open_blad(BytesIO(inhoud), naam, grootste=grootste)


def melding(inhoud: bytes, **opties) -> str:
    with pytest.raises(Onleesbaar) as fout:
        list(open_(inhoud, **opties).rijen())
    return str(fout.value.probleem)


def blad_xml(rijen: str, voor="") -> bytes:
    ns = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    return f'{voor}<worksheet xmlns="{ns}"><sheetData>{rijen}</sheetData></worksheet>'.encode()


BLAD = "xl/worksheets/sheet1.xml"

VEEL_STIJLEN = "".join(f'<xf numFmtId="{nummer}"/>' for nummer in range(250_000))

ENTITEITEN = '<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;">]>'


def versleuteld() -> bytes:
    return b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600) + "EncryptedPackage".encode("utf-16-le") + bytes(600)


def met_wachtwoord_op_een_deel() -> bytes:
    inhoud = bytearray(gewoon())
    for teken, plaats in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        inhoud[inhoud.index(teken) + plaats] |= 1
    return bytes(inhoud)


def met_liegende_kop() -> bytes:
    """60 MB that says it is a thousand bytes."""
    inhoud = bytearray(met_deel(BLAD, BOM))
    struct.pack_into("<L", inhoud, inhoud.rindex(b"PK\x01\x02") + 24, 1000)
    return bytes(inhoud)


GEWEIGERD = {
    "leeg": (lambda: b"", "Het bestand is leeg."),
    "csv": (lambda: b"Gemeente;Locatie\r\nZwolle;Azc", "Dit is geen Excel-werkmap, ook al heet het misschien .xlsx."),
    "plaatje": (lambda: b"\x89PNG\r\n" + bytes(100), "Dit is geen Excel-werkmap"),
    "xls": (lambda: b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(2000), "oude soort (.xls)"),
    "wachtwoord": (versleuteld, "beveiligd met een wachtwoord"),
    "wachtwoord op een deel": (met_wachtwoord_op_een_deel, "beveiligd met een wachtwoord"),
    "afgebroken": (lambda: gewoon()[:2000], "beschadigd"),
    "andere zip": (lambda: met_deel("[Content_Types].xml", b"<Types/>"), "beschadigd of geen Excel-werkmap"),
    "geen xml": (lambda: met_deel(BLAD, b"<worksheet><sheetData>"), "beschadigd"),
    "geen getal in een getalcel": (
        lambda: met_deel(BLAD, blad_xml('<row r="1"><c r="A1"><v>abc</v></c></row>')),
        "beschadigd",
    ),
    "macro": (lambda: met_deel("xl/vbaProject.bin", b"x"), "macro’s"),
    "macroblad": (lambda: met_deel("xl/macrosheets/sheet1.xml", b"<x/>"), "macro’s"),
    "xlsm zonder macro": (
        lambda: met_deel(
            "[Content_Types].xml",
            b'<Types><Override PartName="/xl/workbook.xml" '
            b'ContentType="application/vnd.ms-excel.sheet.macroEnabled.main+xml"/></Types>',
        ),
        "macro’s",
    ),
    "entiteiten": (lambda: met_deel(BLAD, blad_xml("", voor=ENTITEITEN)), "XML die niet in een werkmap hoort"),
    "entiteiten in UTF-16": (
        lambda: met_deel(BLAD, blad_xml("", voor=ENTITEITEN).decode().encode("utf-16")),
        "XML die niet in een werkmap hoort",
    ),
    "entiteiten in de stijlen": (
        lambda: met_deel("xl/styles.xml", f"{ENTITEITEN}<x/>".encode()),
        "XML die niet in een werkmap",
    ),
    "bom": (lambda: met_deel(BLAD, BOM), "uitgepakt groter dan 50 MB"),
    "kleine bom": (lambda: met_deel(BLAD, BOM[:5_000_000]), "ongewoon sterk samengeperst"),
    "bom die over haar omvang liegt": (met_liegende_kop, "beschadigd"),
    "bom in een ander onderdeel": (lambda: met_deel("xl/media/plaatje.png", BOM), "uitgepakt groter dan 50 MB"),
    "onbekende compressie": (lambda: met_deel("xl/extra.bin", b"x" * 100, zipfile.ZIP_LZMA), "beschadigd"),
    "rijen zonder inhoud": (
        lambda: met_deel(BLAD, blad_xml("".join(f'<row r="{rij}" s="1"/>' for rij in range(1, 300_000)))),
        "meer dan 250.000 rijen",
    ),
    "alles op een rij": (lambda: met_deel(BLAD, blad_xml(f'<row r="1">{"<c/>" * 70_000}</row>')), "te veel opmaak"),
    "een stijl per cel": (
        lambda: met_deel("xl/styles.xml", f"<styleSheet>{VEEL_STIJLEN}</styleSheet>".encode()),
        "te veel",
    ),
    "een heel lang woord": (lambda: met_deel(BLAD, blad_xml("x" * 700_000)), "te veel"),
}


@pytest.mark.parametrize(("inhoud", "zegt"), GEWEIGERD.values(), ids=GEWEIGERD)
def test_wat_geen_werkmap_is_of_gevaarlijk_wordt_geweigerd(inhoud, zegt):
    assert zegt in melding(inhoud())


def test_te_groot_wordt_niet_verder_gelezen_dan_nodig():
    class Eindeloos(BytesIO):
        gelezen = 0

        def read(self, aantal=-1):
            assert 0 < aantal <= RUIM + 1
            self.gelezen += aantal
            return bytes(aantal)

    bestand = Eindeloos()
    with pytest.raises(Onleesbaar, match="groter dan 10 MB"):
        open_blad(bestand, "Blad", grootste=RUIM)
    assert bestand.gelezen == RUIM + 1


def test_heel_veel_onderdelen():
    uit = BytesIO()
    with zipfile.ZipFile(uit, "w") as doel:
        for nummer in range(1_500):
            doel.writestr(str(nummer), b"")
    assert "meer dan 1000 onderdelen" in melding(uit.getvalue())


def test_een_blad_dat_ontbreekt_noemt_wat_er_wel_is():
    tekst = melding(gewoon(titel="Beschikbaarhied"), naam="Beschikbaarheid")
    assert "Het blad “Beschikbaarheid” ontbreekt. Gevonden: “Beschikbaarhied”. Bedoelt u “Beschikbaarhied”?" in tekst
    assert "Gevonden: “Blad1”. Noem het blad" in melding(gewoon(titel="Blad1"), naam="Beschikbaarheid")


def test_de_naam_van_het_blad_luistert_niet_nauw():
    assert open_(gewoon(titel=" BESCHIKBAARHEID "), naam="Beschikbaarheid").naam == " BESCHIKBAARHEID "


def test_wat_een_cel_is():
    def vul(vel):
        for kolom, waarde in enumerate(
            ["tekst", 12, 12.5, date(2026, 3, 1), datetime(2026, 3, 1, 9), time(9), True, "=1+1", "#N/A", None, "  "], 1
        ):
            vel.cell(2, kolom, waarde)
        vel["D2"].number_format = "mmm-yy"
        vel["L2"] = "eind"

    _, cellen = list(open_(gewoon(vul)).rijen())[1]
    assert [cel.soort for cel in cellen[:12]] == [
        Soort.TEKST,
        Soort.GETAL,
        Soort.GETAL,
        Soort.DATUM,
        Soort.DATUM,
        Soort.ANDERS,
        Soort.WAARHEID,
        Soort.FORMULE,
        Soort.FOUTWAARDE,
        Soort.LEEG,
        Soort.LEEG,
        Soort.TEKST,
    ]
    assert (cellen[3].waarde, cellen[3].opmaak) == (datetime(2026, 3, 1), "mmm-yy")


@pytest.mark.parametrize(("serie", "soort"), [("1e999", Soort.FOUTWAARDE), ("99999999999", Soort.GETAL)])
def test_onmogelijke_getallen(serie, soort):
    blad = open_(met_deel(BLAD, blad_xml(f'<row r="1"><c r="A1"><v>{serie}</v></c></row>')))
    assert [cellen[0].soort for _, cellen in blad.rijen()] == [soort]


def test_een_stuurteken_komt_als_stuurteken_binnen():
    xml = blad_xml('<row r="1"><c r="A1" t="inlineStr"><is><t>a_x0000_b_x000D_c</t></is></c></row>')
    assert [cellen[0].waarde for _, cellen in open_(met_deel(BLAD, xml)).rijen()] == ["a\0b\rc"]


def test_lege_rijen_worden_overgeslagen_en_de_nummers_kloppen():
    def vul(vel):
        vel["A5"] = "vijf"
        vel["B7"] = "   "
        vel["C9"] = "negen"

    assert [nummer for nummer, _ in open_(gewoon(vul)).rijen()] == [1, 5, 9]


def test_de_opgegeven_omvang_van_het_blad_telt_niet():
    xml = blad_xml(
        '<row r="1"><c r="A1"><v>1</v></c><c r="B1"><v>2</v></c></row><row r="2"><c r="A2"><v>3</v></c></row>'
    )
    met_leugen = xml.replace(b"<sheetData>", b'<dimension ref="A1"/><sheetData>')
    rijen = [[cel.waarde for cel in cellen[:2]] for _, cellen in open_(met_deel(BLAD, met_leugen)).rijen()]
    assert rijen == [[1, 2], [3, None]]


def test_een_rij_ver_onder_de_gegevens():
    assert "voorbij rij 100.000" in melding(gewoon(lambda vel: vel.cell(MEESTE_REGELS + 1, 1, "x")))


def test_samengevoegde_cellen_zijn_bekend():
    blad = open_(gewoon(lambda vel: (vel.merge_cells("B3:C4"), vel.merge_cells("A6:A7"))))
    assert [(cel.bereik, cel.rij, cel.kolom) for cel in blad.samengevoegd] == [("B3:C4", 3, 2), ("A6:A7", 6, 1)]


def test_van_hele_kolommen_en_rijen_die_zijn_samengevoegd_is_de_eerste_cel_bekend():
    """openpyxl tells no row of the one and no column of the other."""
    samen = b'<mergeCells><mergeCell ref="B:C"/><mergeCell ref="4:5"/></mergeCells>'
    xml = blad_xml("").replace(b"</sheetData>", b"</sheetData>" + samen)
    gevonden = [(cel.bereik, cel.rij, cel.kolom) for cel in open_(met_deel(BLAD, xml)).samengevoegd]
    assert gevonden == [("B:C", 1, 2), ("4:5", 4, 1)]
