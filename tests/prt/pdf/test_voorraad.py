"""Parts that are kept: only what changed is drawn again. Only the fast way keeps any, and only it takes short cuts."""

import importlib
import re

import pytest

from prt.pdf import delen
from prt.pdf.delen import Deel
from tests.prt.pdf.keuring import keur
from tests.prt.pdf.test_delen import (
    DELEN,
    LANG,
    begin_van,
    geopend,
    hoofdstuk,
    html,
    inhoudsopgave_klopt,
    maak,
    zijn_genummerd,
)
from tests.verslag.papier import Bladen

pytestmark = pytest.mark.traag

_teken = delen.teken


@pytest.fixture(scope="module")
def pdf():
    delen.voorraad.leeg()
    return maak()


def test_warm_en_koud_geven_gelijke_bytes(pdf):
    assert maak() == pdf
    delen.voorraad.leeg()
    maak([*reversed(DELEN[2:]), *DELEN[:2]])  # the same parts, drawn in another order, are in stock now
    assert maak() == pdf


def tekeningen(bytes_: bytes) -> list[bytes]:
    """What is drawn on each page, margins left out."""
    with geopend(bytes_) as bestand:
        return [blad.Contents[0].read_bytes() for blad in bestand.pages]


def test_een_gewijzigd_deel_wijzigt_alleen_zijn_eigen_bladzijden(pdf, monkeypatch):
    getekend = []
    monkeypatch.setattr(delen, "teken", lambda document, sleutel: getekend.append(sleutel) or _teken(document, sleutel))
    nieuw = maak([*DELEN[:2], hoofdstuk(1, LANG.replace("Zin 3 ", "Zin X ")), *DELEN[3:]])
    assert getekend == ["h1"]
    eerst, daarna = tekeningen(pdf), tekeningen(nieuw)
    anders = [nummer for nummer, (a, b) in enumerate(zip(eerst, daarna, strict=True), 1) if a != b]
    assert anders == begin_van(Bladen(pdf), 1)
    assert keur(nieuw) == []


def test_een_langer_deel_verschuift_de_rest_zonder_het_opnieuw_te_tekenen(pdf, monkeypatch):
    getekend = []
    monkeypatch.setattr(delen, "teken", lambda document, sleutel: getekend.append(sleutel) or _teken(document, sleutel))
    nieuw = Bladen(maak([*DELEN[:2], hoofdstuk(1, f"{LANG} {LANG}"), *DELEN[3:]]))
    assert "h2" not in getekend and "slot" not in getekend
    assert len(nieuw.teksten) > len(Bladen(pdf).teksten)
    zijn_genummerd(nieuw)
    inhoudsopgave_klopt(nieuw)


@pytest.mark.parametrize("geschat, keren", [(1, 2), (3, 1), (9, 2)])
def test_een_goede_schatting_scheelt_een_keer_opmaken(monkeypatch, geschat, keren):
    """However long it is thought to be, it is as long as it is."""
    lang = "".join('<p style="break-before: page">x</p>' for _ in range(2))
    inhoud = Deel("inhoud", lambda overzicht: html(f"<p>{overzicht.aantal}</p>{lang}"), lambda overzicht: geschat)
    getekend = []
    monkeypatch.setattr(delen, "teken", lambda document, sleutel: getekend.append(sleutel) or _teken(document, sleutel))
    delen.voorraad.leeg()
    bladen = Bladen(maak([inhoud, DELEN[4]]))
    assert getekend.count("inhoud") == keren
    assert len(bladen.teksten) == 4 and bladen.teksten[0].startswith("4 ")


def test_de_punten_van_een_inhoudsopgave_zijn_een_tekst(monkeypatch):
    stukken = {}
    monkeypatch.setattr(
        delen, "teken", lambda document, sleutel: stukken.setdefault(sleutel, _teken(document, sleutel))
    )
    regel = html("<p>Titel</p>", "p::after { content: leader('. ') ' 7' }")
    bladen = Bladen(maak([Deel("punten", regel)]))
    (tekst,) = re.findall(r"Titel ?((?:\. ?)+)7", bladen.teksten[0])
    assert tekst.count(".") > 50
    (element,) = stukken["punten"].inhoud_van_bladen
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
        maak([Deel("a", html(f"<table><tr><td>{'w' * aantal}<td>x</table>", "table { overflow-wrap: anywhere }"))])
        return sum(geteld)

    assert letters(1600) < 3 * letters(800)


def test_de_voorraad_blijft_binnen_haar_grens(pdf):
    stuk = next(iter(delen.voorraad.stukken.values()))
    klein = delen.Voorraad(3 * stuk.omvang)
    for nummer in range(5):
        klein.bewaar(b"%d" % nummer, stuk)
        klein.get(b"0")
    assert list(klein.stukken) == [b"3", b"4", b"0"] and klein.omvang == 3 * stuk.omvang
    klein.bewaar(b"0", stuk)
    assert klein.omvang == 3 * stuk.omvang
