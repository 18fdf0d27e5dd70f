"""The reports on the website and from the command line: who, where, and what is said when it cannot be."""

import io
import json
import re
import zipfile

import pytest
from django.core.management import CommandError, call_command

from opgaven.gebieden.models import Gemeente, Regio
from opgaven.rondes.models import Ronde
from prt.pdf.gereedschap import PdfNietBeschikbaar
from prt.toegang.spoor.models import Handeling
from tests import fabriek
from tests.prt.taken.hulp import haal_op
from verslag.teksten.models import Tekst

pytestmark = [pytest.mark.django_db, pytest.mark.traag]

LIJST = "/rapporten/"

FACTSHEET = "/rapporten/factsheet/GM0193/"

DAG = {"peildatum": "2024-10-31"}

ADRESSEN = {
    "maandrapportage/PV23": "Maandrapportage asielopvang Overijssel, oktober 2024",
    "provinciaal-plan/PV23": "Provinciaal plan Overijssel 2024",
    "regionaal-plan/twente": "Regionaal plan asielopvang Twente 2024",
    "factsheet/GM0193": "Factsheet Zwolle, oktober 2024",
    "terugkoppeling/PV23": "Terugkoppeling asielopvang Overijssel, oktober 2024",
}


@pytest.mark.parametrize("wie", ["zwolle", "enschede", "twente", "cdk", "lezer", "coa"])
def test_iedereen_met_een_rol_kiest_uit_alle_rapporten(als, wie):
    tekst = als(wie).get(LIJST).content.decode()
    links = re.findall(r'href="/rapporten/([^"/]+/[^"/]+)/\?ronde=asiel-1"', tekst)
    assert set(ADRESSEN) <= set(links)
    assert len(links) == len(set(links)) == 3 + 2 + 25
    assert 'href="/verslag/asiel-1/?provincie=PV23"' in tekst


@pytest.mark.parametrize(("adres", "titel"), ADRESSEN.items())
def test_een_rapport_als_pagina_met_bestanden_van_dezelfde_stand(als, adres, titel):
    client = als("lezer")
    tekst = client.get(f"{LIJST}{adres}/", DAG | {"ronde": "asiel-1"}).content.decode()
    assert f'<h1 class="nl-heading nl-heading--level-1">{titel}</h1>' in tekst
    assert "style=" not in tekst
    knoppen = re.findall(r'href="([^"]+)"(?: download)?>(\w+) (maken|downloaden)<', tekst)
    assert [(pad.split("?")[0], naam, werkwoord) for pad, naam, werkwoord in knoppen] == [
        (f"{LIJST}{adres}/rapport.pdf", "Pdf", "maken"),
        (f"{LIJST}{adres}/rapport.docx", "Word", "maken"),
        (f"{LIJST}{adres}/rapport.xlsx", "Excel", "downloaden"),
        (f"{LIJST}{adres}/rapport.json", "JSON", "downloaden"),
    ]
    bestanden = [pad.replace("&amp;", "&") for pad, _, _ in knoppen]
    for pad in bestanden[1:]:
        antwoord = haal_op(client, pad)
        assert antwoord.status_code == 200
        assert "2024-10-31" in antwoord["Content-Disposition"]
    assert json.loads(client.get(bestanden[3]).content)["peildatum"] == "2024-10-31"
    assert Handeling.objects.first().onderwerp.startswith(adres.split("/")[0])


def test_een_rapport_als_pdf(als):
    antwoord = haal_op(als("lezer"), f"{FACTSHEET}rapport.pdf?peildatum=2024-10-31")
    assert antwoord.content.startswith(b"%PDF")
    assert 'filename="factsheet-zwolle-cyclus-1-2024-10-31.pdf"' in antwoord["Content-Disposition"]


@pytest.mark.parametrize("pad", [LIJST, FACTSHEET, f"{FACTSHEET}rapport.json"])
def test_zonder_rol_of_zonder_account_niet(als, client, pad):
    assert als("niemand").get(pad).status_code == 403
    assert client.get(pad).url.startswith("/inloggen/")


@pytest.mark.parametrize(
    "pad",
    [
        "/rapporten/bestaat-niet/PV23/",
        "/rapporten/verslag/PV23/",
        "/rapporten/factsheet/PV23/",
        "/rapporten/factsheet/twente/",
        "/rapporten/regionaal-plan/GM0193/",
        "/rapporten/maandrapportage/PV99/",
        f"{FACTSHEET}rapport.odt",
        f"{FACTSHEET}?ronde=asiel-9",
        "/rapporten/?provincie=PV99",
    ],
)
def test_wat_niet_bestaat(als, pad):
    assert als("cdk").get(pad).status_code == 404


def test_dronten_heeft_geen_factsheet(als):
    """It lies outside every regio that works here."""
    code = Gemeente.objects.get(naam="Dronten").code
    assert als("cdk").get(f"/rapporten/factsheet/{code}/").status_code == 404


def test_een_datum_die_niet_bestaat(als):
    client = als("cdk")
    tekst = " ".join(client.get(FACTSHEET, {"peildatum": "2024-02-30"}).content.decode().split())
    assert "Deze datum bestaat niet" in tekst and "stand op 31 oktober 2024" in tekst
    antwoord = client.get(f"{FACTSHEET}rapport.xlsx", {"peildatum": "morgen"})
    assert (antwoord.status_code, antwoord.url) == (302, FACTSHEET)


