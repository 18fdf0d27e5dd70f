"""The verslag as PDF in the background: the same click gives the same task, until something changes."""

from datetime import date, timedelta

import pytest
import time_machine
from django.utils import timezone

from opgaven.bronnen.models import Bron
from opgaven.gebieden.models import Gemeente, Provincie
from opgaven.rondes.models import Ronde
from prt.taken.models import Taak
from prt.toegang.rollen.models import Gebruiker
from prt.toegang.spoor.models import Handeling
from realisatie.locaties.acties import bewaar
from realisatie.locaties.models import Beschikbaarheid, Locatie
from tests import fabriek
from tests.prt.taken.hulp import haal_op, voer_taken_uit
from tests.verslag.heel import als_html
from verslag.document.opstellen import stel_op
from verslag.document.versie import versie_van_de_gegevens
from verslag.uitvoer.taken import maak_document

pytestmark = pytest.mark.django_db

PDF = "/verslag/asiel-1/verslag.pdf?peildatum=2024-10-31"


@pytest.fixture
def papier(monkeypatch):
    """The HTML instead of the PDF: laying it out takes seconds and is not what these tests are about."""
    monkeypatch.setattr("verslag.uitvoer.taken.als_pdf", lambda verslag, **_: als_html(verslag).encode())


def klik(client, pad=PDF):
    antwoord = client.get(pad)
    assert antwoord.status_code == 302 and antwoord.url.startswith("/taken/")
    return antwoord.url


def test_een_klik_leidt_naar_de_taak(als):
    assert klik(als("cdk")) == f"/taken/{Taak.objects.get().pk}/"
    taak = Taak.objects.get()
    assert taak.titel == "Provinciaal verslag Overijssel, Spreidingswet cyclus 1, stand op 31 oktober 2024 (Pdf)"
    assert (taak.door.email, taak.provincie.naam) == ("cdk@demo.example", "Overijssel")


def test_een_tweede_klik_ook_na_het_downloaden(als, papier):
    client = als("cdk")
    eerste = klik(client)
    assert klik(client) == eerste
    voer_taken_uit()
    assert klik(client) == eerste
    assert client.get(f"{eerste}bestand/").status_code == 200
    assert klik(client) == eerste
    spoor = Handeling.objects.filter(soort="geexporteerd").get()
    assert (spoor.onderwerp, spoor.gebied.naam) == ("verslag-overijssel-cyclus-1-2024-10-31.pdf", "Overijssel")


def wijzig_periode():
    periode = Beschikbaarheid.objects.filter(plekken__gt=1).first()
    periode.plekken -= 1
    periode.save()


def hernoem_gemeente():
    Gemeente.objects.filter(naam="Zwolle").update(naam="Swolle")


def hernoem_bron():
    Bron.objects.filter(pk=Bron.objects.first().pk).update(titel="Een andere titel")


def verwijder_locatie():
    Locatie.objects.create(gemeente=Gemeente.objects.first(), naam="Weg").delete()


def verschuif_de_ronde():
    ronde = Ronde.objects.cycli().first()
    ronde.verslag_uiterlijk = date(2024, 11, 2)
    ronde.save()


@pytest.mark.parametrize(
    "wijzig", [wijzig_periode, hernoem_gemeente, hernoem_bron, verwijder_locatie, verschuif_de_ronde]
)
def test_na_een_wijziging_is_het_een_nieuwe(als, wijzig):
    client = als("cdk")
    eerste = klik(client)
    wijzig()
    tweede = klik(client)
    assert tweede != eerste
    assert klik(client) == tweede


@pytest.mark.parametrize("pad", [f"{PDF}&bekend_op=2026-11-01", PDF.replace("10-31", "10-30")])
def test_een_andere_dag_is_een_andere(als, pad):
    client = als("cdk")
    assert klik(client) != klik(client, pad)


@pytest.fixture
def hier(overijssel):
    return Provincie.objects.get(naam="Overijssel")


def test_morgen_is_het_een_nieuwe(hier):
    vandaag = versie_van_de_gegevens(hier)
    assert versie_van_de_gegevens(hier) == vandaag
    with time_machine.travel(timezone.now() + timedelta(days=1)):
        assert versie_van_de_gegevens(hier) != vandaag


def test_een_andere_provincie_schrijft_en_hier_verandert_niets(hier):
    gemeente = fabriek.gemeente()
    voor, daar = versie_van_de_gegevens(hier), versie_van_de_gegevens(gemeente.provincie)
    door = fabriek.gebruiker("medewerker_gemeente", gemeente)
    bewaar(Locatie(naam="Elders", gemeente=gemeente), [], door=door)
    assert versie_van_de_gegevens(hier) == voor
    assert versie_van_de_gegevens(gemeente.provincie) != daar


def test_de_versie_kost_evenveel_vragen_bij_meer_gegevens(hier, django_assert_num_queries):
    with django_assert_num_queries(8):  # the land (three), the actions, and four models without a history
        versie_van_de_gegevens(hier)


def test_het_bestand_is_wat_er_te_publiceren_is(als, papier):
    """Whoever asks: the task knows nobody's reach."""
    provincie, ronde = Provincie.objects.get(code="PV23"), Ronde.objects.cycli().get(code="asiel-1")
    verwacht = als_html(stel_op(ronde, provincie, date(2024, 10, 31))).encode()
    for wie in ("cdk", "lezer"):
        assert haal_op(als(wie), PDF).content == verwacht


def test_de_voortgang_zegt_wat_er_gebeurt(als, papier):
    gezegd, cdk = [], Gebruiker.objects.get(email="cdk@demo.example")
    wat = {"formaat": "pdf", "rapport": "verslag", "gebied": "PV23"} | {
        "ronde": "asiel-1",
        "peildatum": "2024-10-31",
        "bekend_op": None,
        "voor": cdk.pk,
    }
    maak_document(lambda *stap: gezegd.append(stap), **wat)
    assert gezegd == [(0, 2, "Cijfers samenstellen"), (1, 2, "Bladzijden opmaken")]


def test_een_ander_krijgt_zijn_eigen_taak(als):
    eerste, tweede = als("cdk"), als("lezer")
    van_eerste = klik(eerste)
    assert klik(tweede) != van_eerste
    assert (eerste.get(van_eerste).status_code, tweede.get(van_eerste).status_code) == (200, 404)
