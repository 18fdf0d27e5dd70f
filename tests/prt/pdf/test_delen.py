"""A PDF made of parts: one document over all, the same bytes however it was made, and only changed parts drawn."""

import gc
import hashlib
import io
import os
import re
import subprocess
import sys
from contextlib import contextmanager
from dataclasses import replace
from datetime import date
from pathlib import Path

import pikepdf
import pytest

from prt.pdf import delen
from prt.pdf.catalogus import Bijlage
from prt.pdf.delen import Pdfdeel, pdf_uit_delen
from prt.pdf.gereedschap import PdfMislukt
from tests.prt.pdf.keuring import elementen, keur
from tests.verslag.papier import Bladen

pytestmark = [pytest.mark.traag, pytest.mark.usefixtures("weg")]

WORTEL = Path(__file__).parent.parent.parent.parent

DAG = date(2024, 10, 31)

LANG = " ".join(f"Zin {nummer} van een lange tekst over de opvang." for nummer in range(150))

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"

BIJLAGEN = (
    Bijlage("cijfers.xlsx", b"PK xlsx", XLSX, "De cijfers als werkboek"),
    Bijlage("cijfers é.json", b'{"plekken": 3864}', "application/json", "De cijfers als JSON"),
)


def html(romp: str, kop: str = "") -> str:
    return (
        '<!doctype html><html lang="nl"><head><title>Deel</title><link rel="stylesheet" href="papier.css"><style>'
        'body { font: 12px "Noto Sans", "Noto Sans Ext" } h2 { bookmark-level: 1 } h3 { bookmark-level: 2 }'
        "h1 { bookmark-level: none } @page { size: A4; @bottom-right { content: 'pagina ' string(blad);"
        f"font: 12px 'Noto Sans' }} }} @page liggend {{ size: A4 landscape }} {kop}</style></head>"
        f"<body>{romp}</body></html>"
    )


def inhoud(overzicht) -> str:
    punten = "".join(f'<li><a href="#{kop.adres}">{kop.tekst} {kop.blad}</a></li>' for kop in overzicht.koppen)
    return html(f"<h1>Inhoud van {overzicht.aantal}</h1><ol>{punten}</ol>")


def kantlijn(bladen) -> str:
    return html(
        "".join(
            f'<div style="page: {"liggend" if blad.liggend else "auto"}; '
            f'break-before: {"page" if blad.nummer > 1 else "auto"}">'
            f'<p style="string-set: kop content()">Deel {blad.deel}</p>'
            f'<p style="string-set: blad content()">{blad.nummer} van {blad.aantal}</p></div>'
            for blad in bladen
        ),
        "@page { @top-left { content: string(kop); font: 12px 'Noto Sans' } }"
        "@page:first { @top-right { content: 'Eerste bladzijde'; font: 12px 'Noto Sans' } }",
    )


def hoofdstuk(nummer: int, tekst: str = LANG) -> Pdfdeel:
    rijen = "".join(f"<tr><th scope=row>Rij {r}</th><td>{r * nummer}</td></tr>" for r in range(60))
    return Pdfdeel(
        f"h{nummer}",
        html(
            f'<h2 id="begin">Hoofdstuk {nummer}</h2><p>{tekst}</p><h3 id="s{nummer}">Paragraaf {nummer}</h3>'
            f'<p>Zie <a href="#s{3 - nummer}">elders</a>, <a href="#begin">hier</a> en <a href="#nergens">niets</a>.'
            f'<span style="float: footnote">Noot {nummer}.</span></p><svg width="9" height="9"><title>Blok</title>'
            '<rect width="9" height="9" /></svg>'
            f"<table><thead><tr><th scope=col>Naam</th><th scope=col>Plekken</th></tr></thead>{rijen}</table>"
        ),
    )


DELEN = [
    Pdfdeel("omslag", lambda overzicht: html(f"<h1>Verslag</h1><p>{overzicht.aantal} bladzijden</p>")),
    Pdfdeel("inhoud", inhoud),
    hoofdstuk(1),
    hoofdstuk(2),
    Pdfdeel("slot", html('<section style="page: liggend"><h2>Slot ŵ</h2><p>Ommezijde שלום 😀.</p></section>')),
]


