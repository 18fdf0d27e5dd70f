"""The PDF engine: only its own files, the same bytes again, and a clear answer when a library is missing."""

import hashlib
import os
import socket
import subprocess
import sys
from pathlib import Path

import pikepdf
import pypdfium2
import pytest
from django.core.exceptions import SuspiciousFileOperation
from PIL import ImageChops

from prt.pdf import bestanden, motor
from prt.pdf.gereedschap import PdfMislukt, PdfNietBeschikbaar
from tests.prt.pdf.druk import druk

WORTEL = Path(__file__).parent.parent.parent.parent


def tweemaal(test):
    """Of a document: made either way."""
    return pytest.mark.traag(pytest.mark.usefixtures("weg")(test))


KOP = '<!doctype html><html lang="nl"><head><title>Proef</title><link rel="stylesheet" href="papier.css">'

STIJL = '<style>body { font-family: "Noto Sans", "Noto Sans Ext" } i { font-weight: 700 }</style></head>'

HTML = f"{KOP}{STIJL}<body><h1>Eén proef</h1><p>3.864 plekken, <i>−34</i> meer of minder.</p></body></html>"


@pytest.fixture(autouse=True)
def geen_netwerk(monkeypatch):
    def verboden(*_):
        raise AssertionError("een pdf mag geen verbinding maken")

    monkeypatch.setattr(socket.socket, "connect", verboden)


@pytest.mark.parametrize(
    "adres",
    [
        "http://voorbeeld.nl/a.png",
        "https://voorbeeld.nl/a.css",
        "ftp://voorbeeld.nl/a",
        "file:///etc/passwd",
        "data:text/css,*{}",
        f"{bestanden.BASIS.rstrip('/')}.voorbeeld.nl/verslag.css",
    ],
)
def test_andere_adressen_worden_geweigerd(adres):
    with pytest.raises(PermissionError, match="mag .* niet ophalen"):
        bestanden.lees(adres)


@pytest.mark.parametrize("naam", ["bestaat-niet.css", "../settings.py", "%2e%2e/settings.py", "/etc/passwd", ""])
def test_alleen_statische_bestanden_zijn_te_vinden(naam):
    with pytest.raises((FileNotFoundError, SuspiciousFileOperation)):  # the second when Django refuses it itself
        bestanden.lees(bestanden.BASIS + naam)


@tweemaal
@pytest.mark.parametrize(
    "inhoud",
    [
        '<img src="http://voorbeeld.nl/a.png" alt="">',
        '<img src="file:///etc/hostname" alt="">',
        '<link rel="stylesheet" href="https://voorbeeld.nl/a.css">',
        '<style>@import url("file:///etc/hostname")</style>',
        '<p style="background: url(bestaat-niet.png)">',
        '<svg width="9" height="9"><title>x</title><image href="file:///etc/hostname" width="9" height="9" /></svg>',
    ],
)
def test_een_document_dat_iets_anders_ophaalt_wordt_geen_pdf(inhoud):
    with pytest.raises(PdfMislukt, match="niet ophalen|bestaat niet"):
        druk(f"{KOP}</head><body>{inhoud}</body></html>")


@tweemaal
def test_gelijke_invoer_geeft_gelijke_bytes():
    eerst = druk(HTML)
    anders = druk(HTML.replace("34", "35"))
    assert druk(HTML) == eerst != anders


@tweemaal
def test_ook_een_ander_proces_geeft_gelijke_bytes(weg):
    """Another process, with another clock and other fonts on the machine for all it knows."""
    programma = (
        "import sys, hashlib, django; django.setup(); from tests.prt.pdf.druk import druk; "
        "print(hashlib.sha256(druk(sys.stdin.read())).hexdigest())"
    )
    omgeving = os.environ | {"DJANGO_SETTINGS_MODULE": "prt.settings", "TZ": "Asia/Tokyo"}
    omgeving |= {"PDF_GEWOON": str(int(weg == "gewoon"))}
    opdracht = [sys.executable, "-c", programma]
    uit = subprocess.run(opdracht, input=HTML, capture_output=True, text=True, check=True, cwd=WORTEL, env=omgeving)
    assert uit.stdout.strip() == hashlib.sha256(druk(HTML)).hexdigest()


