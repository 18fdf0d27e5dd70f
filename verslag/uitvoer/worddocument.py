"""A report as a Word document, for whoever must still edit it: a chart is what it says in words.

Everything goes through the one writer of ``prt.tekst.docx``, computed parts and authored texts alike.
"""

import re
from datetime import datetime, time
from io import BytesIO

from docx import Document
from docx.document import Document as Word
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Pt, RGBColor
from docx.text.paragraph import Paragraph

from prt.tekst.docx import schrijf
from prt.weergave import datum
from prt.werkboek.schrijven import zonder_klok
from verslag.document.document import DIEPSTE_IN_INHOUD, Verslag
from verslag.document.stukken import Documentstuk

MEDIATYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"

TAAL = "nl-NL"

INHOUD = r'TOC \o "1-3" \h \z \u'

TITELKLEUR = RGBColor(0x00, 0x56, 0x6B)

GETAL = re.compile("[\N{MINUS SIGN}0-9.]+(\N{NO-BREAK SPACE}%)?|–|onbekend")

_LEGENDA = re.compile(r'<p class="grafiek-legenda">.*?</p>', re.DOTALL)

_KOP = re.compile(r"<(/?)h([2-6])\b[^>]*>")

_ANKER = re.compile(r'href="#([^"]+)"')


def als_docx(verslag: Verslag) -> bytes:
    """The same figures give the same bytes: the file is dated by its peildatum, as the PDF is."""
    document = Document()
    _maak_op(document, verslag)
    _omslag(document, verslag)
    if not verslag.rapport.kort:
        _inhoudsopgave(document, verslag)
    for nummer, stuk in enumerate(verslag.stukken):
        _stuk(document, verslag, stuk, nummer)
    _verfijn_tabellen(document)
    uit = BytesIO()
    document.save(uit)
    return zonder_klok(uit.getvalue())


def _maak_op(document: Word, verslag: Verslag) -> None:
    vel = document.sections[0]
    vel.page_width, vel.page_height = Cm(21), Cm(29.7)
    vel.left_margin = vel.right_margin = Cm(2)
    vel.top_margin = vel.bottom_margin = Cm(2.2)
    over = document.core_properties
    over.title, over.author, over.language, over.comments = verslag.titel, "Regietafel", TAAL, ""
    over.created = over.modified = datetime.combine(verslag.cijfers.peildatum, time())
    over.last_modified_by, over.revision = "Regietafel", 1
    document.styles["Normal"].font.size = Pt(10)
    for taal in document.styles.element.iter(qn("w:lang")):
        taal.set(qn("w:val"), TAAL)
    _voettekst(vel.footer.paragraphs[0])


def _voettekst(alinea: Paragraph) -> None:
    alinea.alignment = WD_ALIGN_PARAGRAPH.RIGHT
    alinea.add_run("pagina ")
    _veld(alinea, "PAGE", "1")
    alinea.add_run(" van ")
    _veld(alinea, "NUMPAGES", "1")


def _omslag(document: Word, verslag: Verslag) -> None:
    cijfers = verslag.cijfers
    document.add_paragraph(verslag.titel, style="Title")
    document.add_paragraph(verslag.rapport.ondertitel, style="Subtitle")
    bekend = f", zoals bekend op {datum(cijfers.bekend_op)}" if cijfers.bekend_op else ""
    document.add_paragraph(
        f"Spreidingswet, {cijfers.ronde.nummer}e cyclus ({datum(cijfers.ronde.van)} tot {datum(cijfers.ronde.tot)}). "
        f"Status: {verslag.status}. Peildatum: {datum(cijfers.peildatum)}{bekend}."
    )


def _inhoudsopgave(document: Word, verslag: Verslag) -> None:
    """A field that Word fills with page numbers; until then it holds the same headings as links."""
    stukken = verslag.inhoudsopgave
    document.add_paragraph("Inhoud", style=_stijl(document, "toc heading"))
    for nummer, stuk in enumerate(stukken):
        alinea = document.add_paragraph(style=_stijl(document, f"toc {_niveau(stuk)}"))
        if nummer == 0:
            _veldteken(alinea, "begin", INHOUD)
            _veldteken(alinea, "separate")
        link = OxmlElement("w:hyperlink")
        link.set(qn("w:anchor"), _bladwijzer(stuk.anker))
        link.append(alinea.add_run(stuk.titel)._r)
        alinea._p.append(link)
        if nummer == len(stukken) - 1:
            _veldteken(alinea, "end")


