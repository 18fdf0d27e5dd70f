"""The PDF of the verslag as a reader meets it: complete, in order, accessible, inside its pages."""

import io
import re

import pikepdf
import pytest

from prt.weergave import getal
from tests import fabriek
from tests.prt.pdf.keuring import keur
from tests.verslag.conftest import PEILDATUM, ZONDER_PLAN
from tests.verslag.heel import als_html
from tests.verslag.papier import Bladen
from verslag.cijfers.samenstellen import stel_samen
from verslag.document.document import Verslag
from verslag.uitvoer.papier import AAN_HET_EIND, als_pdf

pytestmark = [pytest.mark.django_db, pytest.mark.traag, pytest.mark.usefixtures("weg")]


@pytest.fixture
def bladen(pdf):
    return Bladen(pdf)


@pytest.fixture
def bestand(pdf):
    with pikepdf.open(io.BytesIO(pdf)) as document:
        yield document


def structuur(bestand, soort: str) -> list:
    """The elements of the structure tree of one kind, in reading order."""
    gevonden = []

    def loop(element):
        if not isinstance(element, pikepdf.Dictionary):
            return
        if element.get("/S") == soort:
            gevonden.append(element)
        kinderen = element.get("/K", [])
        for kind in kinderen if isinstance(kinderen, pikepdf.Array) else [kinderen]:
            loop(kind)

    loop(bestand.Root.StructTreeRoot)
    return gevonden


def test_hoofdstukken_staan_in_de_inhoud_met_hun_bladzijde(bladen, verslag):
    inhoud = " ".join(bladen.teksten[:2])
    for hoofdstuk in verslag.inhoudsopgave:
        nummer = re.search(re.escape(hoofdstuk.titel) + r"[ .]+(\d+)", inhoud)[1]
        assert hoofdstuk.titel in bladen.teksten[int(nummer) - 1]
        assert [r for r in bladen.regels(int(nummer) - 1) if r.strip().startswith(hoofdstuk.titel[:30])]


def test_elke_bladzijde_heeft_een_nummer_en_een_kopregel(bladen, verslag):
    aantal = len(bladen.teksten)
    for nummer, tekst in enumerate(bladen.teksten, 1):
        assert f"pagina {nummer} van {aantal}" in tekst
        assert verslag.titel in tekst
        assert "concept" in tekst and "31 oktober 2024" in tekst


def test_niets_valt_buiten_de_bladzijde(bladen):
    assert bladen.tekens_buiten() == []
    assert bladen.randen_met_inkt() == []


def test_de_brede_tabel_ligt_en_de_rest_staat(bladen):
    liggend = [n for n, blad in enumerate(bladen.document) if blad.get_width() > blad.get_height()]
    assert liggend == [n for n, tekst in enumerate(bladen.teksten) if "Asielplekken beschikbaar" in tekst]


def test_taal_titel_en_normen(bestand, verslag):
    assert str(bestand.Root.Lang) == "nl"
    assert bestand.Root.ViewerPreferences.DisplayDocTitle
    assert bestand.Root.MarkInfo.Marked
    assert bestand.docinfo["/Title"] == verslag.titel
    metadata = bestand.open_metadata()
    assert metadata["pdfuaid:part"] == "1" and metadata["pdfaid:part"] == "3"
    assert [str(doel.S) for doel in bestand.Root.OutputIntents] == ["/GTS_PDFA1"]
    assert bestand.check_pdf_syntax() == []


def test_de_keuring_heeft_geen_bevindingen(pdf):
    assert keur(pdf) == []


def test_koppen_in_volgorde_en_bladwijzers(bestand, verslag):
    assert len(structuur(bestand, "/H1")) == 1
    hoofdstukken = [stuk for stuk in verslag.stukken if stuk.niveau == 2]
    assert len(structuur(bestand, "/H2")) == len(hoofdstukken) + 1  # and the table of contents
    with bestand.open_outline() as bladwijzers:
        assert [punt.title for punt in bladwijzers.root] == [h.titel for h in verslag.inhoudsopgave if h.niveau == 2]


def test_elke_tabel_heeft_koppen_een_bijschrift_en_cellen_die_hun_kop_kennen(bestand):
    tabellen = structuur(bestand, "/Table")
    assert len(tabellen) >= 7
    assert len(structuur(bestand, "/Caption")) >= 7
    koppen = {bytes(th.ID) for th in structuur(bestand, "/TH")}
    cellen = structuur(bestand, "/TD")
    assert cellen and all(cel.A.Headers for cel in cellen)
    assert {bytes(kop) for cel in cellen for kop in cel.A.Headers} <= koppen


def test_elke_tekening_heeft_een_beschrijving(bestand):
    tekeningen = structuur(bestand, "/Figure")
    assert len(tekeningen) > 25
    assert all(str(tekening.Alt).strip() for tekening in tekeningen)


