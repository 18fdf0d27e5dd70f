"""Rows that are put back are the rows that the commands write: every table, every column, every key."""

from datetime import UTC, datetime

import pytest
import time_machine
from django.core.management.color import no_style
from django.db import connection, transaction

from opgaven.management.commands.demo import WACHTWOORD
from prt.toegang.rollen.models import Gebruiker
from prt.toegang.spoor.models import Handeling
from tests import fabriek
from tests.conftest import laad_demo, laad_overijssel
from tests.momentopname import alle_rijen, neem_op

pytestmark = [pytest.mark.django_db, pytest.mark.traag]
MOMENTEN = [datetime(2020, 2, 29, 12, 0, 0, 123456, UTC), datetime(2031, 7, 1, 22, 30, tzinfo=UTC)]


def zonder_wachtwoord(rijen):
    """Of accounts: each password has a salt of its own."""
    kolommen = [veld.attname for veld in Gebruiker._meta.local_concrete_fields]
    plaats = kolommen.index("password")
    return rijen | {Gebruiker: [rij[:plaats] + rij[plaats + 1 :] for rij in rijen.get(Gebruiker, [])]}


@pytest.fixture(params=MOMENTEN, ids=str)
def stilstand(request):
    with time_machine.travel(request.param, tick=False):
        yield request.param


def test_teruggezet_is_gelijk_aan_wat_de_opdrachten_schrijven(opnamen, stilstand):
    """A recording of now next to what an old one puts back now; the keys begin at the same numbers in both."""
    leeg, nieuw = alle_rijen(), neem_op(laad_overijssel, laad_demo)
    verwacht = leeg
    for oud, opname in zip(opnamen, nieuw, strict=True):
        oud.zet_terug()
        verwacht = verwacht | opname.rijen
        assert zonder_wachtwoord(alle_rijen()) == zonder_wachtwoord(verwacht)
    assert Handeling.objects.get().wanneer == stilstand
    assert sum(map(len, nieuw[0].rijen.values())) > 300 and len(nieuw[1].rijen[Gebruiker]) == 11
    assert all(gebruiker.check_password(WACHTWOORD) for gebruiker in Gebruiker.objects.all())


def test_opnemen_laat_niets_na(opnamen):
    leeg = alle_rijen()
    neem_op(laad_overijssel)
    assert alle_rijen() == leeg


def test_de_database_ziet_geen_gebroken_verwijzingen(demo):
    connection.check_constraints()


def test_daarna_telt_elke_tabel_verder(opnamen):
    """Also where the count has started anew, as after ``flush``: the next key is a free one."""
    tabellen = {model._meta.db_table for opname in opnamen for model in opname.rijen}
    reeksen = [reeks for reeks in connection.introspection.sequence_list() if reeks["table"] in tabellen]
    with transaction.atomic(), connection.cursor() as cursor:
        for opdracht in connection.ops.sequence_reset_by_name_sql(no_style(), reeksen):
            cursor.execute(opdracht)
    for opname in opnamen:
        opname.zet_terug()
    hoogste = {model: model.objects.latest("pk").pk for opname in opnamen for model in opname.rijen}
    gemeente = fabriek.gemeente()
    rijen = [gemeente, gemeente.regio, gemeente.provincie, fabriek.bron(), fabriek.overdracht(), fabriek.uitruil()]
    rijen += [fabriek.periode(), fabriek.locatie(), fabriek.opgave(), fabriek.regiototaal(), fabriek.mijlpaal()]
    rijen += [fabriek.taakstellingpost(), fabriek.cyclus(), fabriek.gebruiker(), Handeling.objects.first()]
    assert all(rij.pk > hoogste[type(rij)._meta.concrete_model] for rij in rijen)
