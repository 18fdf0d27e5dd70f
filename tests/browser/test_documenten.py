"""A document in the making, in a real browser: click, watch, leave, come back, download; by keyboard; on a phone."""

from pathlib import Path

import pytest
from playwright.sync_api import expect

from prt.taken.models import Taak
from prt.toegang.rollen.models import Gebruiker
from tests import fabriek
from tests.browser.test_menu import groep
from tests.browser.test_toegankelijk import bezwaren
from tests.proefapp.taken import KIJK
from tests.prt.taken.hulp import voer_taken_uit

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def taak(demo):
    yield fabriek.taak(Gebruiker.objects.get(email="cdk@demo.example"), titel="Proefstuk")
    KIJK.clear()


def test_klikken_weggaan_terugkomen_en_downloaden(bezoek):
    pagina = bezoek("cdk")
    pagina.goto("/verslag/asiel-1/?peildatum=2024-10-31")
    pagina.get_by_role("link", name="Pdf maken").click()
    pagina.get_by_text("Er is geen verwerker actief; neem contact op met de beheerder.").first.wait_for()
    fabriek.verwerker()
    pagina.get_by_text("Wordt zo gestart").first.wait_for()  # by itself
    adres = pagina.url

    groep(pagina, "Stand").click()
    pagina.get_by_role("link", name="Locaties", exact=True).click()
    voer_taken_uit()
    pagina.goto("/verslag/asiel-1/?peildatum=2024-10-31")
    pagina.get_by_role("link", name="Mijn documenten").click()
    pagina.get_by_role("link", name="Verslag Overijssel").click()
    assert pagina.url == adres
    with pagina.expect_download() as download:
        pagina.get_by_role("link", name="Downloaden").click()
    assert download.value.suggested_filename == "verslag-overijssel-cyclus-1-2024-10-31.pdf"
    assert Path(download.value.path()).read_bytes().startswith(b"%PDF")
    assert Taak.objects.count() == 1


def test_de_voortgang_loopt_mee_en_het_einde_brengt_de_knop(bezoek, taak):
    pagina = bezoek("cdk")
    pagina.goto(f"/taken/{taak.pk}/")
    balk, melding = pagina.get_by_role("progressbar"), pagina.locator("#taak-melding")
    gezien = []

    def kijk(nummer):
        pagina.locator("#taak").get_by_text(f"Hoofdstuk {nummer} opmaken").wait_for()
        gezien.append((balk.get_attribute("value"), melding.inner_text()))

    KIJK["proef"] = kijk
    voer_taken_uit()
    assert gezien == [(f"{n}", f"Hoofdstuk {n + 1} opmaken") for n in range(3)]
    knop = pagina.get_by_role("link", name="Downloaden")
    knop.wait_for()
    expect(melding).to_have_text("Het document is klaar.")
    expect(knop).to_be_focused()
    with pagina.expect_download() as download:
        pagina.keyboard.press("Enter")
    assert download.value.suggested_filename == "proef.txt"


def test_wie_elders_op_de_pagina_is_blijft_daar(bezoek, taak):
    fabriek.verwerker()
    pagina = bezoek("cdk")
    pagina.goto(f"/taken/{taak.pk}/")
    groep(pagina, "Jaar").click()
    menu = pagina.get_by_role("link", name="Planning")
    menu.focus()
    voer_taken_uit()
    pagina.get_by_role("link", name="Downloaden").wait_for()
    assert menu.evaluate("punt => punt === document.activeElement")


def test_mislukt_en_met_de_toetsen_opnieuw(bezoek, taak):
    Taak.objects.update(soort="proef-uitleg")
    pagina = bezoek("cdk", width=360)
    pagina.goto(f"/taken/{taak.pk}/")
    voer_taken_uit()
    pagina.get_by_text("Er is geen papier meer.").wait_for()
    Taak.objects.update(soort="proef")
    expect(pagina.get_by_role("button", name="Probeer opnieuw")).to_be_focused()
    pagina.keyboard.press("Enter")
    pagina.get_by_role("status").get_by_text("wordt opnieuw gemaakt").wait_for()  # on the next page
    voer_taken_uit()
    pagina.get_by_role("link", name="Downloaden").wait_for()


def test_zonder_scripts(bezoek, taak):
    fabriek.verwerker()
    met = bezoek("cdk")
    pagina = bezoek(java_script_enabled=False, storage_state=met.context.storage_state())
    pagina.goto(f"/taken/{taak.pk}/")
    assert pagina.locator("#taak").get_by_text("Wordt zo gestart").is_visible()
    voer_taken_uit()
    with pagina.expect_download() as download:
        pagina.get_by_role("link", name="Downloaden").click()  # the page went on by itself
    assert download.value.suggested_filename == "proef.txt"


@pytest.mark.parametrize(("kleur", "breedte"), [("light", 1280), ("dark", 320)])
def test_geen_bezwaren_en_niets_te_breed(bezoek, taak, kleur, breedte):
    pagina = bezoek("cdk", width=breedte, kleur=kleur)
    alle = {"geen verwerker": taak}
    alle |= {status: fabriek.taak(taak.door, status=status, totaal=3) for status in ("klaar", "mislukt")}
    paden = {naam: f"/taken/{deze.pk}/" for naam, deze in alle.items()} | {"lijst": "/taken/"}
    gevonden = {}
    for naam, pad in paden.items():
        pagina.goto(pad)
        gevonden[naam] = bezwaren(pagina)
        assert pagina.evaluate("document.documentElement.scrollWidth") <= breedte, naam
    bezig = fabriek.taak(taak.door, status="bezig", gedaan=1, totaal=3)
    for naam, deze in {"bezig": bezig, "wacht": taak}.items():
        pagina.goto(f"/taken/{deze.pk}/")
        assert pagina.get_by_role("progressbar").is_visible()
        gevonden[naam] = bezwaren(pagina)
    assert not {naam: lijst for naam, lijst in gevonden.items() if lijst}
