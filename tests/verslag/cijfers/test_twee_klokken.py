"""R11: figures for a peildatum, as known at a moment. What was computed live then, comes out again later."""

import json
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from io import BytesIO

import pytest
import time_machine
from django.core.management import call_command
from django.db import transaction
from django.utils import timezone
from hypothesis import HealthCheck, given
from hypothesis import strategies as st

from opgaven.gebieden.kaart import is_gewijzigd
from opgaven.gebieden.models import Gemeente, Provincie
from opgaven.rondes.models import Ronde
from prt.toegang.rollen.rechten import OPDRACHTREGEL
from prt.toegang.spoor.lezen import als_moment
from realisatie.locaties import acties
from realisatie.locaties.models import Beschikbaarheid, Locatie
from realisatie.uitruil.models import Uitruil
from tests import fabriek
from tests.verslag.conftest import PEILDATUM
from tests.voorbeelden import voorbeelden
from verslag.cijfers.samenstellen import stel_samen

pytestmark = pytest.mark.django_db


def bereken(bekend_op=None):
    return stel_samen(Ronde.objects.get(nummer=1), Provincie.objects.get(naam="Overijssel"), PEILDATUM, bekend_op)


def zonder_moment(cijfers):
    return replace(cijfers, bekend_op=None)


def test_wat_nu_bekend_is_is_de_stand_van_nu(overijssel):
    assert zonder_moment(bereken(timezone.now())) == bereken()


def test_voor_er_iets_was_is_alles_onbekend(overijssel):
    cijfers = bereken(date(2024, 11, 1))
    assert (cijfers.asiel.opgave, cijfers.asiel.gegarandeerd, cijfers.asiel.voornemens) == (None, 0, 0)


def test_een_dag_loopt_tot_middernacht_in_nederland():
    assert als_moment(date(2026, 7, 1)) == datetime(2026, 7, 1, 21, 59, 59, 999999, UTC)
    assert als_moment(date(2026, 12, 1)) == datetime(2026, 12, 1, 22, 59, 59, 999999, UTC)


def test_een_gevallen_voorwaarde_was_daarvoor_nog_open(overijssel):
    voor, toen = bereken(), timezone.now()
    uitruil = Uitruil.objects.get()
    uitruil.voorwaarde_stand = "niet_vervuld"
    uitruil.save()
    assert bereken().asiel.gegarandeerd == 3664
    assert zonder_moment(bereken(toen)) == voor
    assert [lijn.gever.naam for lijn in bereken(toen).uitruilen[0].overdrachten.all()] == ["Dronten"]


def test_ook_de_opgave_en_het_venster_zijn_zoals_toen(overijssel):
    voor, toen = bereken(), timezone.now()
    ronde = Ronde.objects.get(nummer=1)
    ronde.venster_van = date(2024, 2, 1)
    ronde.save()
    opgave = ronde.opgaven.get(gebied__naam="Zwolle")
    opgave.aantal = 900
    opgave.save()
    assert bereken().asiel.opgave == 6325 - 717 + 900
    assert bereken().asiel.gegarandeerd < 3864
    assert zonder_moment(bereken(toen)) == voor


def test_een_verwijderde_locatie_stond_er_toen_nog(overijssel):
    voor, toen = bereken(), timezone.now()
    Locatie.objects.filter(gemeente__naam="Hengelo").get().delete()
    assert bereken().asiel.gegarandeerd < 3864
    assert zonder_moment(bereken(toen)) == voor


def test_wat_nu_vertrouwelijk_is_komt_langs_het_verleden_niet_naar_buiten(overijssel):
    regel = Beschikbaarheid.objects.filter(locatie__gemeente__naam="Almelo").first()
    regel.toelichting = "Geheimzin"
    regel.save()
    toen = timezone.now()
    assert "Geheimzin" in _almelo(bereken(toen)).bijzonderheden
    regel.locatie.vertrouwelijk = True
    regel.locatie.save()
    assert "Geheimzin" not in _almelo(bereken(toen)).bijzonderheden


def _almelo(cijfers):
    return next(g for g in cijfers.gemeenten if g.naam == "Almelo")


@pytest.mark.parametrize("meer", [0, 5])
def test_een_vast_aantal_vragen(overijssel, django_assert_num_queries, meer):
    """The ronde, opgaven, the land (three), gemeenten (twice), regio's, five histories and what is confidential now."""
    for _ in range(meer):
        fabriek.periode(Gemeente.objects.get(naam="Zwolle"))
    ronde, provincie, nu = Ronde.objects.get(nummer=1), Provincie.objects.get(naam="Overijssel"), timezone.now()
    is_gewijzigd()  # making a periode read the land already
    with django_assert_num_queries(12):
        stel_samen(ronde, provincie, PEILDATUM, nu)


AANTAL = st.integers(1, 400)

