"""Trouble that passes is 503 with a number, in Dutch, and never the fault of who was at work."""

import contextlib
import errno
import re
import sqlite3

import pytest
from django.core.cache import cache
from django.db import DataError, InterfaceError, OperationalError, connection
from django.test import Client

from prt.bewaking.storing import is_storing
from prt.settings import CACHES
from prt.toegang.inloggen.inactief import LAATST
from prt.toegang.rollen.models import Gebruiker
from tests.bezoek import log_in

NUMMER = re.compile(r"<strong>([0-9a-f]{8})</strong>")
WACHTWOORD = "een heel lang wachtwoord"


def zegt_even_niet(antwoord) -> bool:
    tekst = antwoord.content.decode()
    return (
        antwoord.status_code == 503
        and "even niet bereikbaar" in tekst
        and antwoord.headers["Retry-After"] == "30"
        and NUMMER.search(tekst) is not None
    )


@contextlib.contextmanager
def volle_schijf():
    """Reading goes on; whatever is written fails, as PostgreSQL says it (class 53100)."""

    def weiger(execute, sql, params, many, context):
        if sql.lstrip().upper().startswith(("INSERT", "UPDATE", "DELETE")):
            raise OperationalError("could not extend file: No space left on device")
        return execute(sql, params, many, context)

    with connection.execute_wrapper(weiger):
        yield


@contextlib.contextmanager
def weg():
    def weiger(execute, sql, params, many, context):
        raise OperationalError("connection refused")

    with connection.execute_wrapper(weiger):
        yield


@pytest.fixture
def tellers_van_het_huis(settings):
    settings.CACHES = CACHES


@pytest.fixture
def bezoeker():
    return Client(raise_request_exception=False)


@pytest.mark.django_db
def test_inloggen_met_een_volle_schijf_is_geen_te_veel_pogingen(bezoeker, tellers_van_het_huis):
    Gebruiker.objects.create_user("jan@zwolle.example", WACHTWOORD, naam="Jan")
    with volle_schijf():
        assert zegt_even_niet(bezoeker.post("/inloggen/", {"login": "jan@zwolle.example", "password": WACHTWOORD}))
        assert zegt_even_niet(bezoeker.post("/wachtwoord/vergeten/", {"email": "jan@zwolle.example"}))
    assert bezoeker.post("/inloggen/", {"login": "jan@zwolle.example", "password": WACHTWOORD}).status_code == 302


@pytest.mark.django_db
def test_een_formulier_met_een_volle_schijf_is_niet_verkeerd_ingevuld(bezoeker, demo):
    """Also when only the session cannot be saved: of that Django makes a bad request."""
    log_in(bezoeker, Gebruiker.objects.get(email="cdk@demo.example"))
    sessie = bezoeker.session
    sessie[LAATST] -= 120  # so that the next request writes it
    sessie.save()
    with volle_schijf():
        assert zegt_even_niet(bezoeker.get("/"))
        assert zegt_even_niet(bezoeker.post("/planning/nieuw/", {}))
    assert bezoeker.get("/planning/nieuw/").status_code == 200


@pytest.mark.django_db
def test_zonder_database(bezoeker):
    bezoeker.cookies["regietafel_sessie"] = "a" * 32
    with weg():
        assert zegt_even_niet(bezoeker.get("/inloggen/"))
        assert bezoeker.get("/gezondheid/").status_code == 200


@pytest.mark.django_db(transaction=True)
def test_een_sqlite_bestand_dat_echt_vol_is(bezoeker, gedeelde_database, tellers_van_het_huis):
    """The pages of the file are as many as it may have."""
    if connection.vendor != "sqlite":
        pytest.skip("alleen SQLite kan zo worden begrensd")
    Gebruiker.objects.create_user("jan@zwolle.example", WACHTWOORD, naam="Jan")
    with connection.cursor() as cursor:
        cursor.execute("CREATE TABLE vulling (tekst TEXT)")
        cursor.execute("SELECT page_count FROM pragma_page_count")
        cursor.execute(f"PRAGMA max_page_count = {cursor.fetchone()[0]}")
        with pytest.raises(OperationalError, match="full"):
            while True:
                cursor.execute("INSERT INTO vulling VALUES (%s)", ["x" * 300])
    antwoorden = []
    for nummer in range(60):  # the first ones fit in what is left of a page that is in use
        antwoorden.append(bezoeker.post("/inloggen/", {"login": f"{nummer}@zwolle.example", "password": "x"}))
        if antwoorden[-1].status_code != 200:
            break
    assert zegt_even_niet(antwoorden[-1])


@pytest.mark.django_db
def test_een_eigen_fout_blijft_een_eigen_fout(bezoeker, monkeypatch):
    def breek(*args, **kwargs):
        raise KeyError("van ons")

    monkeypatch.setattr("allauth.account.views.LoginView.get_context_data", breek)
    antwoord = bezoeker.get("/inloggen/")
    assert antwoord.status_code == 500
    assert NUMMER.search(antwoord.content.decode())
    assert "Retry-After" not in antwoord.headers


def van_sqlite(code: int) -> OperationalError:
    oorzaak = sqlite3.OperationalError()
    oorzaak.sqlite_errorcode = code
    fout = OperationalError()
    fout.__cause__ = oorzaak
    return fout


def test_wat_een_storing_is():
    for fout in (
        OperationalError("server closed the connection unexpectedly"),
        InterfaceError("connection already closed"),
        OSError(errno.ENOSPC, "No space left on device"),
        van_sqlite(sqlite3.SQLITE_FULL),
        van_sqlite(sqlite3.SQLITE_BUSY),
        van_sqlite(sqlite3.SQLITE_READONLY),
    ):
        assert is_storing(fout)
    for fout in (
        None,
        ValueError("x"),
        DataError("value too long"),
        FileNotFoundError(errno.ENOENT, "x"),
        van_sqlite(sqlite3.SQLITE_ERROR),
    ):
        assert not is_storing(fout)


@pytest.mark.django_db
def test_de_tellers_bewaren_en_vergeten(tellers_van_het_huis):
    assert cache.add("een", 1, timeout=60)
    assert not cache.add("een", 2, timeout=60)
    assert cache.get("een") == 1
    cache.set("een", 3, timeout=60)
    assert cache.get("een") == 3
    assert cache.touch("een", timeout=120) and not cache.touch("geen", timeout=120)
    cache.set("een", 4, timeout=-1)
    assert cache.get("een") is None
    assert cache.add("een", 5, timeout=None), "wat voorbij is, staat niet in de weg"
    assert cache.get("een") == 5
