"""A PDF checked against what PDF/UA-1 and PDF/A-3a ask and a program can see. No recognised validator: our own.

``keur`` gives findings; an empty list means that nothing was found. The numbers are those of the Matterhorn protocol.
"""

import io
from collections.abc import Iterable, Iterator

import pikepdf
from pikepdf import Array, Dictionary, Name

NORMALE_SOORTEN = {
    *("Document", "Part", "Art", "Sect", "Div", "BlockQuote", "Caption", "TOC", "TOCI", "Index", "NonStruct"),
    *("Private", "P", "H", "H1", "H2", "H3", "H4", "H5", "H6", "L", "LI", "Lbl", "LBody", "Table", "TR", "TH", "TD"),
    *("THead", "TBody", "TFoot", "Span", "Quote", "Note", "Reference", "BibEntry", "Code", "Link", "Annot"),
    *("Figure", "Formula", "Form"),
}

BINNEN = {
    "TR": {"Table", "THead", "TBody", "TFoot"},
    "TH": {"TR"},
    "TD": {"TR"},
    "LI": {"L"},
    "LBody": {"LI"},
    "THead": {"Table"},
    "TBody": {"Table"},
}

TEKENT = {"Tj", "TJ", "'", '"', "S", "s", "f", "F", "f*", "B", "B*", "b", "b*", "Do", "sh", "INLINE IMAGE"}
"""Operators that put something on the page."""


def keur(inhoud: bytes) -> list[str]:
    """What is wrong with a PDF, in sentences."""
    with pikepdf.open(io.BytesIO(inhoud)) as pdf:
        controles = (_bestand, _catalogus, _metadata, _letters, _bijlagen, _acties, _boom, _inhoud, _links)
        return [bevinding for controle in controles for bevinding in controle(pdf)]


def elementen(pdf: pikepdf.Pdf) -> Iterator[tuple[Dictionary, str]]:
    """Every element of the structure tree in reading order, with the kind of its parent."""
    stapel = [(pdf.Root.StructTreeRoot.K, "")]
    while stapel:
        deel, ouder = stapel.pop()
        if isinstance(deel, Array):
            stapel += [(kind, ouder) for kind in reversed(list(deel))]
        elif isinstance(deel, Dictionary) and deel.get("/Type") == "/StructElem":
            yield deel, ouder
            stapel.append((deel.get("/K", Array()), str(deel.S)[1:]))


def _bestand(pdf) -> Iterable[str]:
    yield from pdf.check_pdf_syntax()
    if pdf.is_encrypted:
        yield "het bestand is versleuteld"
    if "/ID" not in pdf.trailer:
        yield "het bestand heeft geen kenmerk (ID)"


def _catalogus(pdf) -> Iterable[str]:
    wortel = pdf.Root
    if not str(wortel.get("/Lang", "")):
        yield "11-006: de taal ontbreekt"
    if not wortel.get("/MarkInfo", Dictionary()).get("/Marked", False):
        yield "06-001: niet gemarkeerd als bestand met structuur"
    if not wortel.get("/ViewerPreferences", Dictionary()).get("/DisplayDocTitle", False):
        yield "07-001: de titelbalk toont de titel niet"
    doelen = [doel for doel in wortel.get("/OutputIntents", []) if doel.get("/S") == "/GTS_PDFA1"]
    if len(doelen) != 1 or "/DestOutputProfile" not in doelen[0]:
        yield "geen kleurprofiel (OutputIntent) voor PDF/A"
    if len(pdf.pages) > 10 and "/Outlines" not in wortel:
        yield "geen bladwijzers"


def _metadata(pdf) -> Iterable[str]:
    metadata = pdf.open_metadata()
    for naam, waarde in {"pdfaid:part": "3", "pdfaid:conformance": "A", "pdfuaid:part": "1"}.items():
        if metadata.get(naam) != waarde:
            yield f"06-002: {naam} is {metadata.get(naam)}, niet {waarde}"
    if not metadata.get("dc:title") or metadata.get("dc:title") != str(pdf.docinfo.get("/Title")):
        yield f"06-003: de titel ontbreekt of verschilt: {metadata.get('dc:title')}"


def _letters(pdf) -> Iterable[str]:
    for object_ in pdf.objects:
        if isinstance(object_, Dictionary) and object_.get("/Type") == "/FontDescriptor":
            if not {"/FontFile", "/FontFile2", "/FontFile3"} & set(object_.keys()):
                yield f"31-001: het lettertype {object_.FontName} zit niet in het bestand"
        elif isinstance(object_, Dictionary) and "/DescendantFonts" in object_ and "/ToUnicode" not in object_:
            yield f"10-001: van het lettertype {object_.BaseFont} is de tekst niet te lezen"


def _bijlagen(pdf) -> Iterable[str]:
    verbonden = {bijlage.objgen for bijlage in pdf.Root.get("/AF", [])}
    for object_ in pdf.objects:
        if isinstance(object_, Dictionary) and object_.get("/Type") == "/Filespec":
            naam = str(object_.get("/UF", object_.get("/F", "?")))
            if object_.objgen not in verbonden or "/AFRelationship" not in object_:
                yield f"de bijlage {naam} heeft geen verband met het document (AF)"
            if not str(object_.get("/Desc", "")):
                yield f"de bijlage {naam} heeft geen omschrijving"
            if "/Subtype" not in object_.EF.F:
                yield f"de bijlage {naam} heeft geen mediatype"


