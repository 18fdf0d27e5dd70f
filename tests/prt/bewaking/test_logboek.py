"""The log of a server: one line for each failure, with its number, and nothing of whom it happened to."""

import json
import logging
import re
import socket
from datetime import datetime
from smtplib import SMTPException

import pytest
from django.db import IntegrityError
from django.test import Client

from prt.bewaking import gereed, logboek
from prt.bewaking.logboek import JsonRegel, NaarBeheerders
from prt.bewaking.verzoek import begin
from prt.toegang.inloggen.inactief import LAATST
from prt.toegang.rollen.models import Gebruiker
from tests.bezoek import log_in
from tests.prt.bewaking.test_storing import volle_schijf

pytestmark = pytest.mark.django_db
GEHEIM = "c3VwZXItZ2VoZWlt"
ADRES = "jan.smit@zwolle.example"


@pytest.fixture
def regels():
    """What a server writes: the records that reach the root, each as it formats it."""
    geschreven = []

    class Vang(logging.Handler):
        def emit(self, record):
            geschreven.append(json.loads(JsonRegel().format(record)))

    vang = Vang()
    logging.getLogger().addHandler(vang)
    yield geschreven
    logging.getLogger().removeHandler(vang)


@pytest.fixture
def beheerders(settings, monkeypatch):
    """The handler of the settings, as if it never mailed before."""
    settings.ADMINS = [("Els Beheer", "els@provincie.example")]
    (handler,) = [handler for handler in logging.getLogger().handlers if isinstance(handler, NaarBeheerders)]
    monkeypatch.setattr(handler, "_gemaild", {})


@pytest.fixture
def stuk(monkeypatch):
    """A page that fails on what somebody typed, as a database driver would say it."""

    def breek(self, *args, **kwargs):
        raise IntegrityError(f"duplicate key\nDETAIL: Key (email)=({ADRES}) already exists.")

    monkeypatch.setattr("allauth.account.views.PasswordResetFromKeyView.get_context_data", breek)


def bezoek():
    return Client(raise_request_exception=False).get(f"/wachtwoord/kiezen/1-{GEHEIM}/?naam={ADRES}")


def test_een_fout_staat_er_een_keer_met_het_nummer_van_de_pagina(regels, stuk):
    antwoord = bezoek()
    assert antwoord.status_code == 500
    (regel,) = regels
    assert regel["verzoek"] == re.search(r"<strong>(\w+)</strong>", antwoord.content.decode())[1]
    assert datetime.fromisoformat(regel["tijd"]).tzinfo
    assert (regel["niveau"], regel["status"], regel["methode"]) == ("ERROR", 500, "GET")
    assert regel["route"].startswith("^wachtwoord/kiezen/")
    assert regel["fouten"][0]["soort"] == "django.db.utils.IntegrityError"
    assert any("test_logboek.py" in plek and plek.endswith("breek") for plek in regel["fouten"][0]["regels"])


def test_zonder_persoonsgegevens_en_geheimen(regels, stuk):
    bezoek()
    Client().get(f"/bestaat-niet/{GEHEIM}/?naam={ADRES}")
    Client(HTTP_HOST="elders.example").get(f"/agenda/{GEHEIM}.ics")
    assert len(regels) == 3
    tekst = json.dumps(regels)
    assert GEHEIM not in tekst and ADRES not in tekst and "DETAIL" not in tekst


def test_wat_de_webserver_van_de_eigen_machine_zegt_gaat_niet_mis(beheerders, mailoutbox):
    """It names a socket where Django names a request, and a page that failed has been told already."""
    with socket.socket() as verbinding:
        extra = {"request": verbinding, "status_code": 503}
        logging.getLogger("django.server").error('"%s" %s', "GET / HTTP/1.1", "503", extra=extra)
        logging.getLogger("prt.proef").error("De proef.", extra=extra)
    assert [bericht.subject for bericht in mailoutbox] == ["Regietafel: fout in prt.proef"]


def test_elk_verzoek_heeft_een_eigen_nummer(regels, stuk):
    bezoek()
    bezoek()
    assert len({regel["verzoek"] for regel in regels}) == 2


def test_wat_de_beheerder_moet_weten_staat_er_wel(regels):
    begin()
    try:
        raise OSError(28, "No space left on device", f"/home/{ADRES}")
    except OSError:
        logging.getLogger("prt.proef").exception("De schijf.")
    assert regels[0]["fouten"][0]["tekst"] == "No space left on device"
    assert ADRES not in json.dumps(regels)


def test_beheerders_krijgen_een_mail_en_niet_van_elke_bezoeker_een(beheerders, stuk, mailoutbox, monkeypatch):
    bezoek()
    bezoek()
    (bericht,) = mailoutbox
    assert bericht.to == ["els@provincie.example"]
    assert bericht.subject == "Regietafel: fout in django.request"
    assert "IntegrityError" in bericht.body
    assert GEHEIM not in bericht.body and ADRES not in bericht.body
    monkeypatch.setattr(logboek, "STIL", -1)
    bezoek()
    assert len(mailoutbox) == 2


def test_een_vraag_die_niet_klopt_is_geen_nieuws_voor_beheerders(beheerders, mailoutbox):
    assert Client(HTTP_HOST="elders.example").get("/").status_code == 400
    Client().get("/bestaat-niet/")
    assert not mailoutbox


def test_een_mailserver_die_weigert_verandert_niets_aan_de_pagina(beheerders, stuk, monkeypatch, regels):
    def weiger(*args, **kwargs):
        raise SMTPException("nee")

    monkeypatch.setattr(logboek, "mail_admins", weiger)
    assert bezoek().status_code == 500
    assert sorted(regel["niveau"] for regel in regels) == ["ERROR", "WARNING"]
    assert [regel for regel in regels if "niet verstuurd" in regel["melding"]]


def test_een_volle_schijf_staat_er_per_verzoek_een_keer(regels, demo):
    """Although what would be saved after the page is also refused."""
    client = Client(raise_request_exception=False)
    log_in(client, Gebruiker.objects.get(email="cdk@demo.example"))
    sessie = client.session
    sessie[LAATST] -= 120  # so that the next request writes it
    sessie.save()
    with volle_schijf():
        assert client.get("/").status_code == 503
        assert client.post("/planning/nieuw/", {}).status_code == 503
    assert [regel["status"] for regel in regels] == [503, 503]


def test_wat_een_monitor_hoort_staat_niet_ook_in_het_log(regels, monkeypatch):
    monkeypatch.setattr(gereed, "ONTHOUDEN", -1)
    assert Client().get("/gereed/").status_code == 503, "er is geen verwerker"
    assert not regels
