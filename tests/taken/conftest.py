"""The test database where other threads and processes can reach it too."""

import sqlite3
from urllib.parse import quote

import pytest
from django.db import connection, connections

import tests.proefapp.taken as proefapp


@pytest.fixture(autouse=True)
def niets_te_kijken():
    yield
    proefapp.KIJK.clear()


@pytest.fixture
def gedeelde_database(transactional_db, tmp_path):
    """Its address. On SQLite the test database is in the memory of this process: a copy in a file takes its place."""
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