def _acties(pdf) -> Iterable[str]:
    for object_ in pdf.objects:
        if isinstance(object_, Dictionary) and (
            "/JS" in object_ or object_.get("/S") in ("/JavaScript", "/Launch", "/ImportData", "/ResetForm", "/Movie")
        ):
            yield f"een actie die PDF/A verbiedt: {object_.get('/S')}"


def _boom(pdf) -> Iterable[str]:
    wortel = pdf.Root.get("/StructTreeRoot")
    if wortel is None:
        yield "01-005: geen structuur"
        return
    hoogste = list(wortel.K) if isinstance(wortel.K, Array) else [wortel.K]
    if [str(element.S) for element in hoogste] != ["/Document"]:
        yield f"de structuur begint niet met één Document maar met {[str(e.S) for e in hoogste]}"
    niveau, koppen, cellen = 0, set(), []
    for element, ouder in elementen(pdf):
        soort = str(element.S)[1:]
        if soort not in NORMALE_SOORTEN and element.S not in wortel.get("/RoleMap", Dictionary()):
            yield f"02-001: de soort {soort} bestaat niet"
        if soort in BINNEN and ouder not in BINNEN[soort]:
            yield f"09-004: {soort} staat in {ouder}"
        if soort == "Figure" and not str(element.get("/Alt", "")).strip():
            yield "13-004: een tekening zonder beschrijving"
        if soort == "TH":
            koppen.add(bytes(element.get("/ID", b"")))
        if soort == "TD":
            cellen += [bytes(kop) for kop in element.get("/A", Dictionary()).get("/Headers", [])]
        if len(soort) == 2 and soort[0] == "H" and soort[1].isdigit():
            if int(soort[1]) > niveau + 1:
                yield f"14-003: van kop {niveau} naar kop {soort[1]}"
            niveau = int(soort[1])
    if b"" in koppen:
        yield "een tabelkop zonder naam"
    if onbekend := set(cellen) - koppen:
        yield f"15-003: cellen noemen {len(onbekend)} koppen die er niet zijn"


def _inhoud(pdf) -> Iterable[str]:
    """Page by page: everything drawn is text or said to be none, and every marked piece is in the tree once."""
    tabel = _tabel(pdf)
    in_boom = _stukken_in_boom(pdf)
    for nummer, blad in enumerate(pdf.pages, 1):
        if "/StructParents" not in blad:
            yield f"bladzijde {nummer}: geen verwijzing naar de structuur"
            continue
        if blad.get("/Tabs") != Name.S:
            yield f"28-005: bladzijde {nummer}: de tabvolgorde is niet die van de structuur"
        rij = tabel.get(int(blad.StructParents))
        gemerkt, los = _gemerkt(blad)
        if los:
            yield f"01-003: bladzijde {nummer}: {los} stukken die tekst noch opmaak zijn"
        if len(gemerkt) != len(set(gemerkt)):
            yield f"bladzijde {nummer}: een stuk is tweemaal gemerkt"
        if rij is None or sorted(gemerkt) != list(range(len(rij))):
            yield f"bladzijde {nummer}: de tabel past niet bij de stukken"
            continue
        wezen = [mcid for mcid in gemerkt if in_boom.get((blad.objgen, mcid)) != rij[mcid].objgen]
        if wezen:
            yield f"bladzijde {nummer}: {len(wezen)} stukken staan niet in de structuur"


def _tabel(pdf) -> dict[int, object]:
    nums = list(pdf.Root.StructTreeRoot.ParentTree.Nums)
    return dict(zip(map(int, nums[::2]), nums[1::2], strict=True))


def _stukken_in_boom(pdf) -> dict:
    """(page, number of the piece) → the element that holds it."""
    gevonden = {}
    for element, _ in elementen(pdf):
        inhoud = element.get("/K", Array())
        for kind in inhoud if isinstance(inhoud, Array) else [inhoud]:
            if isinstance(kind, int):
                gevonden[element.Pg.objgen, kind] = element.objgen
    return gevonden


def _gemerkt(blad) -> tuple[list[int], int]:
    """The numbers of the marked pieces of a page, and how much is drawn outside of any mark."""
    nummers, los, diepte = [], 0, 0
    for operanden, operator in pikepdf.parse_content_stream(blad):
        naam = str(operator)
        if naam in ("BDC", "BMC"):
            diepte += 1
            if naam == "BDC" and isinstance(operanden[1], Dictionary) and "/MCID" in operanden[1]:
                nummers.append(int(operanden[1].MCID))
        elif naam == "EMC":
            diepte -= 1
        elif naam in TEKENT and not diepte:
            los += 1
    return nummers, los


def _links(pdf) -> Iterable[str]:
    tabel = _tabel(pdf)
    namen = _doelen(pdf)
    for nummer, blad in enumerate(pdf.pages, 1):
        for link in blad.get("/Annots", []):
            element = tabel.get(int(link.get("/StructParent", -1)))
            if element is None or element.get("/S") not in ("/Link", "/Span", "/NonStruct", "/P", "/Figure"):
                yield f"28-010: bladzijde {nummer}: een link staat niet in de structuur"
            if not str(link.get("/Contents", "")):
                yield f"28-004: bladzijde {nummer}: een link zonder beschrijving"
            if "/Dest" in link and bytes(link.Dest) not in namen:
                yield f"bladzijde {nummer}: een link naar {link.Dest}, dat er niet is"


def _doelen(pdf) -> dict[bytes, object]:
    paren = list(pdf.Root.get("/Names", Dictionary()).get("/Dests", Dictionary()).get("/Names", []))
    return dict(zip(map(bytes, paren[::2]), paren[1::2], strict=True))
