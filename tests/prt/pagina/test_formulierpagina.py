"""What every page with a form does: nobody's work is written over, and what is sent twice is made once."""

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier
from uuid import uuid4

import pytest
from django.db import connection

from opgaven.rondes.models import Ronde
from opgaven.statushouders.models import Taakstellingpost
from prt.toegang.rollen.models import Gebruiker
from prt.toegang.spoor.inzendingen import verzend
from realisatie.bezetting.models import Bezetting
from realisatie.herinneringen.models import Mailtekst
from realisatie.locaties.models import Locatie
from tests.formulierhulp import als_verstuurd, verborgen
from verslag.teksten.models import Inleverdatum

pytestmark = pytest.mark.django_db


MAILTEKST = "/mailteksten/medewerker_vooraf/"
BEGINSTAND = "/statushouders/GM0180/statushouders-2024-i/beginstand/"
TELLING = "/statushouders/GM0150/statushouders-2024-i/telling/"
INLEVERDATA = "/verslag/asiel-1/inleverdata/"

WAS_TE_WISSEN = [
    (
        MAILTEKST,
        {"onderwerp": "Van de eerste", "tekst": "Beste {naam}"},
        {"onderwerp": "Van de tweede", "tekst": "Dag"},
    ),
    (BEGINSTAND, {"aantal": "-25", "reden": "Brief"}, {"aantal": "7", "reden": "Andere brief"}),
    (TELLING, {"maand": "2024-01-01", "gehuisvest": "12"}, {"maand": "2024-01-01", "gehuisvest": "99"}),
    (INLEVERDATA, {"gemeente": "2024-10-01"}, {"gemeente": "2024-09-01"}),
]


def stand():
    """What these pages write."""
    posten = Taakstellingpost.objects.filter(soort__in=("beginstand", "realisatie"), maand__isnull=False)
    return [
        *Mailtekst.objects.values_list("onderwerp", flat=True),
        *Taakstellingpost.objects.filter(soort="beginstand", gebied__naam="Staphorst").values_list("aantal"),
        *posten.filter(gebied__naam="Deventer").values_list("aantal"),
        *Inleverdatum.objects.values_list("datum", flat=True),
    ]


@pytest.mark.parametrize(("pad", "eerst", "daarna"), WAS_TE_WISSEN, ids=lambda waarde: str(waarde)[:30])
def test_wie_later_is_ziet_wat_de_ander_opsloeg(als, pad, eerst, daarna):
    """On these pages a colleague's work was written over without a word."""
    een, ander = als("cdk"), als("cdk")
    van_een, van_ander = verborgen(een, pad), verborgen(ander, pad)
    assert een.post(pad, eerst | van_een).status_code == 302
    bewaard = stand()
    antwoord = ander.post(pad, daarna | van_ander)
    tekst = antwoord.content.decode()
    assert antwoord.status_code == 409 and "Iemand anders heeft dit ook gewijzigd" in tekst
    assert stand() == bewaard
    for waarden in (eerst, daarna):
        assert any(waarde in tekst for waarde in waarden.values())
    assert ander.post(pad, als_verstuurd(antwoord)).status_code == 302
    assert stand() != bewaard


@pytest.fixture
def gebotst(als):
    """Two people changed both fields of a mail."""
    een, ander = als("cdk"), als("cdk")
    van_een, van_ander = verborgen(een, MAILTEKST), verborgen(ander, MAILTEKST)
    een.post(MAILTEKST, {"onderwerp": "Van de eerste", "tekst": "Beste {naam}"} | van_een)
    return ander, ander.post(MAILTEKST, {"onderwerp": "Van de tweede", "tekst": "Dag"} | van_ander)


