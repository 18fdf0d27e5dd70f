"""Ways around the lock-out: the counter is of the account, however it and the site are spelled."""

from datetime import timedelta

import pytest
import time_machine
from django.db import connection
from django.test import Client
from django.utils import timezone

from prt.toegang.inloggen.adapters import TOESTEL, Accounts
from tests import fabriek
from tests.prt.toegang.inloggen.test_inloggen import POGINGEN, UITLEG, WACHTWOORD, is_binnen, log_in
from tests.prt.toegang.inloggen.test_inloggen import jan as jan

pytestmark = pytest.mark.django_db


def test_een_andere_poort_in_het_adres_geeft_geen_nieuwe_pogingen(jan):
    """ALLOWED_HOSTS does not look at the port, so anybody can name another one with every attempt."""
    for poort in range(1, POGINGEN + 1):
        log_in(Client(HTTP_HOST=f"localhost:{poort}"), wachtwoord="fout")
    assert UITLEG in log_in(Client(HTTP_HOST="localhost:99")).content.decode()


def test_wie_honderden_wachtwoorden_vergeet_heft_de_blokkade_niet_op(jan):
    """From as many addresses, so that no other counter stops it. The cache of Django has room for 300 keys."""
    for _ in range(POGINGEN):
        log_in(Client(), wachtwoord="fout")
    for nummer in range(150):  # two keys each, and two more for the address it comes from
        vreemde = Client(REMOTE_ADDR=f"10.0.{nummer}.1")
        vreemde.post("/wachtwoord/vergeten/", {"email": f"iemand{nummer}@elders.example"})
    assert UITLEG in log_in(Client()).content.decode()
    with time_machine.travel(timezone.now() + timedelta(days=1)):
        Client().post("/wachtwoord/vergeten/", {"email": "nog-iemand@elders.example"})
        with connection.cursor() as cursor:
            cursor.execute("SELECT COUNT(*) FROM regietafel_cache")
            assert cursor.fetchone()[0] < 10, "wat voorbij is, blijft niet liggen"


def test_een_vreemde_sluit_niemand_buiten_op_zijn_eigen_toestel(jan):
    """On the last day for the verslag either."""
    eigen = Client()
    log_in(eigen)
    eigen.post("/uitloggen/")
    for _ in range(POGINGEN + 1):
        log_in(Client(REMOTE_ADDR="10.0.0.9"), wachtwoord="fout")
    assert UITLEG in log_in(Client()).content.decode()
    log_in(eigen)
    assert is_binnen(eigen)


def test_ook_een_bekend_toestel_gaat_na_vijf_pogingen_dicht(jan):
    eigen = Client()
    log_in(eigen)
    eigen.post("/uitloggen/")
    for _ in range(POGINGEN):
        log_in(eigen, wachtwoord="fout")
    assert UITLEG in log_in(eigen).content.decode()
    assert not is_binnen(eigen)


def test_het_toestel_van_een_ander_geeft_geen_nieuwe_pogingen(jan):
    """What one account's device is known by, says nothing for another; nor does a cookie that somebody wrote."""
    fabriek.gebruiker(email="piet@zwolle.nl", password=WACHTWOORD)
    piet = Client()
    log_in(piet, "piet@zwolle.nl")
    piet.post("/uitloggen/")
    for _ in range(POGINGEN):
        log_in(Client(), wachtwoord="fout")
    assert UITLEG in log_in(piet).content.decode()
    piet.cookies[TOESTEL] = "zelfgemaakt:1abc:handtekening"
    assert UITLEG in log_in(piet).content.decode()


@pytest.mark.parametrize("email", ["JAN.KLAASSEN@zwolle.nl", " jan.klaassen@zwolle.nl ", "jan.klaaſſen@zwolle.nl"])
def test_een_adres_telt_als_hetzelfde_hoe_het_ook_is_geschreven(rf, email):
    """A database that ignores case takes ſ for s."""
    sleutel = Accounts()._get_login_attempts_cache_key
    assert sleutel(rf.get("/"), email=email) == sleutel(rf.get("/"), email="jan.klaassen@zwolle.nl")
