"""A report in Word, opened again: the same chapters and tables as on paper, and made to be edited."""

import io
import re

import docx
import pytest
from docx.oxml.ns import qn

from opgaven.gebieden.models import Gemeente
from opgaven.rondes.models import Ronde
from tests.verslag.heel import als_html
from tests.verslag.rapport.test_rapporten import HOOFDSTUKKEN, SOORTEN, stel
from tests.verslag.uitvoer.test_gepubliceerd import gepubliceerd
from verslag.teksten.models import Tekst
from verslag.uitvoer.worddocument import als_docx

pytestmark = [pytest.mark.django_db, pytest.mark.traag]

ALLE = sorted([*SOORTEN, "verslag"])


def open_docx(verslag):
    return docx.Document(io.BytesIO(als_docx(verslag)))


def koppen(word) -> list[tuple[int, str]]:
    return [(int(p.style.name[-1]), p.text) for p in word.paragraphs if p.style.name.startswith("Heading ")]


def tekst_van(html: str) -> str:
    return " ".join(re.sub(r"<[^>]+>", "", html).split())


@pytest.fixture
def in_word(overijssel, getekend):
    """A report on the published figures, opened in Word; written once per process."""

    def in_word(soort: str):
        if ("docx", soort) not in getekend:
            getekend["docx", soort] = als_docx(stel(soort))
        return docx.Document(io.BytesIO(getekend["docx", soort]))

    return in_word


@pytest.fixture
def verslag_in_word(in_word):
    return in_word("verslag")


@pytest.mark.parametrize("soort", SOORTEN)
def test_de_hoofdstukken_zijn_echte_koppen_in_dezelfde_volgorde(in_word, soort):
    verslag = stel(soort)
    gelezen = koppen(in_word(soort))
    assert [titel for _, titel in gelezen] == HOOFDSTUKKEN[soort]
    assert [niveau for niveau, _ in gelezen] == [stuk.niveau - 1 for stuk in verslag.stukken]


@pytest.mark.parametrize("soort", ALLE)
def test_dezelfde_tabellen_als_op_papier(in_word, soort):
    """Every table with its caption, and cell for cell what the paper has."""
    verslag = stel(soort)
    word = in_word(soort)
    html = als_html(verslag)
    bijschriften = [tekst_van(b) for b in re.findall(r"<caption>(.*?)</caption>", html, re.DOTALL)]
    assert [p.text for p in word.paragraphs if p.style.name == "Caption"] == bijschriften
    assert len(word.tables) == len(bijschriften)
    for tabel, bron in zip(word.tables, re.findall(r"<table.*?</table>", html, re.DOTALL), strict=True):
        rijen = re.findall(r"<tr[^>]*>(.*?)</tr>", bron, re.DOTALL)
        eerste = [tekst_van(c).replace("&shy;", "") for c in re.findall(r"<th[^>]*>(.*?)</th>", rijen[0], re.DOTALL)]
        assert len(tabel.rows) == len(rijen)
        assert [" ".join(c.text.split()).replace("\xad", "") for c in tabel.rows[0].cells] == eerste


def test_de_kop_van_elke_tabel_herhaalt_zich(verslag_in_word):
    for tabel in verslag_in_word.tables:
        assert tabel.rows[0]._tr.trPr.find(qn("w:tblHeader")) is not None
        assert tabel.rows[1]._tr.trPr.find(qn("w:tblHeader")) is None


def test_de_cijfers_zijn_de_gepubliceerde(verslag_in_word):
    eerste, tweede = verslag_in_word.tables[:2]
    gelezen = [[cel.text for cel in rij.cells] for tabel in (eerste, tweede) for rij in tabel.rows[1:]]
    assert [[rij[0], *(int(getal.replace(".", "")) for getal in rij[1:])] for rij in gelezen] == [
        list(rij.values())[1:] for rij in gepubliceerd("in_een_oogopslag")
    ]


