"""The trail on screen: what it shows, to whom, and that reading it costs a fixed number of queries."""

from datetime import date
from io import BytesIO

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from openpyxl import load_workbook

from opgaven.gebieden.models import Gemeente
from prt.toegang.rollen.rechten import OPDRACHTREGEL
from prt.toegang.spoor.handelingen import handeling
from prt.toegang.spoor.models import Handeling
from realisatie.locaties import acties
from realisatie.locaties.models import Beschikbaarheid, Locatie
from tests import fabriek
from tests.realisatie.locaties.test_wie_ziet_wat import geheim as geheim

pytestmark = [pytest.mark.django_db, pytest.mark.traag]


@pytest.fixture
def wijziging(demo):
    """300 places in Zwolle become 310 until 2030, for a reason."""
    regel = Beschikbaarheid.objects.get(locatie__gemeente__naam="Zwolle", plekken=300)
    regel.plekken, regel.tot, regel.tot_precisie = 310, date(2030, 1, 1), "jaar"
    acties.bewaar(regel.locatie, [regel], door=OPDRACHTREGEL, reden="Verbouwd", ook_locatie=False)
    return regel


def test_van_en_naar_in_woorden(als, wijziging):
    for pad in ("/spoor/", reverse("locatie", args=[wijziging.locatie_id])):
        tekst = als("zwolle").get(pad).content.decode()
        assert "Plekken: 300 → 310" in tekst
        assert "→ 2030" in tekst
        assert "Verbouwd" in tekst
        assert "Opdrachtregel" in tekst


@pytest.mark.parametrize(
    ("wie", "status", "ziet"),
    [
        ("zwolle", 200, True),
        ("ijsselland", 200, True),
        ("cdk", 200, True),
        ("enschede", 200, False),
        ("twente", 200, False),
        ("lezer", 403, False),
        ("niemand", 403, False),
    ],
)
def test_wie_leest_welk_spoor(als, wijziging, geheim, wie, status, ziet):
    """Also of an action over several gemeenten: only what happened in one's own."""
    als("cdk").get(reverse("locatie", args=[geheim.pk]))
    eigen = Locatie.objects.filter(gemeente__naam="Enschede").first()
    eigen.adres = "Nieuw adres"
    geheim.adres = "Geheimzin elders"
    with handeling("gewijzigd", "Samen", door=OPDRACHTREGEL, gemeenten=[eigen.gemeente, geheim.gemeente]):
        eigen.save()
        geheim.save()
    for pad in ("/spoor/", "/spoor/?gemeente=" + str(geheim.gemeente_id), "/spoor/?naam=e"):
        antwoord = als(wie).get(pad)
        assert antwoord.status_code == status
        assert ("Geheimzin" in antwoord.content.decode()) is ziet
    assert ("300 → 310" in als(wie).get("/spoor/").content.decode()) is ziet
    if status == 200:
        cellen = _cellen(als(wie).get("/spoor/?bestand=xlsx"))
        assert any("Geheimzin" in str(cel) for cel in cellen) is ziet
        assert any("Nieuw adres" in str(cel) for cel in cellen) is (wie in ("enschede", "twente", "cdk"))
    else:
        assert als(wie).get("/spoor/?bestand=xlsx").status_code == 403


def _cellen(antwoord):
    blad = load_workbook(BytesIO(antwoord.content)).active
    return [cel for rij in blad.iter_rows(values_only=True) for cel in rij]


def test_een_openbare_locatie_toont_een_vreemde_haar_geschiedenis_niet(als, wijziging):
    tekst = als("enschede").get(reverse("locatie", args=[wijziging.locatie_id])).content.decode()
    assert "Geschiedenis" not in tekst and "Verbouwd" not in tekst


@pytest.mark.parametrize(
    ("vraag", "aantal"),
    [
        ("?soort=gewijzigd", 1),
        ("?naam=opdrachtregel&soort=gewijzigd", 1),
        ("?naam=demo&soort=gewijzigd", 0),
        ("?vanaf=2100-01-01", 0),
        ("?tot_en_met=2000-01-01", 0),
        ("?herkomst=formulier", 0),
    ],
)
def test_filters(als, wijziging, vraag, aantal):
    tekst = als("cdk").get("/spoor/" + vraag).content.decode()
    assert tekst.count("Verbouwd") == aantal


def test_het_bestand_heeft_een_regel_per_veld(als, wijziging):
    cellen = load_workbook(BytesIO(als("zwolle").get("/spoor/?bestand=xlsx").content)).active
    (gewijzigd,) = [rij[4] for rij in cellen.iter_rows(values_only=True) if rij[5] == "Verbouwd"]
    assert "Plekken: 300 → 310" in gewijzigd.splitlines()


def test_inzien_van_een_vertrouwelijke_locatie_en_downloaden_staan_erin(als, geheim):
    als("zwolle").get(reverse("locatie", args=[geheim.pk]))
    als("cdk").get(reverse("locatie-wijzigen", args=[geheim.pk]))
    als("ijsselland").get("/periodes/bestand.csv")
    als("lezer").get("/verslag/asiel-1/verslag.json")
    als("cdk").get(reverse("locatie", args=[Locatie.objects.filter(vertrouwelijk=False).first().pk]))
    soorten = Handeling.objects.filter(soort__in=("ingezien", "geexporteerd")).order_by("pk")
    assert [(h.soort, h.naam) for h in soorten] == [
        ("ingezien", "Demo medewerker Zwolle"),
        ("ingezien", "Demo CdK-staf Overijssel"),
        ("geexporteerd", "Demo regiosecretaris IJsselland"),
        ("geexporteerd", "Demo lezer"),
    ]
    assert [g.naam for g in soorten[2].gemeenten.all()] == ["Zwolle"]
    assert soorten[3].gebied.naam == "Overijssel"


def test_geen_vraag_aan_de_database_per_regel_en_voor_iedereen_even_veel(als, wijziging):
    """The narrowest role and the widest, at two actions and at twenty."""
    zwolle = Gemeente.objects.get(naam="Zwolle")
    aantallen = set()
    for aantal in (2, 18):
        for _ in range(aantal):
            regel = fabriek.periode(zwolle)
            regel.plekken = 7
            acties.bewaar(regel.locatie, [regel], door=OPDRACHTREGEL)
        for wie in ("zwolle", "cdk"):
            client = als(wie)
            with CaptureQueriesContext(connection) as vragen:
                assert client.get("/spoor/?soort=gewijzigd").status_code == 200
            aantallen.add(len(vragen))
    assert len(aantallen) == 1, aantallen
