"""A text in a Word document: real headings, numbered lists, links, footnotes, and tables that repeat their header.

What python-docx has no words for (links, footnotes, numbering of one list) is written here as the XML that Word keeps.
"""

from collections.abc import Iterable

from docx.document import Document
from docx.enum.style import WD_STYLE_TYPE
from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part, XmlPart
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Cm, Pt, RGBColor
from docx.table import _Cell
from docx.text.paragraph import Paragraph
from docx.text.run import Run

from prt.tekst.boom import (
    MERKEN,
    Alinea,
    Blok,
    Citaat,
    Inhoud,
    Lijst,
    Regeleinde,
    Tekstcel,
    Tekststuk,
    Teksttabel,
    Voetnoot,
)
from prt.tekst.ontleden import ontleed

INSPRONG = 0.63
"""Centimetres per level of a list."""
TEKENS = "•–▪"
VOETNOTEN = f"""<w:footnotes {nsdecls("w")}>
<w:footnote w:type="separator" w:id="-1"><w:p><w:r><w:separator/></w:r></w:p></w:footnote>
<w:footnote w:type="continuationSeparator" w:id="0"><w:p><w:r><w:continuationSeparator/></w:r></w:p></w:footnote>
</w:footnotes>"""


def schrijf(document: Document, html: str, niveau: int) -> None:
    """Add the text to the end of the document; ``niveau`` is the heading level of the section that it is in."""
    schrijver = _Schrijver(document, niveau)
    for blok in ontleed(html):
        schrijver.blok(blok)


class _Schrijver:
    def __init__(self, document: Document, niveau: int):
        self.document = document
        self.niveau = niveau

    def blok(self, blok: Blok) -> None:
        match blok:
            case Alinea() if blok.niveau:
                kop = self.document.add_heading(level=min(self.niveau + blok.niveau, 9))
                self._regel(kop, blok.inhoud)
            case Citaat():
                self._in(self.document, blok.blokken, stijl="Quote")
            case Teksttabel():
                self._tabel(blok)
            case _:
                self._in(self.document, [blok])

    def _in(self, houder, blokken: Iterable[Alinea | Lijst], stijl: str | None = None) -> None:
        for blok in blokken:
            if isinstance(blok, Lijst):
                self._lijst(houder, blok, 0)
            else:
                self._regel(houder.add_paragraph(style=stijl), blok.inhoud)

    def _lijst(self, houder, lijst: Lijst, laag: int) -> None:
        nummering = _nummering(self.document, lijst.genummerd)
        for punt in lijst.punten:
            eerste = True
            for blok in punt:
                if isinstance(blok, Lijst):
                    self._lijst(houder, blok, laag + 1)
                    continue
                alinea = houder.add_paragraph(style="List Number" if lijst.genummerd else "List Bullet")
                _nummer(alinea, nummering if eerste else 0, laag)
                self._regel(alinea, blok.inhoud)
                eerste = False

    def _tabel(self, tabel: Teksttabel) -> None:
        if tabel.bijschrift:
            bijschrift = self.document.add_paragraph(tabel.bijschrift, style="Caption")
            bijschrift.paragraph_format.keep_with_next = True
        rijen = [*tabel.kop, *tabel.romp]
        breedte = sum(cel.breedte for cel in rijen[0])
        word = self.document.add_table(len(rijen), breedte, style="Table Grid")
        vakken = [list(rij.cells) for rij in word.rows]
        for rij, kolom, cel in _plaatsen(rijen):
            vak = vakken[rij][kolom]
            if cel.breedte > 1 or cel.hoogte > 1:
                vak = vak.merge(vakken[rij + cel.hoogte - 1][kolom + cel.breedte - 1])
            self._cel(vak, cel)
        for rij in list(word.rows)[: len(tabel.kop)]:
            rij._tr.get_or_add_trPr().append(OxmlElement("w:tblHeader"))
        self.document.add_paragraph()  # two tables in a row would become one

    def _cel(self, vak: _Cell, cel: Tekstcel) -> None:
        self._in(vak, cel.blokken)
        if len(vak.paragraphs) > 1:  # the one that every cell begins with
            vak._tc.remove(vak.paragraphs[0]._p)
        if cel.kop:
            for run in (run for alinea in vak.paragraphs for run in alinea.runs):
                run.bold = True

    def _regel(self, alinea: Paragraph, inhoud: Iterable[Inhoud]) -> None:
        for deel in inhoud:
            match deel:
                case Tekststuk():
                    _stuk(alinea, deel, self.document, self.document.part)
                case Regeleinde():
                    alinea.add_run().add_break()
                case Voetnoot():
                    self._voetnoot(alinea, deel)

    def _voetnoot(self, alinea: Paragraph, noot: Voetnoot) -> None:
        deel = _voetnoten(self.document)
        nummer = max(int(ander.get(qn("w:id"))) for ander in deel.element) + 1
        verwijzing = alinea.add_run(style=_stijl(self.document, "footnote reference"))._r
        verwijzing.append(_element("w:footnoteReference", id=nummer))
        element = _element("w:footnote", id=nummer)
        element.append(OxmlElement("w:p"))
        deel.element.append(element)
        tekst = Paragraph(element[0], self.document._body)
        tekst.style = _stijl(self.document, "footnote text", WD_STYLE_TYPE.PARAGRAPH)
        tekst.add_run(style=_stijl(self.document, "footnote reference"))._r.append(OxmlElement("w:footnoteRef"))
        for stuk in (Tekststuk(" "), *noot.stukken):
            _stuk(tekst, stuk, self.document, deel)


