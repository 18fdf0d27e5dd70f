"""Cyclus 1 and cyclus 2 from the same records, each by its own telregel, beside each other."""

from datetime import date

import pytest
from django.contrib.auth import get_user_model

from opgaven.cyclus.acties import start_cyclus
from opgaven.cyclus.forms import voorstel
from opgaven.gebieden.models import Gemeente, Provincie
from opgaven.rondes.models import Ronde
from realisatie.locaties.models import Beschikbaarheid, Locatie
from realisatie.stand.effect import effecten
from tests import fabriek
from verslag.cijfers.samenstellen import stel_samen

pytestmark = pytest.mark.django_db


@pytest.fixture
def cycli(demo):
    een = Ronde.objects.get(nummer=1)
    beheerder = get_user_model().objects.get(email="beheer-installatie@demo.example")
    return een, start_cyclus(**voorstel(een), door=beheerder)


def stand(ronde, dag=date(2024, 10, 31)):
    return stel_samen(ronde, Provincie.objects.get(code="PV23"), dag)


def per_gemeente(cijfers):
    return {g.naam: g.gegarandeerd for g in cijfers.gemeenten if g.gegarandeerd}


def test_cyclus_1_blijft_wat_gepubliceerd_is(cycli):
    cijfers = stand(cycli[0])
    assert (cijfers.asiel.gegarandeerd, cijfers.amv.gegarandeerd, cijfers.asiel.opgave) == (3864, 130, 6325)


def test_in_cyclus_2_tellen_van_dezelfde_plekken_alleen_de_duurzame(cycli):
    """From the published periods: Wierden ends inside the window, Zwolle and Hardenberg before it, and Steenwijkerland
    is one day short of five years (1-7-2025 until 30-6-2030)."""
    cijfers = stand(cycli[1], date(2026, 10, 31))
    assert per_gemeente(cijfers) == {
        "Almelo": 398,
        "Enschede": 550,
        "Hengelo": 425,
        "Rijssen-Holten": 250,
        "Tubbergen": 150,
        "Deventer": 550,
    }
    assert cijfers.asiel.gegarandeerd == 2323
    assert cijfers.asiel.opgave is None


def test_een_dag_langer_en_steenwijkerland_telt_mee(cycli):
    Beschikbaarheid.objects.filter(tot=date(2030, 6, 30)).update(tot=date(2030, 7, 1))
    assert per_gemeente(stand(cycli[1]))["Steenwijkerland"] == 80


def test_wat_niet_duurzaam_is_staat_als_voetnoot_en_als_proces(cycli):
    gemeente = next(g for g in stand(cycli[1]).gemeenten if g.naam == "Steenwijkerland")
    assert any("80 plekken" in noot and "niet duurzaam" in noot for noot in gemeente.voetnoten)
    assert list(gemeente.kolommen) == ["proces loopt"]
    in_een = next(g for g in stand(cycli[0]).gemeenten if g.naam == "Steenwijkerland")
    assert not any("duurzaam" in noot for noot in in_een.voetnoten)


def test_een_korte_uitruil_blijft_bij_de_gever(cycli):
    gever, ontvanger = (Gemeente.objects.get(naam=naam) for naam in ("Deventer", "Ommen"))
    velden = {"gever": gever, "ontvanger": ontvanger, "plekken": 50, "uitruil": fabriek.uitruil(ronde=cycli[1])}
    kort = fabriek.overdracht(**velden, van=date(2026, 2, 1), tot=date(2028, 2, 1))
    voor = per_gemeente(stand(cycli[1]))
    assert (voor["Deventer"], voor.get("Ommen")) == (550, None)
    type(kort).objects.filter(pk=kort.pk).update(tot=date(2031, 2, 1))
    na = per_gemeente(stand(cycli[1]))
    assert (na["Deventer"], na["Ommen"], sum(na.values())) == (500, 50, sum(voor.values()))


def test_crisisnoodopvang_telt_in_geen_van_beide(cycli):
    cno = fabriek.locatie(Gemeente.objects.get(naam="Ommen"), soort="cno")
    fabriek.periode(cno, 40)
    fabriek.voornemen(cno, 10)
    for ronde in cycli:
        ommen = next(g for g in stand(ronde).gemeenten if g.naam == "Ommen")
        assert (ommen.gegarandeerd, ommen.voornemens.aantal) == (None, 0)
    for deel in effecten(cno.gemeente, list(cno.beschikbaarheden.all())):
        assert all("eigen opgave" in oordeel.reden for _, oordeel in deel.oordelen)
        assert deel.gegarandeerd is None


@pytest.mark.parametrize("code", ["asiel-1", "asiel-2"])
@pytest.mark.parametrize("pad", ["/provincie/PV23/", "/regio/twente/", "/gemeente/GM1708/"])
def test_elk_dashboard_kan_in_beide_cycli(als, cycli, pad, code):
    pagina = als("lezer").get(f"{pad}?ronde={code}")
    assert pagina.status_code == 200
    assert next(ronde for ronde in cycli if ronde.code == code).naam in pagina.content.decode()


@pytest.mark.parametrize("code", ["asiel-1", "asiel-2"])
def test_van_beide_is_er_een_verslag(als, cycli, code):
    assert als("lezer").get(f"/verslag/{code}/").status_code == 200
    assert als("lezer").get(f"/verslag/{code}/verslag.json").status_code == 200


def test_de_gemeente_en_de_locatie_zeggen_het_van_elke_periode_in_beide_cycli(als, cycli):
    locatie = Locatie.objects.get(gemeente__naam="Steenwijkerland", beschikbaarheden__plekken=80)
    for pad in ("/gemeente/GM1708/", f"/locaties/{locatie.pk}/"):
        pagina = als("lezer").get(pad).content.decode()
        assert "Spreidingswet cyclus 1" in pagina and "Spreidingswet cyclus 2" in pagina
        assert "beslaat het hele garantievenster (1-7-2025 tot 1-2-2026)" in pagina
        assert "korter dan vijf jaar achter elkaar" in pagina