def maak(wat=DELEN, **anders) -> bytes:
    gegevens = {"titel": "Verslag", "gemaakt_op": DAG, "kantlijn": kantlijn, "bijlagen": BIJLAGEN} | anders
    return pdf_uit_delen(wat, **gegevens)


@pytest.fixture(scope="module")
def pdf(weg):
    delen.voorraad.leeg()
    return maak()


@pytest.fixture
def bladen(pdf):
    return Bladen(pdf)


@contextmanager
def geopend(bytes_: bytes):
    with pikepdf.open(io.BytesIO(bytes_)) as bestand:
        yield bestand


@pytest.fixture
def bestand(pdf):
    with geopend(pdf) as bestand:
        yield bestand


def blad_met(bladen, tekst: str) -> int:
    """The number, counted from 1, of the only page with this text."""
    (nummer,) = [nummer for nummer, blad in enumerate(bladen.teksten, 1) if tekst in blad]
    return nummer


def test_niets_op_aan_te_merken(pdf):
    assert keur(pdf) == []


def test_bladzijden_zijn_over_het_geheel_genummerd(bladen):
    zijn_genummerd(bladen)


def zijn_genummerd(bladen) -> None:
    aantal = len(bladen.teksten)
    assert aantal > 8
    for nummer, tekst in enumerate(bladen.teksten, 1):
        assert re.findall(r"pagina \d+ van \d+", tekst) == [f"pagina {nummer} van {aantal}"]
    assert f"{aantal} bladzijden" in bladen.teksten[0] and f"Inhoud van {aantal}" in bladen.teksten[1]


def test_de_kopregel_noemt_het_deel_van_de_bladzijde(bladen):
    namen = [re.search(r"Deel (\w+)", tekst)[1] for tekst in bladen.teksten]
    assert list(dict.fromkeys(namen)) == [deel.sleutel for deel in DELEN]


def test_de_kantlijn_van_een_lang_document_loopt_door():
    lang = Pdfdeel("lang", html("<h2>Lang</h2>" + '<p style="break-after: page">Bladzij.</p>' * 60))
    gemaakt = maak([DELEN[0], lang])
    bladen = Bladen(gemaakt)
    aantal = len(bladen.teksten)
    assert aantal > 2 * delen.PER_KANTLIJN
    for nummer, tekst in enumerate(bladen.teksten, 1):
        assert f"pagina {nummer} van {aantal}" in tekst
        assert ("Eerste bladzijde" in tekst) == (nummer == 1) and ("Deel lang" in tekst) == (nummer > 1)
    assert keur(gemaakt) == []


def test_de_inhoudsopgave_noemt_de_bladzijden_van_de_koppen(bladen):
    inhoudsopgave_klopt(bladen)


def inhoudsopgave_klopt(bladen) -> None:
    punten = re.findall(r"((?:Hoofdstuk|Paragraaf) \d) (\d+)", bladen.teksten[1])
    assert [titel for titel, _ in punten] == ["Hoofdstuk 1", "Paragraaf 1", "Hoofdstuk 2", "Paragraaf 2"]
    for titel, blad in punten:
        regels = bladen.regels(int(blad) - 1)
        assert titel in [regel.strip() for regel in regels]


def test_links_gaan_ook_naar_andere_delen(bestand, bladen):
    paginas = {blad.objgen: nummer for nummer, blad in enumerate(bestand.pages, 1)}
    namen = list(bestand.Root.Names.Dests.Names)
    doelen = {bytes(n): paginas[d[0].objgen] for n, d in zip(namen[::2], namen[1::2], strict=True)}
    links = [
        (nummer, str(link.Contents), doelen[bytes(link.Dest)] if "/Dest" in link else None)
        for nummer, blad in enumerate(bestand.pages, 1)
        for link in blad.get("/Annots", [])
    ]
    for hier, daar in ((1, 2), (2, 1)):
        blad = blad_met(bladen, f"Noot {hier}.")
        assert (blad, "elders", blad_met(bladen, f"Noot {daar}.")) in links
        eigen = [doel for op, tekst, doel in links if tekst == "hier" and op == blad]
        assert eigen == [[kop for kop in begin_van(bladen, hier)][0]]  # both parts have an anchor "begin"
        assert (blad, "niets", None) in links
    assert [(op, doel) for op, _, doel in links if op == 2] == [(2, b) for b in _bladen_van_koppen(bladen)]


