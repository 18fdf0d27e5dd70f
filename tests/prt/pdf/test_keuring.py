"""The check of a PDF finds what is wrong: a good file is damaged in one place at a time."""

import io

import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name

from prt.pdf.catalogus import Bijlage
from tests.prt.pdf.druk import druk
from tests.prt.pdf.keuring import elementen, keur

pytestmark = pytest.mark.traag

HTML = """<!doctype html><html lang="nl"><head><title>Proef</title><link rel="stylesheet" href="papier.css">
<style>body { font-family: "Noto Sans" }</style></head><body><h1 id="a">Kop</h1><p>Zie <a href="#a">de kop</a>.</p>
<svg width="9" height="9"><title>Blok</title><rect width="9" height="9" /></svg><h2>Tabel</h2>
<table><tr><th scope="col">Naam</th></tr><tr><td>Dorp</td></tr></table></body></html>"""


@pytest.fixture(scope="module")
def goed(weg):
    bijlage = Bijlage("cijfers.json", b"{}", "application/json", "De cijfers")
    return druk(HTML, bijlagen=[bijlage])


def element(pdf, soort: str):
    return next(gevonden for gevonden, _ in elementen(pdf) if str(gevonden.S) == soort)


def zonder_taal(pdf):
    del pdf.Root.Lang


def zonder_profiel(pdf):
    del pdf.Root.OutputIntents


def zonder_norm(pdf):
    pdf.Root.Metadata = pdf.make_stream(b"<x/>")


def zonder_beschrijving(pdf):
    del element(pdf, "/Figure").Alt


def koppen_overgeslagen(pdf):
    element(pdf, "/H2").S = Name.H4


def onbekende_soort(pdf):
    element(pdf, "/P").S = Name.Alinea


def cel_zonder_kop(pdf):
    element(pdf, "/TD").A.Headers = Array([pikepdf.String("weg")])


def cel_buiten_rij(pdf):
    element(pdf, "/TR").S = Name.Div


def tekst_buiten_de_structuur(pdf):
    blad = pdf.pages[0]
    blad.Contents = pdf.make_stream(blad.Contents[0].read_bytes() + b" 0 0 9 9 re f")


def stuk_niet_in_boom(pdf):
    element(pdf, "/H1").K = Array()


def link_naar_niets(pdf):
    pdf.pages[0].Annots[0].Dest = pikepdf.String("nergens")


def letters_niet_in_bestand(pdf):
    for object_ in pdf.objects:
        if isinstance(object_, Dictionary) and "/FontFile2" in object_:
            del object_.FontFile2


def bijlage_zonder_verband(pdf):
    del pdf.Root.AF


@pytest.mark.parametrize(
    ("beschadig", "bevinding"),
    [
        (zonder_taal, "de taal ontbreekt"),
        (zonder_profiel, "geen kleurprofiel"),
        (zonder_norm, "pdfuaid:part is None"),
        (zonder_beschrijving, "tekening zonder beschrijving"),
        (koppen_overgeslagen, "van kop 1 naar kop 4"),
        (onbekende_soort, "de soort Alinea bestaat niet"),
        (cel_zonder_kop, "cellen noemen 1 koppen die er niet zijn"),
        (cel_buiten_rij, "staat in Div"),
        (tekst_buiten_de_structuur, "1 stukken die tekst noch opmaak zijn"),
        (stuk_niet_in_boom, "1 stukken staan niet in de structuur"),
        (link_naar_niets, "een link naar nergens"),
        (letters_niet_in_bestand, "zit niet in het bestand"),
        (bijlage_zonder_verband, "geen verband met het document"),
    ],
)
def test_een_beschadiging_wordt_gevonden(goed, beschadig, bevinding):
    assert keur(goed) == []
    with pikepdf.open(io.BytesIO(goed)) as pdf:
        beschadig(pdf)
        uit = io.BytesIO()
        pdf.save(uit, fix_metadata_version=False)
    assert any(bevinding in gevonden for gevonden in keur(uit.getvalue()))
