"""Ways around the lock-out: the counter is of the account, however it and the site are spelled."""

import pytest
from django.test import Client

from prt.toegang.inloggen.adapters import Accounts
from tests.prt.toegang.inloggen.test_inloggen import POGINGEN, UITLEG, log_in
from tests.prt.toegang.inloggen.test_inloggen import jan as jan

pytestmark = pytest.mark.django_db


def test_een_andere_poort_in_het_adres_geeft_geen_nieuwe_pogingen(jan):
    """ALLOWED_HOSTS does not look at the port, so anybody can name another one with every attempt."""
    for poort in range(1, POGINGEN + 1):
        log_in(Client(HTTP_HOST=f"localhost:{poort}"), wachtwoord="fout")
    assert UITLEG in log_in(Client(HTTP_HOST="localhost:99")).content.decode()


@pytest.mark.parametrize("email", ["JAN.KLAASSEN@zwolle.nl", " jan.klaassen@zwolle.nl ", "jan.klaaſſen@zwolle.nl"])
def test_een_adres_telt_als_hetzelfde_hoe_het_ook_is_geschreven(rf, email):
    """A database that ignores case takes ſ for s."""
    sleutel = Accounts()._get_login_attempts_cache_key
    assert sleutel(rf.get("/"), email=email) == sleutel(rf.get("/"), email="jan.klaassen@zwolle.nl")