def begin_van(bladen, nummer: int) -> list[int]:
    return [n for n, tekst in enumerate(bladen.teksten, 1) if f"Hoofdstuk {nummer} Zin 0" in tekst]


def _bladen_van_koppen(bladen) -> list[int]:
    slot = blad_met(bladen, "Ommezijde")
    een, twee = ([*begin_van(bladen, nummer), blad_met(bladen, f"Noot {nummer}.")] for nummer in (1, 2))
    return [*een, *twee, slot]


def test_bladwijzers_over_het_geheel(bestand):
    with bestand.open_outline() as bladwijzers:
        boom = [(punt.title, [kind.title for kind in punt.children]) for punt in bladwijzers.root]
    assert boom == [("Hoofdstuk 1", ["Paragraaf 1"]), ("Hoofdstuk 2", ["Paragraaf 2"]), ("Slot ŵ", [])]


def test_de_structuur_volgt_de_delen(bestand):
    soorten = [(str(element.S)[1:], ouder) for element, ouder in elementen(bestand)]
    assert soorten.count(("Document", "")) == 1
    assert [ouder for soort, ouder in soorten if soort == "Part"] == ["Document"] * len(DELEN)
    assert [s for s, _ in soorten if re.fullmatch(r"H\d", s)] == ["H1", "H1", "H2", "H3", "H2", "H3", "H2"]
    assert len([s for s, _ in soorten if s == "TH"]) >= 2 * (60 + 2)


def test_de_namen_van_tabelkoppen_staan_gesorteerd_in_een_lijst(bestand):
    namen = [bytes(naam) for naam in list(bestand.Root.StructTreeRoot.IDTree.Names)[::2]]
    koppen = [bytes(element.ID) for element, _ in elementen(bestand) if element.S == "/TH"]
    assert namen == sorted(koppen) and len(set(namen)) == len(namen)


def test_een_tabelkop_staat_op_elke_bladzijde_van_de_tabel(bladen):
    assert all("Naam Plekken" in tekst for tekst in bladen.teksten if re.search(r"Rij \d+ \d+", tekst))


def test_een_liggend_deel_ligt(bestand):
    maten = [[float(maat) for maat in blad.MediaBox][2:] for blad in bestand.pages]
    assert maten[-1][0] > maten[-1][1] and all(breed < hoog for breed, hoog in maten[:-1])


def test_letters_die_het_lettertype_niet_heeft_blijven_leesbaar_voor_een_programma(bestand, bladen):
    assert set("שלום") <= set(bladen.teksten[-1])
    letters = [o for o in bestand.objects if isinstance(o, pikepdf.Dictionary) and "/ToUnicode" in o]
    teksten = [letter.ToUnicode.read_bytes() for letter in letters]
    assert [tekst for tekst in teksten if "😀".encode("utf-16-be").hex().encode() in tekst]


def test_bijlagen(bestand):
    assert set(bestand.attachments) == {"cijfers.xlsx", "cijfers é.json"}
    for bijlage in BIJLAGEN:
        beschrijving = bestand.attachments[bijlage.naam]
        deel = beschrijving.get_file()
        assert deel.read_bytes() == bijlage.inhoud
        assert deel.mime_type == bijlage.mediatype
        assert beschrijving.description == bijlage.omschrijving
        assert beschrijving.obj.AFRelationship == "/Data"
        assert str(beschrijving.obj.EF.F.Params.ModDate) == "D:20241031"
    assert len(bestand.Root.AF) == 2


def test_nog_eens_geeft_gelijke_bytes(pdf):
    assert maak() == pdf