def test_zonder_pango_zegt_de_taak_wat_ontbreekt_en_werkt_de_pagina(als, monkeypatch):
    def ontbreekt(*_, **__):
        raise PdfNietBeschikbaar("libpango ontbreekt")

    monkeypatch.setattr("verslag.uitvoer.papier.pdf_uit_delen", ontbreekt)
    client = als("cdk")
    taak = haal_op(client, f"{FACTSHEET}rapport.pdf").url
    assert "libpango ontbreekt" in client.get(taak).content.decode()
    assert client.get(FACTSHEET).status_code == 200


def test_een_concept_is_alleen_voor_de_eigen_kring(als):
    Tekst.objects.create(
        ronde=Ronde.objects.get(nummer=1),
        onderdeel="gemeente",
        gebied=Gemeente.objects.get(naam="Zwolle"),
        inhoud="<p>Nog geheimzinnig.</p>",
    )
    for wie, ziet in (("zwolle", True), ("cdk", True), ("enschede", False), ("lezer", False)):
        client = als(wie)
        gelezen = [client.get(FACTSHEET).content, _leesbaar(haal_op(client, f"{FACTSHEET}rapport.docx").content)]
        assert [b"Nog geheimzinnig." in inhoud for inhoud in gelezen] == [ziet, ziet], wie


def _leesbaar(docx: bytes) -> bytes:
    return zipfile.ZipFile(io.BytesIO(docx)).read("word/document.xml")


def test_de_teksten_van_een_rapport(als):
    client = als("cdk")
    pagina = client.get("/verslag/asiel-1/teksten/?rapport=terugkoppeling").content.decode()
    assert "Knelpunten en wat er van het Rijk nodig is" in pagina and "Duiding vanuit" not in pagina
    assert "Knelpunten en wat" not in client.get("/verslag/asiel-1/teksten/").content.decode()
    antwoord = client.post("/verslag/asiel-1/teksten/knelpunten/PV23/", {"inhoud": "<p>Geld.</p>", "versie": 0})
    assert antwoord.url == "/verslag/asiel-1/teksten/?rapport=terugkoppeling"
    assert "Geld." in client.get("/rapporten/terugkoppeling/PV23/").content.decode()
    assert als("zwolle").get("/verslag/asiel-1/teksten/knelpunten/PV23/").status_code == 403


@pytest.mark.parametrize(
    ("adres", "aantal"),
    [
        ("", 6 + 5),
        ("maandrapportage/PV23/", 6 + 2 + 10),
        ("regionaal-plan/twente/", 6 + 2 + 13),
        ("factsheet/GM0193/", 6 + 2 + 13),
    ],
)
def test_evenveel_vragen_bij_een_en_bij_drie(als, django_assert_num_queries, adres, aantal):
    """Who asks (3) and the land (3), which cyclus and gebied (2), and the report itself: see test_rapporten."""
    client, ronde = als("cdk"), Ronde.objects.get(nummer=1)
    for meer in (1, 3):
        for _ in range(meer):
            gemeente = fabriek.gemeente(regio=Regio.objects.get(code="twente"))
            fabriek.periode(gemeente)
            Tekst.objects.create(ronde=ronde, onderdeel="gemeente", gebied=gemeente, inhoud="<p>x</p>")
        with django_assert_num_queries(aantal):
            client.get(f"{LIJST}{adres}")


def opdracht(doel, **opties) -> str:
    uit = io.StringIO()
    gewoon = {"cyclus": "1", "peildatum": "2024-10-31", "formaat": "json", "uit": str(doel)}
    call_command("verslag", stdout=uit, stderr=uit, **gewoon | opties)
    return uit.getvalue()


@pytest.mark.parametrize(
    ("rapport", "gebied", "naam"),
    [
        ("maandrapportage", None, "Overijssel"),
        ("terugkoppeling", "PV23", "Overijssel"),
        ("regionaal-plan", "twente", "Twente"),
        ("factsheet", "GM0193", "Zwolle"),
        ("factsheet", "hof-van-twente", "Hof van Twente"),
        ("factsheet", "ZWOLLE", "Zwolle"),
    ],
)
def test_een_rapport_met_een_opdracht(overijssel, tmp_path, rapport, gebied, naam):
    opdracht(tmp_path / "a.json", rapport=rapport, gebied=gebied)
    gelezen = json.loads((tmp_path / "a.json").read_text())
    assert (gelezen["rapport"], gelezen["gebied"]) == (rapport, naam)


@pytest.mark.parametrize(
    ("opties", "melding"),
    [
        ({"rapport": "jaarrapport"}, "“jaarrapport” bestaat niet als --rapport. Kies uit: factsheet, maandrapportage,"),
        ({"rapport": "regionaal-plan"}, "--gebied ontbreekt. Kies uit: ijsselland, twente."),
        ({"rapport": "factsheet", "gebied": "twente"}, "“twente” bestaat niet als --gebied. Kies uit: almelo,"),
        (
            {"rapport": "terugkoppeling", "gebied": "GM0193"},
            "“GM0193” bestaat niet als --gebied. Kies uit: overijssel",
        ),
        ({"rapport": "factsheet", "gebied": "zwolle", "provincie": "Gelderland"}, "“zwolle” bestaat niet als --gebied"),
    ],
)
def test_wat_niet_kan_staat_in_een_zin(overijssel, tmp_path, opties, melding):
    with pytest.raises(CommandError) as fout:
        opdracht(tmp_path / "a.json", **opties)
    assert str(fout.value).startswith(melding)
    assert not list(tmp_path.iterdir())
