"""Every kind of report with texts in it, as a checker and as a reader with a screen reader meet it."""

import io
import json
import re

import openpyxl
import pikepdf
import pypdfium2
import pytest

from opgaven.gebieden.keuzes import Gebiedsoort
from opgaven.gebieden.models import Gemeente, Provincie, Regio
from opgaven.rondes.models import Ronde
from prt.tekst.schoon import schoon
from tests.prt.pdf.keuring import keur
from tests.verslag.conftest import PEILDATUM
from tests.verslag.papier import Bladen
from tests.verslag.rapport.test_rapporten import stel
from verslag.document.document import DIEPSTE_IN_INHOUD, Verslag
from verslag.rapport.onderdelen import ONDERDELEN
from verslag.rapport.rapporten import ADDENDUM, RAPPORTEN
from verslag.teksten.models import Tekst
from verslag.uitvoer.gegevens import als_json
from verslag.uitvoer.papier import als_pdf
from verslag.uitvoer.werkboek import als_werkboek

pytestmark = [pytest.mark.django_db, pytest.mark.traag]

GESCHREVEN = (
    '<h3>Opgave {{ opgave.totaal }}<span class="voetnoot">Noot bij een kop.</span></h3>'
    '<p>De raad <strong>stemde in</strong>.<span class="voetnoot">Noot met <em>nadruk</em>.</span></p>'
    "<ul><li>een<ol><li>een punt één</li></ol></li><li>twee</li></ul>"
    '<table><caption>Plekken</caption><thead><tr><th scope="col">Jaar</th><th scope="col">Aantal</th></tr></thead>'
    '<tbody><tr><th scope="row">2026<span class="voetnoot">Noot in een cel.</span></th><td>12</td></tr></tbody></table>'
    '<h4>Meer weten</h4><blockquote><p>Zie <a href="https://www.overijssel.nl/asiel">de website</a>.</p></blockquote>'
)

NOTEN = ("Noot bij een kop.", "Noot met nadruk.", "Noot in een cel.")


@pytest.fixture
def geschreven(overijssel):
    """The same text at every place where somebody can write one."""
    assert schoon(GESCHREVEN) == GESCHREVEN
    ronde = Ronde.objects.get(nummer=1)
    gebieden = {
        Gebiedsoort.PROVINCIE: Provincie.objects.filter(naam="Overijssel"),
        Gebiedsoort.REGIO: Regio.objects.all(),
        Gebiedsoort.GEMEENTE: Gemeente.objects.deelnemend(),
    }
    Tekst.objects.filter(ronde=ronde).delete()
    Tekst.objects.bulk_create(
        Tekst(ronde=ronde, onderdeel=o.sleutel, inhoud=GESCHREVEN, klaar=True, gebied=gebied)
        for o in ONDERDELEN.values()
        if o.heeft_tekst and o.sleutel != "addendum"
        for gebied in gebieden[o.soort]
    )


KEUZES = [(False, soort) for soort in (*RAPPORTEN, "addendum")] + [(True, "factsheet"), (True, "addendum")]
"""The plain way for the short ones only: ``test_wegen`` shows that both ways put the same on paper."""


@pytest.fixture(params=KEUZES, ids=lambda keuze: f"{'gewoon' if keuze[0] else 'snel'}-{keuze[1]}")
def rapport(request, geschreven, cijfers, settings) -> Verslag:
    settings.PDF_GEWOON, soort = request.param
    if soort == "addendum":
        return Verslag(cijfers, ADDENDUM, teksten={("addendum", cijfers.provincie.code): GESCHREVEN})
    return stel(soort)


def test_niets_op_aan_te_merken(rapport):
    pdf = als_pdf(rapport)
    assert keur(pdf) == []
    bladen = Bladen(pdf)
    assert bladen.tekens_buiten() == []
    _bijlagen_zijn_de_cijfers(rapport, pdf)
    _bladwijzers_wijzen_naar_hun_kop(rapport, bladen)
    _noten_staan_onderaan(rapport, bladen)


def _bijlagen_zijn_de_cijfers(rapport: Verslag, pdf: bytes) -> None:
    with pikepdf.open(io.BytesIO(pdf)) as bestand:
        assert str(bestand.docinfo["/Title"]) == rapport.titel
        bijlagen = {naam: bijlage.get_file().read_bytes() for naam, bijlage in bestand.attachments.items()}
    if not rapport.rapport.gegevens:
        assert not bijlagen
        return
    werkboek, cijfers = (bijlagen.pop(rapport.bestandsnaam(formaat)) for formaat in ("xlsx", "json"))
    assert not bijlagen
    assert werkboek == als_werkboek(rapport) and cijfers == als_json(rapport)
    assert len(openpyxl.load_workbook(io.BytesIO(werkboek)).sheetnames) == 1 + len(rapport.rapport.gegevens)
    assert set(json.loads(cijfers)) >= set(rapport.rapport.gegevens)


def _bladwijzers_wijzen_naar_hun_kop(rapport: Verslag, bladen: Bladen) -> None:
    """Bookmarks are the contents, and lead to the page and the height at which the heading really stands."""
    koppen = [stuk.titel for stuk in rapport.stukken if stuk.niveau <= DIEPSTE_IN_INHOUD]
    bladwijzers = list(bladen.document.get_toc())
    assert [bladwijzer.get_title() for bladwijzer in bladwijzers] == koppen
    for bladwijzer in bladwijzers:
        blad = bladwijzer.get_dest().get_index()
        assert _hoogte_van(bladen.document[blad], bladwijzer), bladwijzer.get_title()
        if not rapport.rapport.kort:
            inhoud = " ".join(bladen.teksten[: blad + 1]).split("Inhoud", 1)[1]
            assert re.search(rf"{re.escape(bladwijzer.get_title())}[ .]+{blad + 1}\b", inhoud), bladwijzer.get_title()


def _hoogte_van(blad: pypdfium2.PdfPage, bladwijzer) -> bool:
    """Whether the heading stands just under the place that a bookmark leads to."""
    _, (_, boven, *_) = bladwijzer.get_dest().get_view()
    tekst = blad.get_textpage().get_text_bounded(bottom=boven - 45, top=boven + 5)
    return re.sub(r"\s+", " ", tekst).strip().startswith(bladwijzer.get_title()[:30])


def _noten_staan_onderaan(rapport: Verslag, bladen: Bladen) -> None:
    """Every note of every text is there, after the rest of its page, and its call is not part of a heading."""
    geschreven = sum(1 for stuk in rapport.stukken if stuk.tekst)
    assert geschreven
    for noot in NOTEN:
        assert bladen.tekst.count(noot) == geschreven, noot
    samen = [blad for blad in bladen.teksten if NOTEN[-1] in blad and "de website" in blad]
    assert samen and all(blad.index(NOTEN[-1]) > blad.index("de website") for blad in samen)


def test_de_noten_zijn_ook_op_de_pagina_te_lezen(als, geschreven):
    tekst = als("cdk").get("/rapporten/factsheet/GM0193/", {"peildatum": PEILDATUM.isoformat()}).content.decode()
    for noot in ("Noot bij een kop.", "Noot met <em>nadruk</em>.", "Noot in een cel."):
        assert f'<span class="voetnoot">{noot}</span>' in tekst
