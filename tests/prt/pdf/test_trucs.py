"""With and without what WeasyPrint does not promise the same document is made, and what that is for."""

import importlib
import inspect
import re

import pypdfium2
import pytest
from PIL import ImageChops

from prt.pdf import delen, motor, stuk, trucs
from prt.pdf.delen import Pdfdeel
from tests.prt.pdf.keuring import keur
from tests.prt.pdf.test_delen import html, maak
from tests.prt.pdf.vergelijken import kenmerken
from tests.verslag.papier import Bladen

pytestmark = pytest.mark.traag


@pytest.fixture
def opnieuw():
    """The choice is made once in a process; here before and after each test."""
    trucs.bezwaar.cache_clear()
    yield
    trucs.bezwaar.cache_clear()


@pytest.fixture
def gemeld(monkeypatch):
    """What is logged as a warning, in words."""
    zinnen = []
    for module in (trucs, stuk):
        monkeypatch.setattr(module.logger, "warning", lambda zin, *delen: zinnen.append(zin % delen))
    return zinnen


def test_twee_wegen_een_document(settings):
    snel = maak()
    settings.PDF_GEWOON = True
    anders = maak()
    assert len(snel) < len(anders) and kenmerken(snel) == kenmerken(anders)  # the fonts once, or in every part
    for eerste, tweede in zip(*map(pypdfium2.PdfDocument, (snel, anders)), strict=True):
        platen = [blad.render(scale=1.5).to_pil().convert("RGB") for blad in (eerste, tweede)]
        assert ImageChops.difference(*platen).getbbox() is None


def test_op_deze_weasyprint_is_niets_aan_te_merken(opnieuw, gemeld):
    maak()
    assert trucs.bezwaar() == "" and not gemeld and trucs.mag_trucs()


def bestaat_niet(monkeypatch) -> None:
    """As if a name of WeasyPrint were gone."""
    monkeypatch.setitem(motor.STEUNT_OP, "weasyprint.layout.leader:bestaat_niet", None)


def andere_parameters(monkeypatch) -> None:
    monkeypatch.setattr(motor._zoek("weasyprint.layout:inline"), "handle_leader", lambda context, line: None)


def andere_letters(monkeypatch) -> None:
    """A font no longer says what of it was drawn."""

    def gebruik_van(letter):
        raise AttributeError("'Font' object has no attribute 'widths'")

    monkeypatch.setattr(motor, "gebruik_van", gebruik_van)


def anders_getekend(monkeypatch) -> None:
    """What is drawn is not the same when fonts are shared."""
    teken = motor.teken

    def teken_anders(document, bladen, *, letters, **opties):
        pdf = teken(document, bladen, letters=letters, **opties)
        if letters is not None:
            next(deel for deel in pdf.objects if hasattr(deel, "stream") and "Tf" in str(deel.stream)).stream += [b"%"]
        return pdf

    monkeypatch.setattr(motor, "teken", teken_anders)


@pytest.mark.parametrize(
    ("wijzig", "reden"),
    [
        (bestaat_niet, "weasyprint.layout.leader:bestaat_niet"),
        (andere_parameters, "weasyprint.layout.inline:handle_leader"),
        (andere_letters, "widths"),
        (anders_getekend, "tekst"),
    ],
)
def test_een_andere_weasyprint_geeft_hetzelfde_document_zonder_trucs(
    opnieuw, gemeld, monkeypatch, settings, wijzig, reden
):
    settings.PDF_GEWOON = True
    verwacht = maak()
    settings.PDF_GEWOON = False
    with monkeypatch.context() as anders:
        wijzig(anders)
        assert reden in trucs.bezwaar()
    delen.voorraad.leeg()
    assert not trucs.mag_trucs() and maak() == verwacht
    assert len(gemeld) == 1 and reden in gemeld[0] and "zonder de snelle weg" in gemeld[0]


def test_zonder_trucs_wordt_alleen_gebruikt_wat_weasyprint_belooft(monkeypatch, settings):
    settings.PDF_GEWOON = True
    verwacht = maak()
    grens = motor.afwijkingen.__code__.co_firstlineno
    binnen = [naam for naam, f in vars(motor).items() if inspect.isfunction(f) and f.__code__.co_firstlineno >= grens]
    assert {"_zoek", "gebruik_van", "_in_een_rij"} <= set(binnen)
    for naam in (*binnen, "met_trucs"):
        monkeypatch.delattr(motor, naam, raising=False)
    delen.voorraad.leeg()
    assert maak() == verwacht


def test_zonder_goede_structuur_noemt_het_bestand_zich_geen_pdf_ua(monkeypatch, gemeld):
    def mislukt(zelf):
        raise KeyError("StructTreeRoot")

    delen.voorraad.leeg()
    stuk._meld.cache_clear()
    monkeypatch.setattr(stuk._Stuktekening, "_boom", mislukt)
    try:
        documenten = [maak(), maak()]
    finally:
        delen.voorraad.leeg()
    bevindingen = {bevinding.split(": ")[0] for pdf in documenten for bevinding in keur(pdf)}
    assert "06-002" in bevindingen
    assert len(gemeld) == 1 and "geen PDF/UA" in gemeld[0]


def test_de_punten_van_een_inhoudsopgave_zijn_een_tekst(monkeypatch):
    stukken = {}
    teken = delen.teken_deel
    monkeypatch.setattr(delen, "teken_deel", lambda opdracht: stukken.setdefault(opdracht.sleutel, teken(opdracht)))
    regel = html("<p>Titel</p>", "p::after { content: leader('. ') ' 7' }")
    bladen = Bladen(maak([Pdfdeel("punten", regel)]))
    (tekst,) = re.findall(r"Titel ?((?:\. ?)+)7", bladen.teksten[0])
    assert tekst.count(".") > 50
    (element,) = stukken["punten"].inhoud
    assert element.count(b"\xff") // 2 < 6  # pieces of text on the page: not one for each dot


def test_een_lange_tekst_in_een_cel_kost_niet_het_kwadraat(monkeypatch):
    """Letters that Pango is given to measure: twice the text is about twice as many."""
    laag = importlib.import_module("weasyprint.text.line_break").Layout
    zet, geteld = laag.set_text, []
    monkeypatch.setattr(
        laag, "set_text", lambda zelf, tekst, **opties: geteld.append(len(tekst)) or zet(zelf, tekst, **opties)
    )

    def letters(aantal: int) -> int:
        geteld.clear()
        maak([Pdfdeel("a", html(f"<table><tr><td>{'w' * aantal}<td>x</table>", "table { overflow-wrap: anywhere }"))])
        return sum(geteld)

    assert letters(1600) < 3 * letters(800)
