"""One's own dates at a private address: which days, for whom it answers, and that a new address ends the old one."""

from datetime import UTC, date, datetime, timedelta

import pytest
import time_machine
from icalendar import Calendar

from opgaven.gebieden.models import Gemeente
from opgaven.planning.models import Mijlpaal
from opgaven.rondes.models import Ronde
from prt.toegang.rollen.models import Agendasleutel, Gebruiker
from tests import fabriek
from verslag.teksten.models import Inleverdatum

pytestmark = pytest.mark.django_db

VANDAAG = date(2026, 9, 10)

MAAND = "Laatste dag om de maandstand te bevestigen"


@pytest.fixture(autouse=True)
def vandaag():
    with time_machine.travel(datetime(2026, 9, 10, 12, tzinfo=UTC), tick=False):
        yield


@pytest.fixture
def data(demo):
    Mijlpaal.objects.all().delete()
    ronde, provincie = Ronde.objects.get(nummer=1), Gemeente.objects.get(naam="Zwolle").provincie
    for dag, tekst, wie in (
        (date(2026, 9, 9), "Voorbij", ""),
        (date(2026, 9, 12), "Raad; college, én meer", "Gemeenten"),
        (date(2026, 9, 14), "Voor de staf", "CdK"),
        (date(2026, 10, 20), "Voor iedereen", ""),
        (date(2027, 1, 1), "Later", ""),
    ):
        Mijlpaal.objects.create(ronde=ronde, gebied=fabriek.land(), datum=dag, omschrijving=tekst, verantwoordelijk=wie)
    for onderdeel in ("gemeente", "duiding-cdk"):
        Inleverdatum.objects.create(ronde=ronde, provincie=provincie, onderdeel=onderdeel, datum=date(2026, 10, 1))


def sleutel_van(wie):
    return Agendasleutel.objects.create(gebruiker=Gebruiker.objects.get(email=f"{wie}@demo.example"))


def pad(sleutel):
    return f"/agenda/{sleutel.sleutel}.ics"


def dagen(antwoord):
    return [
        (dag.decoded("dtstart"), str(dag["summary"])) for dag in Calendar.from_ical(antwoord.content).walk("VEVENT")
    ]


def test_de_data_van_de_eigen_rol_ook_na_de_eerste_drie(client, data):
    zwolle, staf = (dagen(client.get(pad(sleutel_van(wie)))) for wie in ("zwolle", "cdk"))
    assert [dag for dag in zwolle if not dag[1].startswith("Tekst")] == [
        (date(2026, 9, 12), "Raad; college, én meer"),
        (date(2026, 9, 15), MAAND),
        (date(2026, 10, 20), "Voor iedereen"),
        (date(2027, 1, 1), "Later"),
    ]
    assert [dag for dag, tekst in zwolle if tekst.startswith("Tekst inleveren: ")] == [date(2026, 10, 1)]
    assert [tekst.split(":")[0] for _, tekst in staf] == ["Voor de staf", "Tekst inleveren", "Voor iedereen", "Later"]


def test_een_agendaprogramma_kan_er_mee_werken(client, data):
    """Whole days, each with a name of its own that stays when the day moves, and an address that can be opened."""
    sleutel = sleutel_van("zwolle")
    antwoord = client.get(pad(sleutel))
    assert antwoord["Content-Type"] == "text/calendar; charset=utf-8"
    assert set(antwoord["Cache-Control"].split(", ")) == {"private", "no-store"}
    assert not antwoord.cookies
    agenda = Calendar.from_ical(antwoord.content)
    voor = {str(dag["uid"]): dag for dag in agenda.walk("VEVENT")}
    assert len(voor) == 5 and agenda["version"] == "2.0" and agenda["prodid"]
    for dag in voor.values():
        assert dag.decoded("dtend") - dag.decoded("dtstart") == timedelta(days=1)
        assert dag.decoded("dtstamp") == datetime(2026, 9, 10, 12, tzinfo=UTC)
        assert dag["url"].startswith("http://testserver/")
    Mijlpaal.objects.filter(omschrijving="Later").update(datum=date(2026, 12, 24), omschrijving="Eerder")
    na = {
        str(dag["uid"]): dag.decoded("dtstart") for dag in Calendar.from_ical(client.get(pad(sleutel)).content).events
    }
    assert set(na) == set(voor) and date(2026, 12, 24) in na.values()


@pytest.mark.parametrize("wat", ["rol", "account", "sleutel"])
def test_zonder_rol_account_of_sleutel_is_er_niets(client, data, wat):
    sleutel = sleutel_van("zwolle")
    assert client.get(pad(sleutel)).status_code == 200
    if wat == "rol":
        sleutel.gebruiker.rollen.update(tot=VANDAAG)
    elif wat == "account":
        Gebruiker.objects.filter(pk=sleutel.gebruiker.pk).update(is_active=False)
    else:
        sleutel.sleutel = sleutel.sleutel[:-1]
    assert client.get(pad(sleutel)).status_code == 404


def test_niets_van_een_andere_provincie(client, data):
    elders = fabriek.provincie()
    ronde = Ronde.objects.get(nummer=1)
    Inleverdatum.objects.create(ronde=ronde, provincie=elders, onderdeel="gemeente", datum=date(2026, 9, 11))
    assert date(2026, 9, 11) not in dict(dagen(client.get(pad(sleutel_van("zwolle")))))


def test_een_nieuw_adres_maakt_het_oude_ongeldig(als, client, data):
    ingelogd = als("zwolle")
    assert ".ics" not in ingelogd.get("/agenda/").content.decode() and not Agendasleutel.objects.exists()
    ingelogd.post("/agenda/")
    oud = Agendasleutel.objects.get(gebruiker__email="zwolle@demo.example")
    assert len(oud.sleutel) == 43
    assert f"http://testserver{pad(oud)}" in ingelogd.get("/agenda/").content.decode()
    assert "Het oude adres werkt niet meer" in ingelogd.post("/agenda/", follow=True).content.decode()
    nieuw = Agendasleutel.objects.get(gebruiker=oud.gebruiker)
    assert nieuw.sleutel != oud.sleutel
    client.logout()
    assert client.get(pad(oud)).status_code == 404
    assert client.get(pad(nieuw)).status_code == 200


def test_het_adres_van_een_ander_staat_er_niet(als, data):
    ander = sleutel_van("cdk")
    assert ander.sleutel not in als("zwolle").get("/agenda/").content.decode()
