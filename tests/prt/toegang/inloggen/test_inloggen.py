"""Signing in with e-mail and password: lock-out, a new password by mail, and signing out."""

import re
from datetime import timedelta

import pytest
import time_machine
from django.core.cache import caches
from django.test import Client
from django.urls import NoReverseMatch, reverse
from django.utils import timezone

from prt.settings import CACHES
from tests import fabriek

pytestmark = pytest.mark.django_db

WACHTWOORD = "een lang wachtwoord"

POGINGEN = 5

UITLEG = "Probeer het over 15 minuten opnieuw"


@pytest.fixture
def jan(settings):
    """Somebody with an account, on a site whose cache is the table that migrate made."""
    settings.CACHES = CACHES
    caches["default"].clear()
    return fabriek.gebruiker(email="jan@zwolle.nl", password=WACHTWOORD)


def log_in(client, email="jan@zwolle.nl", wachtwoord=WACHTWOORD):
    return client.post("/inloggen/", {"login": email, "password": wachtwoord})


def is_binnen(client) -> bool:
    """Signed in: no longer sent to the log-in page. Without a role there is little to see: 403."""
    return client.get("/opgaven/").status_code in (200, 403)


@pytest.mark.parametrize("email", ["jan@zwolle.nl", " Jan@Zwolle.NL "])
def test_wie_het_wachtwoord_weet_komt_binnen(client, jan, email):
    antwoord = client.post("/inloggen/?next=/planning/", {"login": email, "password": WACHTWOORD})
    assert (antwoord.status_code, antwoord.url) == (302, "/planning/")
    assert is_binnen(client)


def test_een_ander_adres_als_doel_wordt_niet_gevolgd(client, jan):
    antwoord = client.post("/inloggen/?next=https://elders.example/", {"login": jan.email, "password": WACHTWOORD})
    assert antwoord.url == "/"


def test_na_vijf_mislukte_pogingen_is_het_account_dicht(client, jan):
    for _ in range(POGINGEN):
        assert "horen niet bij elkaar" in log_in(client, wachtwoord="fout").content.decode()
    assert UITLEG in log_in(client).content.decode()  # the right password now
    assert not is_binnen(client)
    assert UITLEG in log_in(Client(REMOTE_ADDR="10.0.0.9")).content.decode()  # and from elsewhere
    with time_machine.travel(_over(minuten=14)):
        assert UITLEG in log_in(client).content.decode()
    with time_machine.travel(_over(minuten=16)):
        log_in(client)
        assert is_binnen(client)


def _over(*, minuten):
    return timezone.now() + timedelta(minutes=minuten)


def test_een_account_dat_niet_bestaat_gaat_net_zo_dicht(client, jan):
    """Neither the message nor the lock tells whether somebody has an account."""
    for wachtwoord in ["fout"] * (POGINGEN + 1):
        bekend = log_in(client, wachtwoord=wachtwoord)
        onbekend = log_in(client, "piet@zwolle.nl", wachtwoord)
        meldingen = [
            re.findall(r'role="alert".*?</div>\s*</div>', a.content.decode(), re.S) for a in (bekend, onbekend)
        ]
        assert meldingen[0] == meldingen[1] != []
    assert UITLEG in meldingen[0][0]


def test_goede_pogingen_tellen_niet_mee(jan):
    for _ in range(POGINGEN + 1):
        verse = Client()
        log_in(verse)
        assert is_binnen(verse)


def test_een_afgesloten_account_komt_er_niet_in(client, jan):
    jan.is_active = False
    jan.save()
    assert "niet meer actief" in log_in(client).content.decode()
    assert "horen niet bij elkaar" in log_in(client, wachtwoord="fout").content.decode()
    assert not is_binnen(client)


def test_uitloggen_beeindigt_de_sessie_en_kan_alleen_met_een_formulier(client, jan):
    log_in(client)
    sleutel = client.cookies["regietafel_sessie"].value
    assert client.get("/uitloggen/").status_code == 405
    assert is_binnen(client)
    assert client.post("/uitloggen/").url == "/inloggen/"
    oud = Client()
    oud.cookies["regietafel_sessie"] = sleutel
    assert not is_binnen(oud)


@pytest.mark.parametrize("heeft_al_een_wachtwoord", [True, False])
def test_een_nieuw_wachtwoord_via_de_mail(client, jan, mailoutbox, heeft_al_een_wachtwoord):
    """Also for somebody who was invited and never had one."""
    if not heeft_al_een_wachtwoord:
        jan.set_unusable_password()
        jan.save()
    assert client.post("/wachtwoord/vergeten/", {"email": "Jan@zwolle.nl"}).url == "/wachtwoord/verstuurd/"
    (mail,) = mailoutbox
    assert (mail.to, mail.subject) == (["jan@zwolle.nl"], "Regietafel: Kies een nieuw wachtwoord")
    link = re.search(r"http://testserver(/\S+)", mail.body)[1]
    formulier = client.get(link, follow=True)
    pad = formulier.redirect_chain[-1][0]
    nieuw = {"password1": "nog een lang wachtwoord", "password2": "nog een lang wachtwoord"}
    assert client.post(pad, nieuw).url == "/wachtwoord/gekozen/"
    assert "gewijzigd" in client.get("/wachtwoord/gekozen/").content.decode()
    log_in(client, wachtwoord=nieuw["password1"])
    assert is_binnen(client)
    assert "werkt niet meer" in Client().get(link, follow=True).content.decode()


def test_de_mail_verraadt_niet_wie_een_account_heeft(client, jan, mailoutbox):
    antwoord = client.post("/wachtwoord/vergeten/", {"email": "piet@zwolle.nl"})
    assert antwoord.url == "/wachtwoord/verstuurd/"
    assert not mailoutbox


def test_wachtwoord_wijzigen(client, jan, mailoutbox):
    log_in(client)
    nieuw = {"oldpassword": "fout", "password1": "nog een lang wachtwoord", "password2": "nog een lang wachtwoord"}
    assert "niet uw huidige wachtwoord" in client.post("/account/wachtwoord/", nieuw).content.decode()
    client.post("/account/wachtwoord/", nieuw | {"oldpassword": WACHTWOORD})
    assert is_binnen(client)
    jan.refresh_from_db()
    assert jan.check_password("nog een lang wachtwoord")
    assert "wachtwoord" in mailoutbox[0].body


@pytest.mark.parametrize("naam", ["account_signup", "account_email", "account_inactive"])
def test_wat_deze_site_niet_heeft_bestaat_niet(naam):
    with pytest.raises(NoReverseMatch):
        reverse(naam)


def test_het_beheer_heeft_geen_eigen_inlogpagina(client):
    antwoord = client.get("/beheer/login/?next=/beheer/")
    assert antwoord.status_code == 302
    assert antwoord.url.startswith("/inloggen/")
