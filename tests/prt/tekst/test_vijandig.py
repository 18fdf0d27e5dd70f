"""Hostile texts: whatever comes in, what is kept holds nothing but the subset, and nothing is fetched for it."""

from html import escape

import pypdfium2
import pytest
from hypothesis import HealthCheck, example, given

from prt.tekst.boom import TekstFout
from prt.tekst.invulling import problemen, vul_in
from prt.tekst.schoon import is_leeg, schoon, uit_invoer
from tests.prt.pdf.druk import druk
from tests.vijandig import ADRESSEN, EIGENSCHAPPEN, SCRIPTS, bezwaren, tekens, vijandige_teksten
from tests.voorbeelden import voorbeelden

VLOT = voorbeelden(200, suppress_health_check=list(HealthCheck))

DOCUMENT = (
    '<!doctype html><html lang="nl"><head><title>Proef</title><link rel="stylesheet" href="papier.css">'
    "<style>.voetnoot {{ float: footnote }}</style></head><body><h1>Proef</h1><h2>Deel</h2>{}</body></html>"
)


def keur(ruw: str) -> None:
    try:
        klaar = schoon(uit_invoer(ruw))
    except TekstFout as fout:
        assert fout.fouten and all(regel.endswith(".") for regel in fout.fouten)
        return
    assert bezwaren(klaar) == []
    assert schoon(klaar) == klaar
    assert is_leeg(klaar) == (klaar == "")
    assert not {"\x00", "\u202e", "\u2066", "\ufeff", "\ud800"} & set(klaar)
    if not problemen(klaar, []):
        assert vul_in(klaar, {}) == klaar


@pytest.mark.parametrize("ruw", SCRIPTS)
def test_bekende_aanvallen(ruw):
    keur(ruw)
    keur(f"<table><tr><td>{ruw}</table>")
    keur(f'<p><span class="voetnoot">{ruw}</span><ul><li>{ruw}')
    keur(escape(ruw))


@pytest.mark.parametrize("naam", ["a", "img", "td", "span", "svg", "blockquote", "table", "o:p"])
def test_adressen_in_elke_eigenschap(naam):
    for eigenschap in EIGENSCHAPPEN:
        for adres in ADRESSEN:
            keur(f"<{naam} {eigenschap}='{adres}'>x</{naam}>")


@pytest.mark.traag
@given(vijandige_teksten())
@VLOT
def test_alleen_wat_mag_blijft_over(ruw):
    keur(ruw)


@pytest.mark.traag
@given(vijandige_teksten(), tekens)
@voorbeelden(60, suppress_health_check=list(HealthCheck))
@example("{{ a.b }}", "<b>{{ a.b }}")
def test_een_waarde_komt_nooit_als_opmaak_in_de_tekst(ruw, waarde):
    try:
        klaar = schoon(f"<p>{{{{ a.b }}}}</p>{ruw.replace('{', '(').replace('}', ')')}")
    except TekstFout:
        return
    gevuld = vul_in(klaar, {"a.b": waarde})
    assert gevuld == klaar.replace("{{ a.b }}", escape(waarde))
    assert gevuld.count("<") == klaar.count("<")


@pytest.mark.traag
@pytest.mark.usefixtures("weg")
def test_een_koprij_van_een_bladzij_valt_niet_van_de_pagina():
    """The engine leaves out a head that is taller than the page; so such a row is kept out of the head."""
    woorden = " ".join(f"k{nummer}" for nummer in range(1500))
    tabel = schoon(f"<table><tr><th>{woorden}<th>b<tr><td>rij<td>x</table>")
    document = pypdfium2.PdfDocument(druk(DOCUMENT.format(tabel)))
    tekst = " ".join(bladzij.get_textpage().get_text_range() for bladzij in document)
    assert "k0" in tekst and "k1499" in tekst and "rij" in tekst
