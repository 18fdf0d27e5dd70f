"""A text in Word: read back from the saved file, as Word would."""

import io
import zipfile

import docx
import pytest
from docx.oxml.ns import qn
from hypothesis import HealthCheck, given

from prt.tekst.boom import TekstFout
from prt.tekst.docx import schrijf
from prt.tekst.schoon import schoon
from tests.vijandig import vijandige_teksten
from tests.voorbeelden import voorbeelden


def heropend(*teksten: str, niveau: int = 1):
    document = docx.Document()
    for tekst in teksten:
        schrijf(document, tekst, niveau)
    bestand = io.BytesIO()
    document.save(bestand)
    return docx.Document(bestand), zipfile.ZipFile(bestand)


def met_stijl(document, stijl: str) -> list[str]:
    return [alinea.text for alinea in document.paragraphs if alinea.style.name == stijl]


def test_koppen_staan_onder_die_van_het_onderdeel():
    document, _ = heropend("<h3>Stand</h3><h4>Twente</h4><p>Tekst.</p>", niveau=2)
    assert met_stijl(document, "Heading 3") == ["Stand"]
    assert met_stijl(document, "Heading 4") == ["Twente"]
    assert met_stijl(document, "Normal") == ["Tekst."]


def test_opmaak_van_een_regel():
    document, _ = heropend("<p>a <strong>b</strong><em>c</em><sub>d</sub><sup>e</sup><br>f</p>")
    alinea = document.paragraphs[0]
    assert alinea.text == "a bcde\nf"
    assert [run.text for run in alinea.runs if run.bold] == ["b"]
    assert [run.text for run in alinea.runs if run.italic] == ["c"]
    assert [run.text for run in alinea.runs if run.font.subscript] == ["d"]
    assert [run.text for run in alinea.runs if run.font.superscript] == ["e"]


def test_elke_lijst_begint_bij_een():
    lijst = "<ol><li>een<ul><li>onder</li></ul></li><li><p>twee</p><p>vervolg</p></li></ol>"
    document, _ = heropend(lijst + "<p>ertussen</p>" + lijst)
    punten = [alinea for alinea in document.paragraphs if alinea.style.name.startswith("List")]
    plekken = [(alinea.text, alinea._p.pPr.numPr.ilvl.val, alinea._p.pPr.numPr.numId.val) for alinea in punten]
    eerste, tweede = plekken[:4], plekken[4:]
    assert [(tekst, laag) for tekst, laag, _ in eerste] == [("een", 0), ("onder", 1), ("twee", 0), ("vervolg", 0)]
    assert eerste[0][2] == eerste[2][2] != eerste[1][2] and eerste[3][2] == 0
    assert not {nummer for _, _, nummer in eerste if nummer} & {nummer for _, _, nummer in tweede if nummer}
    numbering = document.part.numbering_part.element
    num = numbering.num_having_numId(tweede[0][2])
    assert num.lvlOverride_lst[0].startOverride.val == 1
    vorm = next(
        v for v in numbering.findall(qn("w:abstractNum")) if v.get(qn("w:abstractNumId")) == str(num.abstractNumId.val)
    )
    assert vorm.find(qn("w:lvl")).find(qn("w:numFmt")).get(qn("w:val")) == "decimal"


def test_links_zijn_echte_links():
    document, _ = heropend(
        '<p>Zie <a href="https://voorbeeld.nl/?a=1&amp;b=2">de <strong>wet</strong></a> en <a href="#slot">slot</a>'
    )
    adressen = [(link.address, link.fragment, link.text) for link in document.paragraphs[0].hyperlinks]
    assert [(adres, tekst) for adres, _, tekst in adressen[:2]] == [
        ("https://voorbeeld.nl/?a=1&b=2", "de "),
        ("https://voorbeeld.nl/?a=1&b=2", "wet"),
    ]
    assert adressen[2][1:] == ("slot", "slot")


def test_een_tabel_herhaalt_haar_koprij():
    document, _ = heropend(
        "<table><caption>Opgave</caption><thead><tr><th>Gemeente</th><th colspan=2>Plekken</th></tr></thead>"
        "<tbody><tr><td rowspan=2>Almelo</td><td>1</td><td>2</td></tr><tr><td>3</td><td>4</td></tr></tbody></table>"
        "<table><tr><td>los</table>"
    )
    tabel, los = document.tables
    assert met_stijl(document, "Caption") == ["Opgave"]
    assert [[cel.text for cel in rij.cells] for rij in tabel.rows] == [
        ["Gemeente", "Plekken", "Plekken"],
        ["Almelo", "1", "2"],
        ["Almelo", "3", "4"],
    ]
    koppen = [rij._tr.trPr is not None and rij._tr.trPr.find(qn("w:tblHeader")) is not None for rij in tabel.rows]
    assert koppen == [True, False, False]
    assert tabel.rows[0].cells[0].paragraphs[0].runs[0].bold
    assert los.rows[0].cells[0].text == "los"


def test_voetnoten_zijn_echte_voetnoten():
    document, zip_ = heropend(
        '<p>Kampen<span class="voetnoot">Nog <strong>34</strong>, zie <a href="https://voorbeeld.nl">hier</a>.</span></p>',
        '<p>Zwolle<span class="voetnoot">Twee.</span></p>',
    )
    verwijzingen = [
        noot.get(qn("w:id")) for alinea in document.paragraphs for noot in alinea._p.iter(qn("w:footnoteReference"))
    ]
    assert verwijzingen == ["1", "2"]
    noten = docx.oxml.parse_xml(zip_.read("word/footnotes.xml"))
    teksten = {noot.get(qn("w:id")): "".join(t.text for t in noot.iter(qn("w:t"))).strip() for noot in noten}
    assert teksten["1"] == "Nog 34, zie hier." and teksten["2"] == "Twee."
    assert b"https://voorbeeld.nl" in zip_.read("word/_rels/footnotes.xml.rels")
    assert b"footnotes+xml" in zip_.read("[Content_Types].xml")


@given(vijandige_teksten())
@voorbeelden(25, suppress_health_check=list(HealthCheck))
def test_een_vijandige_tekst_geeft_een_leesbaar_bestand(ruw):
    try:
        klaar = schoon(ruw)
    except TekstFout:
        return
    document, _ = heropend(klaar)
    for relatie in document.part.rels.values():
        if relatie.is_external:
            assert relatie.target_ref.startswith(("https://", "http://", "mailto:"))


@pytest.mark.parametrize("html", ["", "<p></p>"])
def test_een_lege_tekst_voegt_niets_toe(html):
    document, _ = heropend(html)
    assert document.paragraphs == []
