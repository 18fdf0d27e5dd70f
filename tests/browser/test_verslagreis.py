"""From a duiding to the minister: a gemeente writes, the CdK's staff checks, adopts, adds and records the offering."""

import hashlib
from dataclasses import replace

import pytest

from tests.browser.test_toegankelijk import bezwaren
from tests.prt.taken.hulp import voer_taken_uit
from verslag.rapport.rapporten import VERSLAG
from verslag.vaststellen.models import Vaststelling

pytestmark = pytest.mark.django_db(transaction=True)
PAGINA = "/verslag/asiel-1/"


@pytest.fixture(autouse=True)
def kort(monkeypatch):
    """Adopt a report without a page per gemeente: drawing those takes seconds, and nothing here is about them."""
    plaatsen = tuple(p for p in VERSLAG.plaatsen if p.onderdeel.sleutel in ("oogopslag", "garanties"))
    monkeypatch.setattr("verslag.vaststellen.acties.VERSLAG", replace(VERSLAG, plaatsen=plaatsen))


def toegankelijk(pagina) -> None:
    """As it stands: on a desk in the light and on a telephone in the dark."""
    for breedte, kleur in ((320, "dark"), (1280, "light")):
        pagina.set_viewport_size({"width": breedte, "height": 900})
        pagina.emulate_media(color_scheme=kleur)
        assert not bezwaren(pagina), pagina.url
        assert pagina.evaluate("document.documentElement.scrollWidth") <= breedte, pagina.url


def schrijf(pagina, tekst: str) -> None:
    pagina.get_by_role("textbox", name="Tekst").focus()
    pagina.keyboard.type(tekst)


def test_een_gemeente_schrijft_haar_duiding_met_een_cijfer_en_alleen_toetsen(bezoek):
    pagina = bezoek("zwolle")
    pagina.goto(f"{PAGINA}teksten/gemeente/GM0193/")
    schrijf(pagina, "Zwolle garandeert {{ garantie.totaal }} plekken.")
    toegankelijk(pagina)
    pagina.get_by_label("Deze tekst is klaar").focus()
    pagina.keyboard.press("Space")
    pagina.get_by_role("button", name="Opslaan").focus()
    pagina.keyboard.press("Enter")
    pagina.wait_for_url("**/teksten/**")
    pagina.get_by_role("status").first.wait_for()
    pagina.goto("/rapporten/factsheet/GM0193/?peildatum=2024-10-31")
    assert pagina.get_by_text("Zwolle garandeert 394 plekken.").is_visible()


def test_van_gereedheid_tot_aangeboden(bezoek):
    pagina = bezoek("cdk")
    pagina.goto(f"{PAGINA}gereedheid/")
    assert pagina.get_by_role("heading", level=1).inner_text() == "Is het verslag klaar om vast te stellen?"
    redenen = pagina.locator("textarea[name^=reden-]")
    assert redenen.count()
    pagina.get_by_role("button", name="Stel het verslag vast").click()
    assert pagina.get_by_role("alert").first.is_visible()  # no reason, no adopting
    for nummer in range(redenen.count()):
        redenen.nth(nummer).fill("Besproken in de PRT.")
    toegankelijk(pagina)
    pagina.get_by_role("button", name="Stel het verslag vast").click()
    pagina.wait_for_url("**/taken/**")
    assert pagina.locator("#taak").is_visible()
    toegankelijk(pagina)
    voer_taken_uit()
    pagina.reload()
    assert pagina.get_by_role("link", name="Downloaden").is_visible()

    pagina.goto(f"{PAGINA}versies/")
    pagina.get_by_role("link", name="Versie 1").click()
    toegankelijk(pagina)
    with pagina.expect_download() as gehaald:
        pagina.get_by_role("link", name="Pdf downloaden").click()
    inhoud = gehaald.value.path().read_bytes()
    assert hashlib.sha256(inhoud).hexdigest() == Vaststelling.objects.get().sha256
    assert pagina.get_by_text(Vaststelling.objects.get().sha256).is_visible()

    pagina.get_by_role("link", name="Addendum maken").click()
    toegankelijk(pagina)
    pagina.get_by_label("Waarom is er een addendum?").fill("Een gemeente leverde later in.")
    pagina.get_by_role("textbox", name="Tekst van het addendum").focus()
    pagina.keyboard.type("Aanvulling van de gemeente.")
    pagina.get_by_role("button", name="Addendum vaststellen").click()
    pagina.wait_for_url("**/versies/2/")

    pagina.goto(f"{PAGINA}versies/1/")
    pagina.get_by_role("link", name="Aanbieding vastleggen").click()
    toegankelijk(pagina)
    pagina.get_by_label("Datum").fill("2026-11-01")
    pagina.get_by_label("Kenmerk").fill("2026/123")
    pagina.get_by_role("button", name="Vastleggen").click()
    pagina.wait_for_url("**/versies/1/")
    assert pagina.get_by_text("kenmerk 2026/123").is_visible()
