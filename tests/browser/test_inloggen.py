"""Signing in as a person does it, in a real Chromium: second factors, lock-out, signing out."""

import time

import pytest
from django.contrib.sessions.backends.db import SessionStore

from opgaven.management.commands.demo import WACHTWOORD
from realisatie.locaties.models import Locatie
from tests.browser.conftest import log_in_met_wachtwoord
from tests.browser.test_hoofdtaak import vul_periode
from tests.browser.test_toegankelijk import bezwaren
from tests.prt.toegang.inloggen.aanbieder import draaiende_aanbieder
from tests.prt.toegang.inloggen.test_tweede_factor import code_van

pytestmark = pytest.mark.django_db(transaction=True)


def vul_in(pagina, wachtwoord=WACHTWOORD, wie="cdk"):
    pagina.get_by_label("E-mailadres").fill(f"{wie}@demo.example")
    pagina.get_by_label("Wachtwoord").fill(wachtwoord)
    pagina.get_by_role("button", name="Inloggen").click()


def log_uit(pagina):
    pagina.get_by_role("button", name="Uitloggen").click()
    pagina.wait_for_url("**/inloggen/")


def is_in_orde(pagina):
    assert not bezwaren(pagina), pagina.url
    assert pagina.evaluate("document.documentElement.scrollWidth <= window.innerWidth"), pagina.url


@pytest.mark.parametrize(("kleur", "breedte"), [("light", 1280), ("dark", 360)])
def test_een_app_instellen_en_ermee_inloggen(bezoek, settings, kleur, breedte):
    settings.MFA_VERPLICHT = True
    pagina = bezoek(kleur=kleur, width=breedte)
    log_in_met_wachtwoord(pagina, "cdk")
    assert "verplicht" in pagina.get_by_role("status").inner_text()
    is_in_orde(pagina)
    pagina.get_by_role("link", name="App instellen").click()
    sleutel = pagina.locator("code").inner_text()
    is_in_orde(pagina)
    pagina.get_by_label("Code uit de app").fill(code_van(sleutel))
    pagina.get_by_role("button", name="App instellen").click()
    pagina.get_by_role("heading", name="Herstelcodes").wait_for()
    herstelcode = pagina.locator("code").first.inner_text()
    is_in_orde(pagina)
    log_uit(pagina)

    vul_in(pagina)
    pagina.get_by_role("heading", name="Inloggen: stap 2").wait_for()
    is_in_orde(pagina)
    pagina.get_by_label("Code").fill("000000")
    pagina.get_by_role("button", name="Inloggen").click()
    pagina.get_by_text("Deze code klopt niet.").wait_for()
    pagina.get_by_label("Code").fill(herstelcode)
    pagina.get_by_role("button", name="Inloggen").click()
    pagina.wait_for_url("**/provincie/PV23/")


def test_inloggen_met_de_code_van_dit_moment(bezoek, settings):
    """The code that set up the app is used up; the next half minute has another one."""
    pagina = bezoek()
    log_in_met_wachtwoord(pagina, "cdk")
    pagina.goto("/account/app/")
    sleutel = pagina.locator("code").inner_text()
    pagina.get_by_label("Code uit de app").fill(code_van(sleutel))
    pagina.get_by_role("button", name="App instellen").click()
    pagina.get_by_role("heading", name="Herstelcodes").wait_for()
    log_uit(pagina)
    vul_in(pagina)
    pagina.get_by_label("Code").fill(code_van(sleutel, time.time() + 30))
    pagina.get_by_role("button", name="Inloggen").click()
    pagina.wait_for_url("**/provincie/PV23/")


def test_een_passkey_toevoegen_en_ermee_inloggen(bezoek):
    pagina = bezoek()
    log_in_met_wachtwoord(pagina, "cdk")
    protocol = pagina.context.new_cdp_session(pagina)
    protocol.send("WebAuthn.enable")
    soort = {"protocol": "ctap2", "transport": "internal", "hasResidentKey": True, "hasUserVerification": True}
    protocol.send(
        "WebAuthn.addVirtualAuthenticator",
        {"options": soort | {"isUserVerified": True, "automaticPresenceSimulation": True}},
    )
    pagina.goto("/account/passkeys/toevoegen/")
    is_in_orde(pagina)
    pagina.get_by_label("Naam van deze passkey").fill("Laptop")
    pagina.get_by_role("button", name="Passkey toevoegen").click()
    pagina.get_by_role("heading", name="Herstelcodes").wait_for()
    pagina.goto("/account/")
    assert pagina.get_by_text("Laptop, toegevoegd op").is_visible()
    is_in_orde(pagina)
    log_uit(pagina)

    vul_in(pagina)
    pagina.get_by_role("heading", name="Inloggen: stap 2").wait_for()
    pagina.get_by_role("button", name="Passkey gebruiken").click()
    pagina.wait_for_url("**/provincie/PV23/")


