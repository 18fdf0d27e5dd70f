"""Two people who import the same file at the same moment: one of them writes, the other finds it done."""

from concurrent.futures import ThreadPoolExecutor
from io import BytesIO
from threading import Barrier

import pytest
from django.db import connection

from prt.toegang.rollen.rechten import OPDRACHTREGEL
from realisatie.importeren.acties import importeer
from realisatie.importeren.lezen import lees
from realisatie.locaties.models import Beschikbaarheid, Locatie
from tests import fabriek
from tests.realisatie.importeren.hulp import bestand, rij


@pytest.mark.postgres
@pytest.mark.skipif(connection.vendor != "postgresql", reason="SQLite lets one writer in at a time")
@pytest.mark.django_db(transaction=True)
def test_twee_keer_tegelijk():
    provincie = fabriek.provincie(code="PV23", naam="Overijssel")
    fabriek.gemeente("Zwolle", code="GM0193", provincie=provincie)
    boek = bestand(*[rij(Locatie=f"Opvang {nummer}") for nummer in range(200)]).getvalue()
    samen = Barrier(2)

    def voer_in(_):
        inlezing = lees(BytesIO(boek), grootste=10**7)
        samen.wait(timeout=20)
        try:
            return importeer(inlezing, door=OPDRACHTREGEL).uitkomst
        finally:
            connection.close()

    with ThreadPoolExecutor(2) as draden:
        uitkomsten = list(draden.map(voer_in, range(2)))
    assert sorted((uitkomst.periodes.nieuw, uitkomst.periodes.ongewijzigd) for uitkomst in uitkomsten) == [
        (0, 200),
        (200, 0),
    ]
    assert (Locatie.objects.count(), Beschikbaarheid.objects.count()) == (200, 200)
