"""Shared fixtures: the published figures of Overijssel, and the demo accounts as a fixed cast of people."""

import io
import os
import sqlite3
import sys
from pathlib import Path
from urllib.parse import quote

import pytest
from django.conf import settings as instellingen
from django.contrib.auth import get_user_model
from django.core.management import call_command
from django.db import connection, connections, transaction
from django.template.base import Node
from django.test import Client, override_settings
from hypothesis import settings

from prt.geheugen import verzoek
from tests import momentopname, testdatabase
from tests.bezoek import log_in

settings.register_profile("gewoon", deadline=None)  # how long an example takes says something about the machine
settings.load_profile("gewoon")
settings.register_profile(
    "snel", max_examples=20, deadline=None
)  # of `make snel`; the whole run tries a hundred of everything
HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]


def pytest_collection_modifyitems(config, items):
    """Whoever signs somebody in asks for pages: thousands of tests, too many for ``make snel``."""
    for item in items:
        if {"als", "staande_wereld"} & set(item.fixturenames):
            item.add_marker(pytest.mark.pagina)
    if "DATABASE_URL" not in os.environ:
        return
    config.hook.pytest_deselected(items=[item for item in items if not _raakt_database(item)])
    items[:] = filter(_raakt_database, items)


OM_DE_DATABASE = ("reservekopie", "overbrengen", "taken", "toegang", "gelijktijdig", "importeren", "vaststellen")
"""Where what takes seconds is about the database itself; drawing a PDF or crawling the site is the same on each."""


def _raakt_database(item) -> bool:
    """On PostgreSQL once more: what differs between databases, which is constraints, triggers, locks, queries, copies.

    What a page shows of the rows that it got is the same on each, and so are rules of arithmetic and what a browser
    does. That every page can ask PostgreSQL what it asks, and every form, a test marked ``elke_database`` shows.
    """
    if item.get_closest_marker("elke_database"):
        return True
    raakt = item.get_closest_marker("django_db") or {"db", "live_server", "gedeelde_database"} & set(item.fixturenames)
    traag = item.get_closest_marker("traag") and not any(deel in item.path.as_posix() for deel in OM_DE_DATABASE)
    elders = item.get_closest_marker("pagina") or item.get_closest_marker("alleen_sqlite")
    return bool(raakt) and not traag and not elders and "tests/browser" not in item.path.as_posix()


def pytest_terminal_summary(terminalreporter):
    """Which browser it was: a page may pass in one and fail in the next. The reports say it, also those of xdist."""
    rapporten = [rapport for soort in terminalreporter.stats.values() for rapport in soort]
    eigenschappen = [paar for rapport in rapporten for paar in getattr(rapport, "user_properties", ())]
    for browser in sorted({waarde for naam, waarde in eigenschappen if naam == "browser"}):
        terminalreporter.write_line(f"Browsertests: {browser}")


SJABLONEN = str(Path(__file__).parent.parent / "templates") + os.sep


class OnbekendeNaam(str):
    """Django asks it (``%``) what to write for a name that a template was not given. In one of ours that is an error.

    Those of Django and its libraries count on it that nothing is written.
    """

    def __mod__(self, naam):
        frame = sys._getframe(1)
        while frame and frame.f_code.co_name != "render_annotated":
            frame = frame.f_back
        knoop = frame and frame.f_locals.get("self")
        if isinstance(knoop, Node) and knoop.origin.name.startswith(SJABLONEN):
            plek = f"{knoop.origin.template_name}, regel {knoop.token.lineno}"
            raise pytest.fail.Exception(f"Het sjabloon {plek}, kreeg geen {naam}", pytrace=False) from None
        return ""


@pytest.fixture(scope="session", autouse=True)
def geen_onbekende_namen():
    """A template that names what it was not given fails the test that draws it, and not only the reader."""
    eerste, *rest = instellingen.TEMPLATES
    streng = eerste | {"OPTIONS": eerste["OPTIONS"] | {"string_if_invalid": OnbekendeNaam("%s")}}
    with override_settings(TEMPLATES=[streng, *rest]):
        yield


@pytest.fixture(scope="session")
def gemigreerd(django_db_modify_db_settings):
    """Before the test database is made: what is in it then, need not be migrated."""
    if connection.vendor == "sqlite":
        with testdatabase.gevuld(connection.creation._get_test_db_name()) as bewaar:
            yield bewaar
    else:
        yield lambda: None