@pytest.mark.parametrize(
    ("keuze", "verwacht"),
    [
        ({}, ("Van de tweede", "Dag")),
        ({"keuze-onderwerp": "hun"}, ("Van de eerste", "Dag")),
        ({"keuze-onderwerp": "hun", "keuze-tekst": "hun"}, ("Van de eerste", "Beste {naam}")),
        ({"keuze-onderwerp": "hun", "alles": "mijn"}, ("Van de tweede", "Dag")),
        ({"alles": "hun"}, ("Van de eerste", "Beste {naam}")),
    ],
)
@pytest.mark.parametrize("eerst_nakijken", [False, True])
def test_per_veld_is_te_kiezen(gebotst, keuze, verwacht, eerst_nakijken):
    """Without a script; and who wants to see the form first, finds in it what was chosen."""
    client, antwoord = gebotst
    velden = als_verstuurd(antwoord) | keuze
    if eerst_nakijken:
        formulier = client.post(MAILTEKST, velden | {"verder": "1"}).context["formulier"]
        assert Mailtekst.objects.get().onderwerp == "Van de eerste"  # nothing is saved yet
        velden = {veld.name: veld.value() for veld in formulier} | formulier.bewaking
    assert client.post(MAILTEKST, velden).status_code == 302
    assert Mailtekst.objects.values_list("onderwerp", "tekst").get() == verwacht


@pytest.mark.parametrize(("pad", "eerst", "daarna"), WAS_TE_WISSEN, ids=lambda waarde: str(waarde)[:30])
def test_zonder_versie_wordt_niets_gewijzigd(als, pad, eerst, daarna):
    client = als("cdk")
    client.post(pad, eerst | verborgen(client, pad))
    bewaard = stand()
    assert client.post(pad, daarna).status_code == 409
    assert stand() == bewaard


def test_een_fout_verbruikt_de_sleutel_niet(als):
    client, pad = als("cdk"), "/planning/nieuw/"
    sleutel = verborgen(client, pad)
    antwoord = client.post(pad, {"omschrijving": ""} | sleutel)
    assert antwoord.status_code == 422
    assert antwoord.context["formulier"].bewaking["inzending"] == sleutel["inzending"]
    velden = {"ronde": Ronde.objects.get(nummer=1).pk, "datum": "2026-12-01", "omschrijving": "Iets nieuws"}
    assert client.post(pad, velden | sleutel).status_code == 302


def test_de_sleutel_van_een_ander_zegt_niets(als):
    sleutel, zwolle, cdk = uuid4(), *Gebruiker.objects.filter(email__in=("zwolle@demo.example", "cdk@demo.example"))
    assert verzend(zwolle, sleutel, lambda: "/van-zwolle/") == ("/van-zwolle/", True)
    assert verzend(zwolle, sleutel, lambda: "/nog-eens/") == ("/van-zwolle/", False)
    with pytest.raises(Exception, match="(?i)unique|dup"):
        verzend(cdk, sleutel, lambda: "/van-cdk/")


def test_tegelijk_is_een_keer(gedeelde_database, demo):
    """Two presses at the same moment: the second waits for the first."""
    gebruiker, sleutel, samen, gedaan = Gebruiker.objects.first(), uuid4(), Barrier(2), []

    def druk(_):
        samen.wait(timeout=20)
        try:
            return verzend(gebruiker, sleutel, lambda: gedaan.append(1) or "/klaar/")
        finally:
            connection.close()

    with ThreadPoolExecutor(2) as draden:
        uitkomsten = sorted(draden.map(druk, range(2)))
    assert uitkomsten == [("/klaar/", False), ("/klaar/", True)] and len(gedaan) == 1


def test_een_bezetting_over_die_van_een_collega_heen(als):
    locatie = Locatie.objects.filter(gemeente__naam="Zwolle", vertrouwelijk=False).first()
    pad = f"/locaties/{locatie.pk}/bezetting/"
    een, ander = als("zwolle"), als("cdk")
    velden = {"datum": "2024-03-01", "doelgroep": "asiel", "teller": "gemeente"}
    van_ander = verborgen(ander, pad)
    groep = ander.get(pad).context["formulier"].fields["doelgroep"].choices[0][0]
    velden["doelgroep"] = groep
    assert een.post(pad, velden | {"personen": "33"} | verborgen(een, pad)).status_code == 302
    antwoord = ander.post(pad, velden | {"personen": "44"} | van_ander)
    assert antwoord.status_code == 409 and "33" in antwoord.content.decode()
    assert Bezetting.objects.get().personen == 33