def _element(naam: str, **eigenschappen):
    element = OxmlElement(naam)
    for sleutel, waarde in eigenschappen.items():
        element.set(qn(f"w:{sleutel}"), str(waarde))
    return element


def _stuk(alinea: Paragraph, stuk: Tekststuk, document: Document, deel: Part) -> None:
    run = alinea.add_run(stuk.tekst)
    for merk in stuk.merken:
        setattr(run.font, MERKEN[merk]["word"], True)
    if stuk.adres:
        run.style = _stijl(document, "Hyperlink")
        _maak_link(run, stuk.adres, deel)


def _maak_link(run: Run, adres: str, deel: Part) -> None:
    """``deel``: where the run is; the body and the footnotes each keep the addresses of their own links."""
    link = OxmlElement("w:hyperlink")
    if adres.startswith("#"):
        link.set(qn("w:anchor"), adres[1:])
    else:
        link.set(qn("r:id"), deel.relate_to(adres, RELATIONSHIP_TYPE.HYPERLINK, is_external=True))
    run._r.addprevious(link)
    link.append(run._r)


def _stijl(document: Document, naam: str, soort=WD_STYLE_TYPE.CHARACTER):
    """A style that Word knows by this name; python-docx's own template leaves it out."""
    if naam in document.styles:
        return document.styles[naam]
    stijl = document.styles.add_style(naam, soort, builtin=True)
    if naam == "footnote reference":
        stijl.font.superscript = True
    elif naam == "footnote text":
        stijl.font.size = Pt(9)
    else:
        stijl.font.underline, stijl.font.color.rgb = True, RGBColor(0x05, 0x63, 0xC1)
    return stijl


def _voetnoten(document: Document):
    try:
        return document.part.part_related_by(RELATIONSHIP_TYPE.FOOTNOTES)
    except KeyError:
        plek = PackURI("/word/footnotes.xml")
        soort = CONTENT_TYPE.WML_FOOTNOTES
        deel = XmlPart(plek, soort, parse_xml(VOETNOTEN), document.part.package)
        document.part.relate_to(deel, RELATIONSHIP_TYPE.FOOTNOTES)
        return deel


def _nummering(document: Document, genummerd: bool) -> int:
    """A numbering of its own, so that every list begins at 1."""
    numbering = document.part.numbering_part.element
    naam = "regietafel-nummers" if genummerd else "regietafel-tekens"
    vormen = {
        vorm.find(qn("w:name")).get(qn("w:val")): vorm for vorm in numbering if vorm.find(qn("w:name")) is not None
    }
    vorm = vormen.get(naam)
    if vorm is None:
        vorm = _vorm(naam, genummerd, len(numbering.findall(qn("w:abstractNum"))) + 1000)
        numbering.insert(0, vorm)  # Word wants these before the numberings that use them
    num = numbering.add_num(int(vorm.get(qn("w:abstractNumId"))))
    if genummerd:
        for laag in range(9):
            num.add_lvlOverride(ilvl=laag).add_startOverride(1)
    return num.numId


def _vorm(naam: str, genummerd: bool, nummer: int):
    lagen = "".join(
        f'<w:lvl w:ilvl="{laag}"><w:start w:val="1"/><w:numFmt w:val="{"decimal" if genummerd else "bullet"}"/>'
        f'<w:lvlText w:val="{f"%{laag + 1}." if genummerd else TEKENS[laag % 3]}"/><w:lvlJc w:val="left"/>'
        f'<w:pPr><w:ind w:left="{_twips(laag + 1)}" w:hanging="{_twips(1)}"/></w:pPr></w:lvl>'
        for laag in range(9)
    )
    return parse_xml(
        f'<w:abstractNum {nsdecls("w")} w:abstractNumId="{nummer}"><w:multiLevelType w:val="multilevel"/>'
        f'<w:name w:val="{naam}"/>{lagen}</w:abstractNum>'
    )


def _twips(lagen: int) -> int:
    return round(Cm(INSPRONG * lagen).twips)


def _nummer(alinea: Paragraph, nummering: int, laag: int) -> None:
    """Number 0: the paragraph belongs to the item before it, and has no number itself."""
    eigenschap = alinea._p.get_or_add_pPr().get_or_add_numPr()
    eigenschap.get_or_add_ilvl().val = laag
    eigenschap.get_or_add_numId().val = nummering
    if not nummering:
        alinea.paragraph_format.left_indent, alinea.paragraph_format.first_line_indent = Cm(INSPRONG * (laag + 1)), 0


def _plaatsen(rijen: list[tuple[Tekstcel, ...]]) -> Iterable[tuple[int, int, Tekstcel]]:
    """Row and column of every cell."""
    bezet = set()
    for rij, cellen in enumerate(rijen):
        kolom = 0
        for cel in cellen:
            while (rij, kolom) in bezet:
                kolom += 1
            yield rij, kolom, cel
            bezet |= {(rij + y, kolom + x) for y in range(cel.hoogte) for x in range(cel.breedte)}