def _stuk(document: Word, verslag: Verslag, stuk: Documentstuk, nummer: int) -> None:
    kop = document.add_heading(stuk.titel, _niveau(stuk))
    kop.paragraph_format.page_break_before = stuk.onderdeel.nieuwe_pagina and not verslag.rapport.kort
    _merk(kop, _bladwijzer(stuk.anker), nummer)
    _, _, romp = verslag.teken(stuk, papier=True).partition(f"</h{stuk.niveau}>")
    schrijf(document, _voor_word(romp, stuk.niveau), _niveau(stuk))


def _voor_word(html: str, niveau: int) -> str:
    """The HTML of a piece without its legends, its headings counted from that of the piece itself."""
    zonder = _LEGENDA.sub("", html).replace("verslag-voetnoot", "voetnoot")
    koppen = _KOP.sub(lambda kop: f"<{kop[1]}h{min(int(kop[2]) - niveau + 2, 4)}>", zonder)
    return _ANKER.sub(lambda anker: f'href="#{_bladwijzer(anker[1])}"', koppen)


def _niveau(stuk: Documentstuk) -> int:
    """A chapter is a heading of the first level in Word, where on paper the title of the report is."""
    return min(stuk.niveau, DIEPSTE_IN_INHOUD) - 1


def _verfijn_tabellen(document: Word) -> None:
    """Numbers to the right, small letters, and no row over two pages."""
    for tabel in document.tables:
        for rij in tabel.rows:
            rij._tr.get_or_add_trPr().append(OxmlElement("w:cantSplit"))
        for alinea in tabel._tbl.iter(qn("w:p")):
            _verfijn_cel(Paragraph(alinea, tabel))


def _verfijn_cel(alinea: Paragraph) -> None:
    alinea.paragraph_format.space_after = Pt(0)
    if GETAL.fullmatch(alinea.text):
        alinea.alignment = WD_ALIGN_PARAGRAPH.RIGHT
    for run in alinea.runs:
        run.font.size = Pt(8.5)


def _stijl(document: Word, naam: str):
    """A style that Word knows by this name; the template of python-docx leaves out those of a table of contents."""
    if naam in document.styles:
        return document.styles[naam]
    stijl = document.styles.add_style(naam, WD_STYLE_TYPE.PARAGRAPH, builtin=True)
    stijl.paragraph_format.space_after = Pt(2)
    if naam == "toc heading":
        stijl.font.size, stijl.font.bold, stijl.font.color.rgb = Pt(14), True, TITELKLEUR
    else:
        stijl.paragraph_format.left_indent = Cm(0.6 * (int(naam[-1]) - 1))
    return stijl


def _veld(alinea: Paragraph, opdracht: str, nu: str) -> None:
    _veldteken(alinea, "begin", opdracht)
    _veldteken(alinea, "separate")
    alinea.add_run(nu)
    _veldteken(alinea, "end")


def _veldteken(alinea: Paragraph, soort: str, opdracht: str = "") -> None:
    teken = OxmlElement("w:fldChar")
    teken.set(qn("w:fldCharType"), soort)
    alinea.add_run()._r.append(teken)
    if opdracht:
        teken.set(qn("w:dirty"), "true")  # Word works it out when the document is opened
        tekst = OxmlElement("w:instrText")
        tekst.text = opdracht
        alinea.add_run()._r.append(tekst)


def _merk(alinea: Paragraph, naam: str, nummer: int) -> None:
    begin, eind = OxmlElement("w:bookmarkStart"), OxmlElement("w:bookmarkEnd")
    begin.set(qn("w:name"), naam)
    for teken in (begin, eind):
        teken.set(qn("w:id"), str(nummer))
    alinea._p.insert(1, begin)
    alinea._p.append(eind)


def _bladwijzer(anker: str) -> str:
    """Word allows letters, digits and underscores, 40 at most."""
    return re.sub(r"\W", "_", anker)[:40]
