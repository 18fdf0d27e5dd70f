"""The verslag on the website: for anyone with a role, as a page and as files."""

import json
import re

import pytest

from prt.pdf.gereedschap import PdfNietBeschikbaar
from tests.prt.taken.hulp import haal_op

pytestmark = pytest.mark.traag

PAGINA = "/verslag/asiel-1/"

BESTAND = f"{PAGINA}verslag."


@pytest.mark.parametrize("wie", ["zwolle", "enschede", "ijsselland", "twente", "cdk", "lezer"])
def test_iedereen_met_een_rol_ziet_het_verslag(als, wie):
    antwoord = als(wie).get(PAGINA, {"peildatum": "2024-10-31"})
    tekst = antwoord.content.decode()
    assert antwoord.status_code == 200
    assert "Provinciaal verslag asielopvang Overijssel 2024" in tekst
    assert "3.864" in tekst and "5.699" in tekst


@pytest.mark.parametrize("pad", [PAGINA, f"{BESTAND}json"])
def test_zonder_rol_of_zonder_account_niet(als, client, pad):
    assert als("niemand").get(pad).status_code == 403
    assert client.get(pad).url.startswith("/inloggen/")


@pytest.mark.parametrize("pad", ["/verslag/bestaat-niet/", f"{BESTAND}odt", f"{PAGINA}?provincie=PV99"])
def test_wat_niet_bestaat(als, pad):
    assert als("cdk").get(pad).status_code == 404


@pytest.mark.parametrize(
    ("formaat", "soort", "begin"),
    [
        pytest.param("pdf", "application/pdf", b"%PDF", marks=pytest.mark.traag),
        ("xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", b"PK"),
        ("docx", "application/vnd.openxmlformats-officedocument.wordprocessingml.document", b"PK"),
        ("json", "application/json", b"{"),
    ],
)
@pytest.mark.usefixtures("weg")
def test_downloads(als, formaat, soort, begin):
    antwoord = haal_op(als("lezer"), f"{BESTAND}{formaat}?peildatum=2024-10-31")
    assert antwoord["Content-Type"] == soort
    assert antwoord["Content-Disposition"] == f'attachment; filename="verslag-overijssel-cyclus-1-2024-10-31.{formaat}"'
    assert antwoord.content.startswith(begin)


def test_de_download_op_de_pagina_is_die_van_haar_peildatum(als):
    client = als("cdk")
    tekst = client.get(PAGINA, {"peildatum": "2024-06-01"}).content.decode()
    adres = re.search(r'href="([^"]*verslag\.json[^"]*)"', tekst)[1].replace("&amp;", "&")
    assert json.loads(client.get(adres).content)["peildatum"] == "2024-06-01"


@pytest.mark.parametrize("peildatum", ["morgen", "2024-02-30", "<b>"])
def test_een_peildatum_die_niet_bestaat(als, peildatum):
    client = als("cdk")
    tekst = " ".join(client.get(PAGINA, {"peildatum": peildatum}).content.decode().split())
    assert "Deze datum bestaat niet" in tekst
    assert "stand op 31 oktober 2024" in tekst and "<b>" not in tekst
    antwoord = client.get(f"{BESTAND}xlsx", {"peildatum": peildatum})
    assert (antwoord.status_code, antwoord.url) == (302, PAGINA)  # no file of another day than was asked for


def test_zonder_pango_werkt_de_rest(als, monkeypatch):
    def ontbreekt(*_, **__):
        raise PdfNietBeschikbaar("de systeembibliotheek libpango ontbreekt op deze computer")

    monkeypatch.setattr("verslag.uitvoer.papier.pdf_uit_delen", ontbreekt)
    client = als("cdk")
    pagina = haal_op(client, f"{BESTAND}pdf")
    assert "libpango ontbreekt" in client.get(pagina.url).content.decode()
    assert client.get(PAGINA).status_code == client.get(f"{BESTAND}xlsx").status_code == 200


def test_de_pagina_heeft_geen_eigen_stijl_en_elk_anker_bestaat(als):
    """The Content-Security-Policy allows no inline style."""
    tekst = als("cdk").get(PAGINA, {"peildatum": "2024-10-31"}).content.decode()
    assert "style=" not in tekst and "<style" not in tekst
    ankers = set(re.findall(r'href="#([^"]+)"', tekst))
    ids = re.findall(r' id="([^"]+)"', tekst)
    assert {"garanties", "noot-GM0166"} <= ankers <= set(ids)
    assert len(ids) == len(set(ids))
    assert '<span class="verslag-voetnoot">' not in tekst
