"""The two ways make the same document, and the plain one is taken when WeasyPrint is not as expected inside."""

import inspect

import pypdfium2
import pytest
from PIL import ImageChops

from prt.pdf import gewoon, keuze, motor
from prt.pdf.document import pdf_uit_html
from tests.prt.pdf.keuring import keur
from tests.prt.pdf.test_delen import DAG, html, maak
from tests.prt.pdf.vergelijken import kenmerken

pytestmark = pytest.mark.traag

RANDEN = "@page { @top-left { content: 'Blad ' counter(page) ' van ' counter(pages); font: 12px 'Noto Sans' } }"
HTML = html("<h1>Eén</h1><h2 id='a'>Twee</h2><p>Naar <a href='#a'>twee</a>.</p>" * 2 + "<p>Slot</p>" * 99, RANDEN)


@pytest.fixture
def opnieuw():
    """The choice is made once in a process; here before and after each test."""
    keuze.bezwaar.cache_clear()
    yield
    keuze.bezwaar.cache_clear()


@pytest.fixture
def gemeld(monkeypatch):
    """What is logged as a warning, in words."""
    zinnen = []
    for module in (keuze, gewoon):
        monkeypatch.setattr(module.logger, "warning", lambda zin, *delen: zinnen.append(zin % delen))
    return zinnen


def hoe(monkeypatch) -> list[str]:
    """Which way documents go from now on."""
    wegen = []
    monkeypatch.setattr(gewoon, "voeg_samen", lambda *_: wegen.append("gewoon") or _voeg_samen(*_))
    return wegen


_voeg_samen = gewoon.voeg_samen


@pytest.mark.parametrize("druk", [maak, lambda: pdf_uit_html(HTML, gemaakt_op=DAG)], ids=["delen", "een"])
def test_twee_wegen_een_document(settings, druk):
    snel = druk()
    settings.PDF_GEWOON = True
    anders = druk()
    assert snel != anders and kenmerken(snel) == kenmerken(anders)
    for eerste, tweede in zip(*map(pypdfium2.PdfDocument, (snel, anders)), strict=True):
        platen = [blad.render(scale=1.5).to_pil().convert("RGB") for blad in (eerste, tweede)]
        assert ImageChops.difference(*platen).getbbox() is None


def test_op_deze_weasyprint_is_niets_aan_te_merken(opnieuw, gemeld, monkeypatch):
    wegen = hoe(monkeypatch)
    maak()
    assert keuze.bezwaar() == "" and not gemeld and not wegen


def zonder(naam: str):
    """As if a name of WeasyPrint were gone."""
    return lambda monkeypatch: monkeypatch.setitem(motor.STEUNT_OP, f"weasyprint.pdf:{naam}", None)


def andere_parameters(monkeypatch) -> None:
    monkeypatch.setattr(motor.laad().pdf, "add_tags", lambda pdf, document, page_streams: None)


def zonder_vakken(monkeypatch) -> None:
    def houd(blad, keuze):
        raise AttributeError("'Page' object has no attribute '_page_box'")

    monkeypatch.setattr(motor, "houd", houd)


def andere_letters(monkeypatch) -> None:
    """WeasyPrint draws more than we have it draw."""
    leg_op = motor.leg_op
    monkeypatch.setattr(motor, "leg_op", lambda bron, css: leg_op(bron, css + "p::after { content: 'x' }"))


def zonder_profiel(monkeypatch) -> None:
    monkeypatch.delattr(motor, "kleurprofiel")


def andere_soort(monkeypatch) -> None:
    monkeypatch.setattr(motor, "soort_van", lambda blad: "")


@pytest.mark.parametrize(
    ("wijzig", "reden"),
    [
        (zonder("bestaat_niet"), "weasyprint.pdf:bestaat_niet"),
        (andere_parameters, "weasyprint.pdf:add_tags"),
        (zonder_vakken, "_page_box"),
        (andere_letters, "tekst"),
        (andere_soort, "soort"),
        (zonder_profiel, "kleurprofiel"),
    ],
)
def test_een_andere_weasyprint_geeft_hetzelfde_document_langs_de_gewone_weg(
    opnieuw, gemeld, monkeypatch, settings, wijzig, reden
):
    settings.PDF_GEWOON = True
    verwacht = maak()
    settings.PDF_GEWOON = False
    with monkeypatch.context() as anders:
        wijzig(anders)
        assert reden in keuze.bezwaar()
    wegen = hoe(monkeypatch)
    assert maak() == maak() == verwacht
    assert wegen == ["gewoon", "gewoon"]
    assert len(gemeld) == 1 and reden in gemeld[0] and "zonder de snelle weg" in gemeld[0]


def test_de_gewone_weg_gebruikt_alleen_wat_weasyprint_belooft(monkeypatch, settings):
    settings.PDF_GEWOON = True
    verwacht = maak()
    grens = motor.afwijkingen.__code__.co_firstlineno
    binnen = [naam for naam, f in vars(motor).items() if inspect.isfunction(f) and f.__code__.co_firstlineno >= grens]
    assert {"_zoek", "houd", "soort_van", "zet_structuur"} <= set(binnen)
    for naam in (*binnen, "_uit"):
        monkeypatch.delattr(motor, naam)
    assert maak() == verwacht


def test_zonder_goede_structuur_noemt_het_bestand_zich_geen_pdf_ua(monkeypatch, settings, gemeld):
    def mislukt(zelf):
        raise KeyError("StructTreeRoot")

    settings.PDF_GEWOON = True
    gewoon._meld.cache_clear()
    monkeypatch.setattr(gewoon._Afwerking, "_zet_structuur", mislukt)
    bevindingen = {keur_ for pdf in (maak(), maak()) for keur_ in keur(pdf)}
    assert bevindingen == {"06-002: pdfuaid:part is None, niet 1"}
    assert len(gemeld) == 1 and "geen PDF/UA" in gemeld[0]