def _getekend(eerste: str, tweede: str):
    """The second line of a page, as it is drawn under the first."""
    stijl = "<style>p { font: 20px 'Noto Sans', 'Noto Sans Ext'; height: 60px; margin: 0 }</style></head>"
    inhoud = druk(f"{KOP}{stijl}<body><p>{eerste}</p><p>{tweede}</p>")
    plaat = pypdfium2.PdfDocument(inhoud)[0].render(scale=2).to_pil()
    boven = round(2 * (75 + 60) * 0.75)  # the margin and the first line, of 0.75 points per pixel
    return plaat.crop((0, boven, plaat.width, boven + 90))


@tweemaal
@pytest.mark.parametrize("letters", ["ŵŷ", "őě", "łŻ"])
def test_letters_uit_twee_bestanden_blijven_zichzelf(letters):
    """The text of a PDF may be right where its picture is not: look at the picture."""
    alleen, samen = _getekend("", letters), _getekend("Súdwest-Fryslân", letters)
    assert ImageChops.difference(alleen, samen).getbbox() is None
    assert ImageChops.difference(alleen, _getekend("", "")).getbbox()


@tweemaal
def test_een_onzichtbaar_richtingteken_keert_geen_zin_om():
    met, zonder = _getekend("", "Dorp\u202e: 7 plekken"), _getekend("", "Dorp: 7 plekken")
    assert ImageChops.difference(met, zonder).getbbox() is None
    assert ImageChops.difference(met, _getekend("", "Dorp: 8 plekken")).getbbox()


@tweemaal
def test_het_bestand_noemt_beide_normen_en_zijn_datum(tmp_path):
    bestand = tmp_path / "proef.pdf"
    bestand.write_bytes(druk(HTML))
    with pikepdf.open(bestand) as document:
        metadata = document.open_metadata()
        assert metadata["pdfaid:part"] == "3" and metadata["pdfaid:conformance"] == "A"
        assert metadata["pdfuaid:part"] == "1"
        assert metadata["dc:title"] == "Proef"
        assert document.docinfo["/CreationDate"] == document.docinfo["/ModDate"] == "D:20241031"
        assert document.check_pdf_syntax() == []


@tweemaal
def test_de_omgeving_van_andere_programmas_blijft_zoals_zij_was(monkeypatch):
    monkeypatch.setenv("FONTCONFIG_FILE", "/van/iemand/anders")
    monkeypatch.delenv("SOURCE_DATE_EPOCH", raising=False)
    motor.lettertypen.cache_clear()
    druk(HTML)
    assert os.environ["FONTCONFIG_FILE"] == "/van/iemand/anders"
    assert "SOURCE_DATE_EPOCH" not in os.environ


@pytest.mark.parametrize(
    ("fout", "ontbreekt"),
    [
        (OSError("cannot load library 'libpango-1.0-0': libpango-1.0-0: cannot open"), "libpango-1.0-0 ontbreekt"),
        (OSError("iets anders"), "een systeembibliotheek ontbreekt"),
        (ImportError("No module named weasyprint"), "WeasyPrint ontbreekt"),
    ],
)
def test_zonder_bibliotheek_komt_er_uitleg(monkeypatch, capsys, fout, ontbreekt):
    def mislukt(naam):
        print("advies in het Engels")  # as WeasyPrint does
        raise fout

    monkeypatch.setattr(motor.importlib, "import_module", mislukt)
    monkeypatch.setattr(motor, "lettertypen", motor.lettertypen.__wrapped__)
    monkeypatch.setattr(motor, "laad", motor.laad.__wrapped__)
    with pytest.raises(PdfNietBeschikbaar, match=ontbreekt) as gemeld:
        druk(HTML)
    assert "apt-get install libpango" in str(gemeld.value)
    assert capsys.readouterr().out == ""


@pytest.mark.traag
def test_de_site_laadt_weasyprint_niet_vanzelf():
    programma = "import sys, django; django.setup(); import prt.urls; print('weasyprint' in sys.modules)"
    omgeving = os.environ | {"DJANGO_SETTINGS_MODULE": "prt.settings"}
    opdracht = [sys.executable, "-c", programma]
    uit = subprocess.run(opdracht, capture_output=True, text=True, check=True, cwd=WORTEL, env=omgeving)
    assert uit.stdout.strip() == "False"
