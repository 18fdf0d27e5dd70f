"""The two addresses for monitors: right on any name of the host, and whoever asks."""

import re
import shutil
import socket
from collections import namedtuple

import pytest
from django.db import OperationalError, connection
from django.db.migrations.recorder import MigrationRecorder
from django.test import Client
from django.utils import timezone

from prt.bewaking import gereed
from prt.bewaking.migraties import lees_stand
from prt.settings import CACHES
from prt.taken.models import Verwerker

pytestmark = pytest.mark.django_db
ONDERDELEN = ["database", "migraties", "verwerker", "schijf", "mail"]


@pytest.fixture(autouse=True)
def niets_onthouden(monkeypatch, settings):
    monkeypatch.setattr(gereed, "ONTHOUDEN", -1)
    settings.CACHES = CACHES


@pytest.fixture
def verwerker():
    return Verwerker.objects.create()


def vraag(pad="/gereed/", **opties):
    return Client(raise_request_exception=False).get(pad, **opties)


def stand() -> dict[str, bool]:
    regels = vraag().content.decode().splitlines()[1:]
    return {regel[2:].partition(":")[0]: regel[0] == "+" for regel in regels}


def test_gereed(verwerker):
    antwoord = vraag()
    assert antwoord.status_code == 200, antwoord.content.decode()
    assert antwoord.content.decode().startswith("gereed\n")
    assert stand() == dict.fromkeys(ONDERDELEN, True)


def ontbreekt(wat: str) -> None:
    """Only this part, and the answer says what a monitor and a browser must know."""
    antwoord = vraag()
    assert antwoord.status_code == 503
    assert antwoord.content.decode().startswith("even niet bereikbaar\n")
    assert antwoord.headers["Retry-After"] == "30"
    assert [naam for naam, goed in stand().items() if not goed] == [wat]


def test_zonder_verwerker(verwerker):
    Verwerker.objects.update(gestopt_op=timezone.now())
    ontbreekt("verwerker")


def test_de_database_is_niet_te_schrijven(verwerker):
    def weiger(execute, sql, params, many, context):
        if not sql.lstrip().startswith("SELECT"):
            raise OperationalError("disk full")
        return execute(sql, params, many, context)

    with connection.execute_wrapper(weiger):
        ontbreekt("database")


def test_zonder_database_zegt_hij_wat_hij_nog_weet(verwerker):
    def weiger(execute, sql, params, many, context):
        raise OperationalError("connection refused")

    with connection.execute_wrapper(weiger):
        assert stand() == {"database": False, "migraties": False, "verwerker": False, "schijf": True, "mail": True}
        assert vraag("/gezondheid/").status_code == 200


def test_een_migratie_te_weinig_of_te_veel(verwerker):
    assert lees_stand() == ([], [])
    migraties = MigrationRecorder(connection)
    migraties.record_applied("opgaven", "9999_van_morgen")
    assert lees_stand() == ([], ["opgaven.9999_van_morgen"])
    ontbreekt("migraties")
    migraties.record_unapplied("opgaven", "9999_van_morgen")
    app, naam = max(sleutel for sleutel in migraties.applied_migrations() if sleutel[0] == "taken")
    migraties.record_unapplied(app, naam)
    assert f"{app}.{naam}" in lees_stand().nog_niet
    ontbreekt("migraties")


def test_een_schijf_die_bijna_vol_is(verwerker, monkeypatch):
    ruimte = namedtuple("ruimte", "total used free")
    monkeypatch.setattr(shutil, "disk_usage", lambda plek: ruimte(10**12, 10**12 - 10**6, 10**6))
    ontbreekt("schijf")


def test_een_mailserver_die_niet_antwoordt(verwerker, settings):
    with socket.socket() as dicht:
        dicht.bind(("127.0.0.1", 0))
        poort = dicht.getsockname()[1]
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", poort
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    ontbreekt("mail")


@pytest.mark.parametrize("pad", ["/gezondheid/", "/gereed/"])
def test_op_elke_naam_en_zonder_https(pad, verwerker, settings):
    settings.SECURE_SSL_REDIRECT = True
    for host in ("testserver", "10.1.2.3", "elders.example", "niet geldig!"):
        assert vraag(pad, HTTP_HOST=host).status_code == 200


@pytest.mark.parametrize("pad", ["/gezondheid/", "/gereed/"])
def test_ook_voor_wie_is_ingelogd_en_nog_een_tweede_stap_moet_instellen(pad, als, settings, verwerker):
    settings.MFA_VERPLICHT = True
    antwoord = als("cdk").get(pad)
    assert antwoord.status_code == 200
    assert not antwoord.cookies


def test_zegt_niets_over_de_installatie(settings, verwerker):
    settings.EMAIL_HOST = "geheim.example"
    tekst = vraag().content.decode()
    assert "geheim" not in tekst and str(settings.DATABASES["default"]["NAME"]) not in tekst
    assert not re.search(r"Traceback|Error", tekst)


def test_wie_vaak_vraagt_krijgt_hetzelfde_antwoord(verwerker, monkeypatch):
    """Or anybody could have the mail server called by asking."""
    monkeypatch.setattr(gereed, "ONTHOUDEN", 3600)
    monkeypatch.setattr(gereed, "_laatst", (float("-inf"), []))
    assert vraag().status_code == 200
    Verwerker.objects.update(gestopt_op=timezone.now())
    assert vraag().status_code == 200
    monkeypatch.setattr(gereed, "ONTHOUDEN", -1)
    assert vraag().status_code == 503


def test_alleen_om_te_lezen():
    assert Client().post("/gereed/").status_code == 405