def test_letters_zitten_in_het_bestand_en_er_is_niets_dat_naar_buiten_gaat(bestand):
    families = set()
    for obj in bestand.objects:
        if isinstance(obj, pikepdf.Dictionary):
            assert "/URI" not in obj and "/JS" not in obj and obj.get("/S") not in ("/Launch", "/JavaScript")
            if obj.get("/Type") == "/FontDescriptor":
                assert {"/FontFile2", "/FontFile3"} & set(obj.keys())
                families.add(str(obj.FontName).split("+")[1])
    assert families and all(naam.startswith("Noto-Sans") for naam in families)


def test_dezelfde_cijfers_geven_dezelfde_bytes(pdf, cijfers):
    assert als_pdf(Verslag(cijfers)) == pdf


@pytest.fixture
def groot(db):
    """A provincie with one regio of 30 gemeenten that guarantee in three parts, and 30 that guarantee nothing."""
    ronde, regio = fabriek.cyclus(), fabriek.regio(naam="Grote regio")
    for nummer in range(60):
        gemeente = fabriek.gemeente(f"Gemeente {nummer:03}", regio=regio, code=f"GM{nummer:04}")
        fabriek.opgave(gemeente, 1_100, ronde=ronde, waarvan_amv=10)
        for deel in range(3 * (nummer < 30)):
            fabriek.periode(gemeente, 400 + deel, tot=fabriek.date(2030, 1, 1 + deel))
    return Verslag(stel_samen(ronde, regio.provincie, PEILDATUM), ZONDER_PLAN)


def test_een_lange_tabel_herhaalt_haar_kop_en_breekt_geen_rij(groot):
    bladen = Bladen(als_pdf(groot))
    assert bladen.tekens_buiten() == [] and bladen.randen_met_inkt() == []
    assert bladen.tekst.count("onderverdeling 400 01/01/24") == 30

    verder = [t for t in bladen.teksten if "onderverdeling 400" in t]
    assert len(verder) > 3
    assert all("Gemeente Opgave Realisatie totaal" in tekst for tekst in verder)
    for tekst in verder:  # a gemeente and its parts stay together
        assert tekst.count("onderverdeling 40") == 3 * len(re.findall(r"Gemeente \d{3} 1\.100 1\.203", tekst))

    bijlage = [tekst for tekst in bladen.teksten if re.search(r"Gemeente \d{3} 1\.100 10 ", tekst)]
    assert len(bijlage) > 1
    assert all("Gemeente Opgave Opgave amv Gegarandeerd" in tekst for tekst in bijlage)
    rijen = [re.findall(r"Gemeente (\d{3}) 1\.100 10 ", tekst) for tekst in bijlage]
    assert [int(nummer) for blad in rijen for nummer in blad] == list(range(60))
    assert f"Totaal Grote regio {getal(60 * 1_100)} {getal(600)} {getal(30 * 1_203)}" in bladen.tekst


GEVAARLIJK = [
    "<script>alert(1)</script>",
    '"><img src=http://voorbeeld.nl/a.png>',
    "&amp;<b>vet</b>{{ 7|add:7 }}",
    "Onafbreekbaar" * 4,
    "W" * 60,
    "שלום \u202eabc",
    "😀👩‍👩‍👧 dorp",
    "Súdwest-Fryslân ŵ",
]


@pytest.fixture
def vijandig(db):
    """Names and texts that would break a page if anything took them for more than text."""
    ronde, regio = fabriek.cyclus(), fabriek.regio(naam=GEVAARLIJK[0])
    for nummer, naam in enumerate(GEVAARLIJK):
        gemeente = fabriek.gemeente(naam, regio=regio, code=f"GM{nummer:04}")
        fabriek.opgave(gemeente, 100, ronde=ronde)
        plek = fabriek.locatie(gemeente, naam=naam)
        fabriek.periode(plek, 40, tot=fabriek.date(2027, 1, 1), toelichting=f"{naam} " * 5)
        fabriek.periode(plek, 7, van=fabriek.date(2025, 9, 1))
        fabriek.voornemen(gemeente)
        uitruil = fabriek.uitruil(naam=naam, ronde=ronde, afspraak=f"{naam}\n\n<b>{naam}</b>")
        buur = fabriek.gemeente(f"Buur {nummer}", regio=regio, code=f"GM1{nummer:03}")
        fabriek.overdracht(gemeente, buur, 5, uitruil=uitruil, locatie=plek)
    return Verslag(stel_samen(ronde, regio.provincie, PEILDATUM))


def test_vijandige_namen_blijven_tekst(vijandig):
    html = als_html(vijandig)
    assert not re.search(r"<(script|img|b)\b", html)
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in html
    bladen = Bladen(als_pdf(vijandig))
    assert "<script>alert(1)</script>" in bladen.tekst.replace(" ", "")
    assert bladen.tekens_buiten() == []
    assert bladen.randen_met_inkt() == []


def test_hoe_een_sjabloon_is_gezet_staat_niet_in_de_pdf():
    html = "<p>\n  Een zin\n  van twee regels.\n</p><td> 12 </td><pre>a </pre>"
    assert AAN_HET_EIND.sub("", html) == "<p>\n  Een zin\n  van twee regels.</p><td> 12</td><pre>a </pre>"
