"""The session ends after inactivity; what was typed is kept for who typed it."""

import pytest
import time_machine
from django.test import Client

from prt.toegang.rollen.models import Gebruiker
from realisatie.locaties.models import Locatie

BEGIN = 1_790_000_000

MINUUT = 60

INVOER = {"naam": "Azc Hanzeland", "beschikbaarheden-TOTAL_FORMS": "2", "gemeente": "1"}


@pytest.fixture
def tijd():
    with time_machine.travel(BEGIN, tick=False) as reis:
        yield lambda minuten: reis.move_to(BEGIN + minuten * MINUUT)


@pytest.fixture
def zwolle(als, tijd):
    client = als("zwolle")
    client.get("/opgaven/")
    return client


def log_in(client, wie="zwolle"):
    client.force_login(Gebruiker.objects.get(email=f"{wie}@demo.example"))


def test_wie_bezig_blijft_blijft_binnen(zwolle, tijd):
    for minuten in range(0, 240, 29):
        tijd(minuten)
        assert zwolle.get("/opgaven/").status_code == 200


@pytest.mark.parametrize(("minuten", "status"), [(30, 200), (31, 302)])
def test_na_een_half_uur_niets_doen_is_het_voorbij(zwolle, tijd, minuten, status):
    tijd(minuten)
    sleutel = zwolle.cookies["regietafel_sessie"].value
    antwoord = zwolle.get("/periodes/?pagina=2")
    assert antwoord.status_code == status
    if status == 302:
        assert antwoord.url == "/inloggen/?next=/periodes/%3Fpagina%3D2"
        oud = Client()
        oud.cookies["regietafel_sessie"] = sleutel
        tijd(0)
        assert oud.get("/opgaven/").status_code == 302


def hersteld(antwoord):
    return dict(antwoord.context.get("hersteld") or [])


def verlopen_insturen(client, tijd, pad="/locaties/nieuw/", invoer=INVOER, **koppen):
    tijd(31)
    return client.post(pad, invoer, headers={"referer": "http://testserver/locaties/nieuw/"} | koppen)


def test_wat_was_ingevuld_komt_een_keer_terug(zwolle, tijd):
    antwoord = verlopen_insturen(zwolle, tijd)
    assert antwoord.url == "/inloggen/?next=/locaties/nieuw/"
    assert "staat daarna weer in het formulier" in zwolle.get(antwoord.url).content.decode()
    assert not Locatie.objects.filter(naam="Azc Hanzeland").exists()
    log_in(zwolle)
    assert hersteld(zwolle.get("/opgaven/")) == {}
    assert hersteld(zwolle.get("/locaties/nieuw/")) == INVOER
    assert hersteld(zwolle.get("/locaties/nieuw/")) == {}


def test_een_ander_krijgt_het_niet_te_zien(zwolle, tijd):
    verlopen_insturen(zwolle, tijd)
    log_in(zwolle, "enschede")
    assert hersteld(zwolle.get("/locaties/nieuw/")) == {}
    assert "Hanzeland" not in str(dict(zwolle.session))


def test_ook_wat_htmx_instuurt_blijft_bewaard(zwolle, tijd):
    koppen = {"hx-request": "true", "hx-current-url": "http://testserver/locaties/nieuw/"}
    antwoord = verlopen_insturen(zwolle, tijd, "/locaties/nieuw/effect/", **koppen)
    assert antwoord.headers["HX-Redirect"] == "/inloggen/?next=/locaties/nieuw/"
    log_in(zwolle)
    assert hersteld(zwolle.get("/locaties/nieuw/")) == INVOER


def test_een_wachtwoord_wordt_nooit_bewaard(zwolle, tijd):
    verlopen_insturen(zwolle, tijd, "/account/wachtwoord/", {"oldpassword": "geheim", "password1": "geheimer"})
    assert "geheim" not in str(dict(zwolle.session))


def test_een_vreemde_site_kan_niets_laten_bewaren(zwolle, tijd):
    streng = Client(enforce_csrf_checks=True)
    streng.cookies = zwolle.cookies
    assert verlopen_insturen(streng, tijd).status_code == 403
    assert "geparkeerd" not in streng.session


def test_terug_naar_een_andere_site_kan_niet(zwolle, tijd):
    antwoord = verlopen_insturen(zwolle, tijd, referer="https://elders.example/x")
    assert antwoord.url == "/inloggen/?next=/locaties/nieuw/"
