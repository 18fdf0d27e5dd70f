"""Parts that are kept: only what changed is drawn again."""

import pytest

from prt.pdf import delen
from prt.pdf.delen import Pdfdeel
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

_teken = delen.teken_deel


@pytest.fixture
def getekend(monkeypatch):
    """The names of the parts that are drawn, margins left out."""
    namen = []

    def teken(opdracht):
        namen.extend([opdracht.sleutel] * bool(opdracht.sleutel))
        return _teken(opdracht)

    monkeypatch.setattr(delen, "teken_deel", teken)
    return namen


@pytest.fixture(scope="module")
def pdf(weg):
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


def test_een_gewijzigd_deel_wijzigt_alleen_zijn_eigen_bladzijden(pdf, getekend):
    nieuw = maak([*DELEN[:2], hoofdstuk(1, LANG.replace("Zin 3 ", "Zin X ")), *DELEN[3:]])
    assert getekend == ["h1"]
    eerst, daarna = tekeningen(pdf), tekeningen(nieuw)
    anders = [nummer for nummer, (a, b) in enumerate(zip(eerst, daarna, strict=True), 1) if a != b]
    assert anders == begin_van(Bladen(pdf), 1)
    assert keur(nieuw) == []


def test_een_langer_deel_verschuift_de_rest_zonder_het_opnieuw_te_tekenen(pdf, getekend):
    nieuw = Bladen(maak([*DELEN[:2], hoofdstuk(1, f"{LANG} {LANG}"), *DELEN[3:]]))
    assert "h2" not in getekend and "slot" not in getekend
    assert len(nieuw.teksten) > len(Bladen(pdf).teksten)
    zijn_genummerd(nieuw)
    inhoudsopgave_klopt(nieuw)


@pytest.mark.parametrize("geschat, keren", [(1, 2), (3, 1), (9, 2)])
def test_een_goede_schatting_scheelt_een_keer_opmaken(getekend, geschat, keren):
    """However long it is thought to be, it is as long as it is."""
    lang = "".join('<p style="break-before: page">x</p>' for _ in range(2))
    inhoud = Pdfdeel("inhoud", lambda overzicht: html(f"<p>{overzicht.aantal}</p>{lang}"), lambda overzicht: geschat)
    delen.voorraad.leeg()
    bladen = Bladen(maak([inhoud, DELEN[4]]))
    assert getekend.count("inhoud") == keren
    assert len(bladen.teksten) == 4 and bladen.teksten[0].startswith("4 ")


def test_de_voorraad_blijft_binnen_haar_grens(pdf):
    stuk = next(iter(delen.voorraad.stukken.values()))
    klein = delen.Voorraad(3 * stuk.omvang)
    for nummer in range(5):
        klein.bewaar(b"%d" % nummer, stuk)
        klein.get(b"0")
    assert list(klein.stukken) == [b"3", b"4", b"0"] and klein.omvang == 3 * stuk.omvang
    klein.bewaar(b"0", stuk)
    assert klein.omvang == 3 * stuk.omvang
