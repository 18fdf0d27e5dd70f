"""A page costs the same queries with the 25 gemeenten of Overijssel in the database and with all 342 of the land.

Every address that can be asked for, as who sees most of them. The land is read in once.
"""

import io

import pytest
from django.core.management import call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext

from opgaven.gebieden.models import Gemeente
from tests.test_rechtentabel import EIGEN, GEHEIM, TABEL, adres, maak_plaatsen

pytestmark = [pytest.mark.django_db, pytest.mark.traag]

MINDER = {"spoor": "reading in the land is one more thing done: it takes the place of one that asks more"}
"""Addresses that may ask fewer queries, and why."""


def kost(client, pad: str) -> tuple[int, int]:
    """What an address answers, and how often it asks the database something."""
    with CaptureQueriesContext(connection) as gedaan:
        status = client.get(pad).status_code
    return status, len(gedaan)


def test_elk_adres_kost_evenveel_met_25_en_met_342_gemeenten(als, demo):
    plek, client = maak_plaatsen()[EIGEN], als("cdk")
    paden = {naam: adres(naam, plek, GEHEIM) for naam in TABEL}
    for pad in paden.values():
        client.get(pad)  # what is kept in the session after the first time is not about gemeenten
    assert Gemeente.objects.deelnemend().count() == 25
    klein = {naam: kost(client, pad) for naam, pad in paden.items()}
    call_command("gebieden", stdout=io.StringIO())
    assert Gemeente.objects.count() == 342
    groot = {naam: kost(client, pad) for naam, pad in paden.items()}
    anders = {naam: (paden[naam], klein[naam], groot[naam]) for naam in paden if klein[naam] != groot[naam]}
    minder = {naam for naam, (_, (was, eerst), (is_, nu)) in anders.items() if was == is_ and nu < eerst}
    assert not {naam: wat for naam, wat in anders.items() if naam not in minder & MINDER.keys()}
    assert sum(status == 200 for status, _ in klein.values()) > 80


def test_de_vergelijking_ziet_een_vraag_per_gemeente(als, demo, monkeypatch):
    """Without this, it could be that nothing was counted."""
    client = als("cdk")
    client.get("/gebieden/")
    klein = kost(client, "/gebieden/")
    monkeypatch.setattr(Gemeente, "__str__", lambda gemeente: Gemeente.objects.get(pk=gemeente.pk).naam)
    assert kost(client, "/gebieden/")[1] >= klein[1] + 25