def test_een_ander_proces_geeft_gelijke_bytes(pdf, weg):
    programma = (
        "import hashlib, django; django.setup(); from tests.prt.pdf import test_delen as t; "
        "print(hashlib.sha256(t.maak()).hexdigest())"
    )
    omgeving = os.environ | {"DJANGO_SETTINGS_MODULE": "prt.settings", "TZ": "Asia/Tokyo", "PYTHONHASHSEED": "7"}
    omgeving |= {"PDF_GEWOON": str(int(weg == "gewoon"))}
    opdracht = [sys.executable, "-c", programma]
    uit = subprocess.run(opdracht, capture_output=True, text=True, check=True, cwd=WORTEL, env=omgeving)
    assert uit.stdout.strip() == hashlib.sha256(pdf).hexdigest()


@pytest.mark.parametrize("bron", ["<img src='weg.png' alt=''>", "<svg width=9 height=9><image href='weg.png'/></svg>"])
def test_wat_ontbrak_ontbreekt_ook_de_tweede_keer(bron):
    for _ in range(2):
        with pytest.raises(PdfMislukt, match=r"weg\.png bestaat niet"):
            maak([Pdfdeel("a", html(f"<p>x{bron}</p>")), DELEN[4]])


def test_voortgang_noemt_elk_deel(pdf):
    gemeld = []
    maak(voortgang=lambda nummer, totaal: gemeld.append((nummer, totaal)))
    assert [nummer for nummer, _ in gemeld][:5] == [1, 2, 3, 4, 5] and {totaal for _, totaal in gemeld} == {5}


def test_geen_deel_haalt_iets_op(monkeypatch):
    with pytest.raises(PdfMislukt, match="mag .* niet ophalen"):
        maak([replace(DELEN[2], html=html('<img src="http://voorbeeld.nl/a.png" alt="">'))])


@pytest.mark.parametrize(
    "tekst", ["12 0 R", "ÿ9ÿ þ3þ", "(open", "\\\\) >> endobj", "/Dest (h1/begin)", "</title>\u202eabc"]
)
def test_tekst_die_op_een_verwijzing_lijkt_blijft_tekst(tekst):
    veilig = tekst.replace("<", "&lt;")
    romp = f"<h2>{veilig}</h2><p><a href='#x'>{veilig}</a></p><svg width=9 height=9><title>{veilig}</title></svg>"
    gemaakt = maak([Pdfdeel("a", html("<h1>eerst</h1>")), Pdfdeel("b", html(romp))])
    verwacht = tekst.replace("\u202e", "")
    with geopend(gemaakt) as bestand:
        (tekening,) = [element for element, _ in elementen(bestand) if element.S == "/Figure"]
        assert str(tekening.Alt) == verwacht
        assert str(bestand.pages[1].Annots[0].Contents) == verwacht
        with bestand.open_outline() as bladwijzers:
            assert [punt.title for punt in bladwijzers.root] == [verwacht]
    assert keur(gemaakt) == []


@pytest.mark.parametrize("sleutels", [[], ["a", "a"], ["a/b"], [""]])
def test_sleutels_zijn_verschillend_en_eenvoudig(sleutels):
    with pytest.raises(ValueError, match="eigen sleutel"):
        maak([Pdfdeel(sleutel, html("x")) for sleutel in sleutels])


def test_een_inhoud_die_niet_tot_rust_komt_wordt_geen_pdf():
    def wispelturig(overzicht):
        return html("<p>x</p>" if overzicht.aantal > 1 else '<p>x</p><p style="break-before: page">y</p>')

    with pytest.raises(PdfMislukt, match="van lengte"):
        maak([Pdfdeel("wispelturig", wispelturig)])


def test_een_kantlijn_te_weinig_wordt_geen_pdf():
    with pytest.raises(PdfMislukt, match="1 kantlijnen voor 2 bladzijden"):
        maak([Pdfdeel("a", html("x")), Pdfdeel("b", html("y"))], kantlijn=lambda bladen: kantlijn(bladen[:1]))


@pytest.mark.parametrize("aan", [True, False])
def test_het_opruimen_van_geheugen_staat_daarna_zoals_het_stond(aan):
    stond = gc.isenabled()
    (gc.enable if aan else gc.disable)()
    try:
        maak()
        assert gc.isenabled() == aan and gc.get_freeze_count() == 0
    finally:
        (gc.enable if stond else gc.disable)()
