"""The second factor: codes from an app, recovery codes, and for whom it is obligatory."""

import base64
import hmac
import time
from datetime import timedelta

import pytest
from allauth.mfa.models import Authenticator
from django.test import Client
from django.utils import timezone

from prt.toegang.inloggen.tweede_factor import is_verplicht_voor
from prt.toegang.rollen.keuzes import GEBIED_PER_ROL, Rolsoort
from tests import fabriek

pytestmark = pytest.mark.django_db

WACHTWOORD = "een lang wachtwoord"


def code_van(sleutel: str, moment: float | None = None) -> str:
    """RFC 6238: what the app shows, computed here and not by the library that checks it."""
    teller = int(time.time() if moment is None else moment) // 30
    hash_ = hmac.digest(base64.b32decode(sleutel), teller.to_bytes(8), "sha1")
    plek = hash_[-1] & 0xF
    return f"{(int.from_bytes(hash_[plek : plek + 4]) & 0x7FFFFFFF) % 10**6:06}"


def test_de_code_in_deze_test_is_die_van_de_standaard():
    """RFC 6238, appendix B, first row of SHA-1 (the last six of its eight digits)."""
    assert code_van(base64.b32encode(b"12345678901234567890").decode(), 59) == "287082"


@pytest.fixture
def staf(settings):
    settings.MFA_VERPLICHT = True
    return fabriek.gebruiker(
        Rolsoort.PRT_SECRETARIS, fabriek.provincie(), email="staf@overijssel.nl", password=WACHTWOORD
    )


def log_in(client):
    return client.post("/inloggen/", {"login": "staf@overijssel.nl", "password": WACHTWOORD}, follow=True)


def stel_app_in(client) -> str:
    sleutel = client.get("/account/app/").context["form"].secret
    antwoord = client.post("/account/app/", {"code": code_van(sleutel)})
    assert antwoord.url == "/account/herstelcodes/"
    return sleutel


@pytest.fixture
def met_app(staf):
    client = Client()
    log_in(client)
    return stel_app_in(client), client.get("/account/herstelcodes/").context["unused_codes"]


def test_zonder_tweede_factor_komt_de_cdk_staf_nergens(client, staf):
    antwoord = log_in(client)
    assert antwoord.redirect_chain[-1][0] == "/account/"
    assert "verplicht" in antwoord.content.decode()
    for pad in ("/", "/opgaven/", "/locaties/nieuw/", "/account/herstelcodes/", "/beheer/"):
        assert client.get(pad).headers.get("Location") == "/account/", pad
    assert client.post("/locaties/nieuw/", {"naam": "x"}).url == "/account/"
    stel_app_in(client)
    assert client.get("/opgaven/").status_code == 200


def test_met_een_app_is_het_wachtwoord_niet_genoeg(client, met_app):
    sleutel, _ = met_app
    antwoord = log_in(client)
    assert antwoord.redirect_chain[-1][0] == "/inloggen/code/"
    assert client.get("/opgaven/").status_code == 302
    assert "klopt niet" in client.post("/inloggen/code/", {"code": "000000"}).content.decode()
    assert client.get("/opgaven/").status_code == 302
    client.post("/inloggen/code/", {"code": code_van(sleutel, time.time() + 30)})
    assert client.get("/opgaven/").status_code == 200


def test_een_herstelcode_werkt_een_keer(met_app):
    _, codes = met_app
    assert len(codes) == 10
    for verwacht in (200, 302):
        client = Client()
        log_in(client)
        client.post("/inloggen/code/", {"code": codes[0]})
        assert client.get("/opgaven/").status_code == verwacht


def test_codes_raden_sluit_de_tweede_stap(client, met_app):
    sleutel, _ = met_app
    log_in(client)
    for _ in range(5):
        assert "klopt niet" in client.post("/inloggen/code/", {"code": "000000"}).content.decode()
    antwoord = client.post("/inloggen/code/", {"code": code_van(sleutel, time.time() + 30)})
    assert "over 15 minuten" in antwoord.content.decode()
    assert client.get("/opgaven/").status_code == 302


def test_het_geheim_staat_niet_leesbaar_in_de_database(met_app):
    sleutel, codes = met_app
    opgeslagen = str(list(Authenticator.objects.values_list("data", flat=True)))
    assert sleutel not in opgeslagen
    assert not [code for code in codes if code in opgeslagen]


def test_wie_een_tweede_factor_moet_hebben_kan_de_laatste_niet_verwijderen(client, met_app):
    sleutel, _ = met_app
    log_in(client)
    client.post("/inloggen/code/", {"code": code_van(sleutel, time.time() + 30)})
    assert "verplicht" in client.post("/account/app/verwijderen/").content.decode()
    assert Authenticator.objects.filter(type="totp").exists()


KAN_VEEL = {
    Rolsoort.PRT_SECRETARIS,
    Rolsoort.TOEZICHTHOUDER,
    Rolsoort.FUNCTIONEEL_BEHEERDER,
    Rolsoort.BEHEERDER_INSTALLATIE,
}


@pytest.mark.parametrize("soort", Rolsoort)
def test_voor_wie_het_verplicht_is(settings, soort):
    settings.MFA_VERPLICHT = True
    gemeente = fabriek.gemeente()
    gebieden = {"gemeente": gemeente, "regio": gemeente.regio, "provincie": gemeente.provincie, "land": fabriek.land()}
    wie = fabriek.gebruiker(soort, gebieden[GEBIED_PER_ROL[soort]])
    assert is_verplicht_voor(wie) is (soort in KAN_VEEL)
    wie.is_staff = True
    assert is_verplicht_voor(wie)


def test_een_afgelopen_rol_verplicht_niet_meer(staf):
    assert is_verplicht_voor(staf)
    staf.rollen.update(tot=timezone.localdate() + timedelta(days=1))
    assert is_verplicht_voor(staf)
    staf.rollen.update(tot=timezone.localdate())
    assert not is_verplicht_voor(staf)


def test_op_de_eigen_machine_is_het_niet_verplicht(settings, staf):
    settings.MFA_VERPLICHT = False
    assert not is_verplicht_voor(staf)
