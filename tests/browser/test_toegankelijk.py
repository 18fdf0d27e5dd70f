"""WCAG 2.2 AA on every page, light and dark, and nothing wider than a phone."""

import pytest
from axe_playwright_python.sync_playwright import Axe

pytestmark = pytest.mark.django_db(transaction=True)
OPTIES = {
    "resultTypes": ["violations"],  # of what is right one example: listing all of it takes half the time
    "runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
}
PADEN = (
    "/provincie/PV23/",
    "/regio/ijsselland/",
    "/gemeente/GM0193/",
    "/locaties/",
    "/locaties/1/",
    "/locaties/nieuw/",
    "/locaties/1/wijzigen/",
    "/periodes/",
    "/periodes/1/beeindigen/",
    "/periodes/1/intrekken/",
    "/opgaven/",
    "/opgaven/nieuw/",
    "/opgaven/bron/",
    "/opgaven/ronde/",
    "/opgaven/capaciteitsbesluiten/",
    "/opgaven/gemeente/GM0193/",
    "/cno/",
    "/oekraine/",
    "/locaties/1/bezetting/",
    "/statushouders/",
    "/statushouders/GM0150/",
    "/statushouders/GM0150/stap/",
    "/statushouders/GM0150/statushouders-2024-i/telling/",
    "/statushouders/GM0150/statushouders-2024-i/correctie/",
    "/statushouders/importeren/",
    "/uitruil/",
    "/uitruil/1/",
    "/uitruil/1/voorwaarde/",
    "/uitruil/nieuw/",
    "/gebieden/",
    "/gebieden/verplaatsen/",
    "/gebieden/splitsen/",
    "/gebieden/splitsen/toewijzen/?gemeente=GM0168&vanaf=2025-01-01&over=GM0153&over=GM0173",
    "/gebieden/samenvoegen/",
    "/planning/",
    "/planning/1/",
    "/planning/nieuw/",
    "/planning/maken/asiel-1/",
    "/overleggen/",
    "/overleggen/nieuw/",
    "/verdelen/",
    "/verdelen/nieuw/",
    "/verdelen/scenarios/",
    "/verdelen/scenarios/nieuw/",
    "/agenda/",
    "/importeren/",
    "/maandstanden/",
    "/maandstanden/GM0193/",
    "/maandstanden/GM0193/2026-11/terugsturen/",
    "/opmerkingen/",
    "/opmerkingen/locatie/1/",
    "/opmerkingen/gemeente/GM0193/",
    "/locaties/1/besluitvorming/",
    "/besluitvorming/",
    "/knelpunten/",
    "/knelpunten/nieuw/",
    "/mailteksten/",
    "/mailteksten/regio_te_laat/",
    "/verslag/asiel-1/",
    "/verslag/asiel-1/teksten/",
    "/verslag/asiel-1/teksten/duiding-cdk/PV23/",
    "/verslag/asiel-1/inleverdata/",
    "/verslag/asiel-1/gereedheid/",
    "/verslag/asiel-1/versies/",
    "/taken/",
    "/rapporten/",
    "/rapporten/maandrapportage/PV23/",
    "/rapporten/factsheet/GM0193/",
    "/spoor/",
    "/verschillen/?van=2020-01-01",
)


KLEUR_EN_MAAT = {"type": "rule", "values": ["color-contrast", "link-in-text-block", "target-size"]}
"""What can differ when only the colours and the width do: for the second look at the same page."""


def bezwaren(pagina, **anders):
    gevonden = Axe().run(pagina, options=OPTIES | anders).response["violations"]
    return [(regel["id"], knoop["html"][:200]) for regel in gevonden for knoop in regel["nodes"]]


def tot_rust(pagina):
    """Until what a page asks for by itself is there: htmx marks its requests, and sends these before ``load``."""
    pagina.locator(".htmx-request").first.wait_for(state="detached")


def te_breed(pagina) -> bool:
    return pagina.evaluate("document.documentElement.scrollWidth > window.innerWidth")


@pytest.mark.parametrize("paden", [PADEN[::2], PADEN[1::2]], ids=["even", "oneven"])
def test_geen_bezwaren_en_niets_te_breed(bezoek, paden):
    """Dark on the smallest phone, and then light on a desk: the same page, which is looked at twice."""
    pagina = bezoek("cdk", width=320, kleur="dark")
    gevonden = {}
    for pad in paden:
        pagina.emulate_media(color_scheme="dark")
        pagina.set_viewport_size({"width": 320, "height": 900})
        assert pagina.goto(pad).ok, pad
        tot_rust(pagina)
        lijst = bezwaren(pagina)
        assert not te_breed(pagina), pad
        pagina.emulate_media(color_scheme="light")
        pagina.set_viewport_size({"width": 1280, "height": 900})
        assert pagina.evaluate("matchMedia('(prefers-color-scheme: light)').matches && innerWidth") == 1280
        if lijst := lijst + bezwaren(pagina, runOnly=KLEUR_EN_MAAT):
            gevonden[pad] = lijst
        assert not te_breed(pagina), pad
    assert not gevonden


def test_collegas_en_eigen_account(bezoek):
    pagina = bezoek("beheer-zwolle", width=320, kleur="dark")
    for pad in ("/collegas/", "/account/"):
        assert pagina.goto(pad).ok
        assert not bezwaren(pagina)
        assert pagina.evaluate("document.documentElement.scrollWidth") <= 320


def test_de_installatie(bezoek):
    for kleur, breedte in (("dark", 320), ("light", 1280)):
        pagina = bezoek("beheer-installatie", width=breedte, kleur=kleur)
        for pad in (
            "/installatie/",
            "/installatie/PV23/deelname/",
            "/installatie/volgende-cyclus/",
            "/opgaven/nieuw/",
            "/collegas/",
            "/spoor/",
        ):
            assert pagina.goto(pad).ok, pad
            assert not bezwaren(pagina), pad
            assert pagina.evaluate("document.documentElement.scrollWidth") <= breedte, pad


def test_inloggen_en_foutpaginas(bezoek):
    pagina = bezoek()
    pagina.goto("/inloggen/")
    pagina.get_by_label("E-mailadres").fill("niemand@demo.example")
    pagina.get_by_label("Wachtwoord").fill("verkeerd")
    pagina.get_by_role("button", name="Inloggen").click()
    assert "horen niet bij elkaar" in pagina.get_by_role("alert").inner_text()
    assert not bezwaren(pagina)