def test_een_grafiek_is_haar_bevinding_in_woorden(verslag_in_word):
    regels = [p.text for p in verslag_in_word.paragraphs]
    assert any("Overijssel garandeert 3.864 plekken, 61\xa0% van de opgave van 6.325." in regel for regel in regels)
    assert not any("bestuurlijk voornemen opgave" in " ".join(regel.split()) for regel in regels)
    assert not verslag_in_word.inline_shapes


def test_voetnoten_zijn_voetnoten(verslag_in_word):
    """The one of chapter 3 is about Kampen's 34 places."""
    deel = next(r.target_part for r in verslag_in_word.part.rels.values() if r.reltype.endswith("/footnotes"))
    noten = " ".join(deel.blob.decode().split())
    assert "Kampen: 34 plekken" in re.sub(r"<[^>]+>", "", noten)
    assert len(list(verslag_in_word.element.body.iter(qn("w:footnoteReference")))) >= 1


def test_een_inhoudsopgave_die_ook_zonder_bijwerken_leesbaar_is(in_word):
    verslag = stel("verslag")
    word = in_word("verslag")
    assert 'TOC \\o "1-3"' in "".join(t.text for t in word.element.body.iter(qn("w:instrText")))
    regels = [p.text for p in word.paragraphs if p.style.name.startswith("toc ") and p.style.name != "toc heading"]
    assert regels == [stuk.titel for stuk in verslag.inhoudsopgave]
    merken = {merk.get(qn("w:name")) for merk in word.element.body.iter(qn("w:bookmarkStart"))}
    ankers = {link.get(qn("w:anchor")) for link in word.element.body.iter(qn("w:hyperlink"))} - {None}
    assert ankers and ankers <= merken
    assert len(merken) == len(verslag.stukken)
    assert not [p for p in in_word("factsheet").paragraphs if p.style.name.startswith("toc")]


def test_taal_titel_en_paginanummers(verslag_in_word):
    talen = {taal.get(qn("w:val")) for taal in verslag_in_word.styles.element.iter(qn("w:lang"))}
    assert talen == {"nl-NL"}
    assert verslag_in_word.core_properties.title == "Provinciaal verslag asielopvang Overijssel 2024"
    voet = verslag_in_word.sections[0].footer._element
    assert [veld.text for veld in voet.iter(qn("w:instrText"))] == ["PAGE", "NUMPAGES"]


def test_een_tekst_met_koppen_lijst_link_voetnoot_en_cijfer(overijssel):
    Tekst.objects.create(
        ronde=Ronde.objects.get(nummer=1),
        onderdeel="gemeente",
        gebied=Gemeente.objects.get(naam="Zwolle"),
        inhoud="<h3>Locaties</h3><p>Nu <strong>{{ garantie.totaal }}</strong> plekken"
        '<span class="voetnoot">Zonder <em>noodopvang</em>.</span>, zie <a href="https://voorbeeld.nl/a">de brief</a>.'
        "</p><h4>Later</h4><ol><li>Een</li><li>Twee</li></ol>",
        klaar=True,
    )
    word = open_docx(stel("regionaal-plan", Gemeente.objects.get(naam="Zwolle").regio))
    gelezen = koppen(word)
    plaats = gelezen.index((2, "Zwolle"))
    assert gelezen[plaats + 1 : plaats + 3] == [(3, "Locaties"), (4, "Later")]
    assert any(p.text == "Nu 394 plekken, zie de brief." for p in word.paragraphs)
    assert [p.text for p in word.paragraphs if p.style.name == "List Number"] == ["Een", "Twee"]
    assert "https://voorbeeld.nl/a" in {r.target_ref for r in word.part.rels.values() if r.is_external}
    assert [run.text for p in word.paragraphs for run in p.runs if run.bold and run.text == "394"]


def test_dezelfde_cijfers_geven_dezelfde_bytes(overijssel):
    assert als_docx(stel("factsheet")) == als_docx(stel("factsheet"))