def test_na_vijf_missers_is_het_account_een_kwartier_dicht(bezoek):
    pagina = bezoek()
    pagina.goto("/inloggen/")
    for _ in range(5):
        vul_in(pagina, "verkeerd")
        assert "horen niet bij elkaar" in pagina.get_by_role("alert").inner_text()
    vul_in(pagina)
    assert "over 15 minuten" in pagina.get_by_role("alert").inner_text()
    is_in_orde(pagina)
    pagina.goto("/opgaven/")
    assert pagina.url.endswith("/inloggen/?next=/opgaven/")


def test_uitloggen_beeindigt_de_sessie(bezoek):
    pagina = bezoek("zwolle")
    cookies = pagina.context.cookies()
    log_uit(pagina)
    pagina.context.add_cookies(cookies)
    pagina.goto("/opgaven/")
    assert pagina.url.endswith("/inloggen/?next=/opgaven/")


@pytest.mark.parametrize("pad", ["/wachtwoord/vergeten/", "/wachtwoord/verstuurd/", "/wachtwoord/gekozen/"])
def test_de_paginas_rond_het_wachtwoord(bezoek, pad):
    pagina = bezoek(width=360, kleur="dark")
    pagina.goto(pad)
    is_in_orde(pagina)


def test_de_eigen_paginas_van_wie_is_ingelogd(bezoek):
    pagina = bezoek("zwolle", width=360, kleur="dark")
    for pad in ("/account/", "/account/wachtwoord/", "/account/bevestigen/"):
        pagina.goto(pad)
        is_in_orde(pagina)


def test_inloggen_bij_de_eigen_organisatie(bezoek, settings, monkeypatch):
    with draaiende_aanbieder(settings, monkeypatch) as adres:
        pagina = bezoek()
        # The page of this provider asks for a style sheet from elsewhere; nothing leaves this machine.
        pagina.route(lambda url: "localhost" not in url, lambda route: route.fulfill(body="", content_type="text/css"))
        pagina.goto("/opgaven/")
        is_in_orde(pagina)
        pagina.get_by_role("button", name="Gemeente Zwolle").click()
        pagina.wait_for_url(f"{adres}/**")
        pagina.get_by_role("button", name="jan", exact=True).click()
        pagina.wait_for_url("**/opgaven/")
        assert pagina.get_by_role("link", name="Jan de Vries").is_visible()


def laat_verlopen(pagina):
    """As if the last request was longer ago than the session lasts."""
    sleutel = next(koek["value"] for koek in pagina.context.cookies() if koek["name"] == "regietafel_sessie")
    sessie = SessionStore(sleutel)
    sessie["laatst_actief"] -= 31 * 60
    sessie.save()


@pytest.mark.parametrize("merkt_het_bij", ["opslaan", "invullen"])
def test_wat_was_ingevuld_overleeft_het_einde_van_de_sessie(bezoek, merkt_het_bij):
    pagina = bezoek("zwolle")
    pagina.goto("/locaties/nieuw/")
    pagina.get_by_label("Naam van de locatie").fill("Azc Hanzeland")
    vul_periode(pagina, 0, doelgroep="Asiel", plekken="100", van="1-1-2025", hardheid="Gerealiseerd (open)")
    pagina.get_by_role("button", name="Periode toevoegen").click()
    vul_periode(pagina, 1, doelgroep="Amv", plekken="20", van="1-7-2025", hardheid="Gerealiseerd (open)")
    pagina.get_by_label("Naam van de locatie").focus()
    pagina.get_by_text("514 plekken").wait_for()  # 394 + 100 + 20: everything typed has been sent
    pagina.wait_for_load_state("networkidle")
    laat_verlopen(pagina)
    if merkt_het_bij == "opslaan":
        pagina.get_by_role("button", name="Opslaan").last.click()
    else:
        pagina.get_by_label("Naam van de locatie").fill("Azc Hanzeland-Zuid")
        pagina.get_by_label("Naam van de locatie").blur()
    pagina.wait_for_url("**/inloggen/?next=/locaties/nieuw/")
    is_in_orde(pagina)
    assert not Locatie.objects.filter(naam__startswith="Azc Hanzeland").exists()

    vul_in(pagina, wie="zwolle")
    pagina.wait_for_url("**/locaties/nieuw/")
    pagina.get_by_text("staat er weer").wait_for()
    is_in_orde(pagina)
    pagina.get_by_text("514 plekken").wait_for()
    pagina.get_by_role("button", name="Opslaan").last.click()
    pagina.get_by_text("garandeert in Spreidingswet cyclus 1 nu 514 plekken").wait_for()
    locatie = Locatie.objects.get(naam__startswith="Azc Hanzeland")
    assert locatie.naam.endswith("Zuid") is (merkt_het_bij == "invullen")
    assert sorted(locatie.beschikbaarheden.values_list("plekken", flat=True)) == [20, 100]