STAP = st.one_of(
    st.tuples(st.just("nieuw"), AANTAL, st.sampled_from(["asiel", "amv"])),
    st.tuples(st.just("plekken"), AANTAL, st.integers(0, 99)),
    st.tuples(st.just("beeindig"), st.dates(date(2025, 7, 2), date(2026, 3, 1)), st.integers(0, 99)),
    st.tuples(st.just("trek in"), st.none(), st.integers(0, 99)),
    st.tuples(st.just("uitruil"), AANTAL, st.none()),
)


def doe(soort, waarde, welke, zwolle, dalfsen) -> None:
    regels = list(Beschikbaarheid.objects.filter(locatie__gemeente=zwolle, hardheid="vastgesteld").order_by("pk"))
    if soort == "nieuw":
        locatie = Locatie(gemeente=zwolle, naam=f"Locatie {Locatie.history.count()}", vertrouwelijk=False)
        periode = Beschikbaarheid(
            doelgroep=welke, plekken=waarde, van=date(2024, 1, 1), van_precisie="dag", hardheid="vastgesteld"
        )
        acties.bewaar(locatie, [periode], door=OPDRACHTREGEL)
    elif soort == "uitruil":
        fabriek.overdracht(zwolle, dalfsen, waarde, uitruil=Uitruil.objects.get())
    elif regels:
        regel = regels[welke % len(regels)]
        if soort == "plekken":
            regel.plekken = waarde
            acties.bewaar(regel.locatie, [regel], door=OPDRACHTREGEL, ook_locatie=False)
        elif soort == "beeindig":
            regel.tot = waarde
            acties.beeindig(regel, door=OPDRACHTREGEL)
        else:
            acties.trek_in(regel, door=OPDRACHTREGEL)


@pytest.mark.traag
@voorbeelden(15, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(stappen=st.lists(STAP, min_size=1, max_size=6))
def test_elke_stand_van_toen_komt_later_weer_tevoorschijn(overijssel, stappen):
    zwolle, dalfsen = Gemeente.objects.get(naam="Zwolle"), Gemeente.objects.get(naam="Dalfsen")
    momenten = []
    with transaction.atomic(), time_machine.travel(timezone.now() + timedelta(seconds=1), tick=False) as klok:
        for stap in stappen:
            doe(*stap, zwolle, dalfsen)
            momenten.append((timezone.now(), bereken()))
            klok.shift(timedelta(seconds=1))
        for moment, cijfers in momenten:
            assert zonder_moment(bereken(moment)) == cijfers
        transaction.set_rollback(True)  # every example from the same beginning


@pytest.mark.parametrize("pad", ["/provincie/PV23/", "/regio/twente/", "/gemeente/GM0193/", "/verslag/asiel-1/"])
def test_elk_scherm_kan_zoals_bekend_op(als, pad):
    tekst = als("cdk").get(pad, {"peildatum": "2024-10-31", "bekend_op": "2024-11-01"}).content.decode()
    assert "zoals bekend op 1 november 2024" in tekst
    assert 'name="bekend_op" value="2024-11-01"' in tekst
    assert "Op 1 november 2024 stond er nog niets in de regietafel." in tekst
    vandaag = als("cdk").get(pad, {"bekend_op": timezone.localdate()}).content.decode()
    assert "stond er nog niets" not in vandaag
    assert "zoals bekend op" not in als("cdk").get(pad, {"peildatum": "2024-10-31"}).content.decode()


def test_een_onmogelijke_datum_is_een_melding(als):
    assert "datum bestaat niet" in als("cdk").get("/provincie/PV23/?bekend_op=morgen").content.decode()
    assert "datum bestaat niet" in als("cdk").get("/verslag/asiel-1/?bekend_op=morgen").content.decode()


def test_het_bestand_zegt_wanneer_het_bekend_was(als):
    pad = "/verslag/asiel-1/verslag.json?peildatum=2024-10-31"
    toen = als("cdk").get(pad + "&bekend_op=2024-11-01")
    assert json.loads(toen.content)["bekend_op"] == "2024-11-01"
    assert "bekend-op-2024-11-01.json" in toen["Content-Disposition"]
    nu = als("cdk").get(f"{pad}&bekend_op={timezone.localdate()}")
    zonder = json.loads(als("cdk").get(pad).content)
    assert json.loads(nu.content) == zonder | {"bekend_op": str(timezone.localdate())}


def test_de_opdracht(overijssel, tmp_path):
    pad = tmp_path / "verslag.json"
    call_command("verslag", cyclus="1", peildatum="2024-10-31", bekend_op="2024-11-01", formaat="json", uit=str(pad))
    gegevens = json.load(BytesIO(pad.read_bytes()))
    assert gegevens["bekend_op"] == "2024-11-01"
    assert gegevens["garanties"][-1]["realisatie_totaal"] == 0