@pytest.fixture(scope="session")
def django_db_setup(gemigreerd, django_db_setup):
    gemigreerd()


@pytest.fixture(autouse=True)
def als_een_verzoek():
    """What a test calls itself, it calls as within one request; a page that it asks for is a request of its own."""
    with verzoek():
        yield


@pytest.fixture(autouse=True)
def snelle_wachtwoorden(settings):
    """Argon2 is slow on purpose; no test here is about hashing."""
    settings.PASSWORD_HASHERS = HASHERS


@pytest.fixture(autouse=True)
def eigen_teller(settings, request):
    """Failed attempts are counted in the cache: each test has its own, in memory, and starts at nought."""
    plek = {"BACKEND": "django.core.cache.backends.locmem.LocMemCache", "LOCATION": request.node.nodeid}
    settings.CACHES = {"default": plek}


def laad_overijssel() -> None:
    call_command("loaddata", "overijssel", verbosity=0)


def laad_demo() -> None:
    call_command("demo", verbosity=0, stdout=io.StringIO())


@pytest.fixture(scope="session")
def opnamen(django_db_setup, django_db_blocker):
    """What the two commands write: they take longer than most tests, and write the same every time."""
    with django_db_blocker.unblock(), override_settings(PASSWORD_HASHERS=HASHERS):
        return momentopname.neem_op(laad_overijssel, laad_demo)


@pytest.fixture
def overijssel(opnamen, db):
    """The published figures of Overijssel, as everybody gets them."""
    opnamen[0].zet_terug()


@pytest.fixture
def demo(overijssel, opnamen):
    """Overijssel with an account per role."""
    opnamen[1].zet_terug()


@pytest.fixture
def als(demo):
    """A signed-in client per person: ``als("zwolle")``; ``als("niemand")`` has an account but no role."""
    maak_niemand()
    return client_van


def maak_niemand() -> None:
    get_user_model().objects.create_user("niemand@demo.example", "geheim", naam="Demo zonder rol")


def client_van(wie: str) -> Client:
    client = Client()
    log_in(client, get_user_model().objects.get(email=f"{wie}@demo.example"))
    return client


@pytest.fixture(scope="module")
def staande_wereld(opnamen, django_db_blocker):
    """The demo for all tests of a module: what one of them does to it is undone by its own transaction, inside this.

    Given who will visit, it signs them in and gives a function as ``als``.
    """
    with django_db_blocker.unblock(), override_settings(PASSWORD_HASHERS=HASHERS), transaction.atomic():
        for opname in opnamen:
            opname.zet_terug()
        maak_niemand()
        yield bezoekers
        transaction.set_rollback(True)


def bezoekers(*wie: str):
    koekjes = {persoon: client_van(persoon).cookies for persoon in wie}

    def client(persoon: str) -> Client:
        client = Client()
        client.cookies.load({naam: koekje.value for naam, koekje in koekjes[persoon].items()})
        return client

    return client


@pytest.fixture(scope="session")
def getekend():
    """PDFs by the document that they were drawn from and how: the same document is drawn once per process."""
    return {}


@pytest.fixture(scope="module", params=["snel", "gewoon"])
def weg(request):
    """Both ways in which a PDF is made; what a test asks of a document holds for either."""
    with override_settings(PDF_GEWOON=request.param == "gewoon"):
        yield request.param


@pytest.fixture
def gedeelde_database(transactional_db, tmp_path):
    """The address of the test database, where other threads and processes can reach it too.

    On SQLite the test database is in the memory of this process: a copy in a file takes its place.
    """
    if connection.vendor == "postgresql":
        waar = connection.settings_dict
        yield f"postgres://{waar['USER']}@{quote(waar['HOST'], safe='')}/{waar['NAME']}"
        return
    eigen, pad = connections["default"], tmp_path / "gedeeld.sqlite3"
    eigen.ensure_connection()
    kopie = sqlite3.connect(pad)
    eigen.connection.backup(kopie)
    kopie.close()
    naam = eigen.settings_dict["NAME"]
    eigen.settings_dict["NAME"] = connections.settings["default"]["NAME"] = str(pad)
    connections["default"] = connections.create_connection("default")
    try:
        yield f"sqlite:///{pad}"
    finally:
        connections["default"].close()
        eigen.settings_dict["NAME"] = connections.settings["default"]["NAME"] = naam
        connections["default"] = eigen
