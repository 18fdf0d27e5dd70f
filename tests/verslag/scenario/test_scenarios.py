"""Scenario's on the published figures: what they are made from, that they change nothing, and taking one over."""

import csv
import io
from datetime import date

import pytest
from django.db import DatabaseError, IntegrityError, transaction

from opgaven.gebieden.models import Gemeente, Provincie
from opgaven.opgaven.lezen import opgaven_van
from opgaven.opgaven.models import Opgave
from opgaven.rondes.models import Ronde
from prt.problemen import KanNiet
from prt.toegang.spoor.models import Handeling
from realisatie.locaties.models import Beschikbaarheid
from tests import fabriek
from tests.databaseregels import regels_van
from verslag.cijfers.samenstellen import stel_samen
from verslag.scenario.acties import bewaar_scenario, neem_over_als_opgave
from verslag.scenario.lezen import Afwijking, reken, scenariotabel, uitgangspunt, van_bewaard
from verslag.scenario.models import Scenario, Scenarioregel

pytestmark = pytest.mark.django_db

PEILDATUM = date(2024, 10, 31)

NIEUW = "/verdelen/scenarios/nieuw/?ronde=asiel-1&peildatum=2024-10-31"


@pytest.fixture
def van(demo):
    return uitgangspunt(Ronde.objects.get(nummer=1), Provincie.objects.get(code="PV23"), PEILDATUM)


@pytest.fixture
def cdk(demo, django_user_model):
    return django_user_model.objects.get(email="cdk@demo.example")


def bewaar(van, door, naam="Proef", **velden):
    standaard = {
        "opgave": 6325,
        "opgave_amv": 538,
        "minimum": 0,
        "minimum_amv": 0,
        "gekozen": (),
        "afwijkingen": {},
        "toelichting": "",
    }
    return bewaar_scenario(naam=naam, van=van, door=door, **standaard | velden)


def per_naam(voorstel):
    return {regel.gemeente.naam: regel for regel in voorstel.regels}


def test_de_gepubliceerde_stand_laat_een_restopgave_van_2461(van):
    """6,325 − 3,864; the gemeenten that offer their whole opgave get nothing more, the others never above it."""
    assert van.opgave == (6325, 538)
    voorstel = reken(van, opgave=6325, opgave_amv=538)
    assert (voorstel.asiel.aanbod, voorstel.asiel.restopgave, voorstel.asiel.toegewezen) == (3864, 2461, 2461)
    assert (voorstel.amv.aanbod, voorstel.amv.restopgave) == (130, 408)
    rijen = per_naam(voorstel)
    for naam in ("Almelo", "Hengelo", "Rijssen-Holten", "Tubbergen", "Deventer", "Hardenberg"):
        assert rijen[naam].toegewezen == 0
        assert voorstel.want[rijen[naam].gemeente.pk] == "biedt de hele opgave al aan"
    for regel in voorstel.regels:
        assert 0 <= regel.toegewezen <= max(0, regel.opgave - regel.aanbod)
        assert regel.taak_amv <= regel.taak
    assert sum(regel.taak for regel in voorstel.regels) == 6325


def test_een_gekozen_voornemen_verkleint_de_restopgave(van):
    fabriek.voornemen(Gemeente.objects.get(naam="Raalte"), 100, van=date(2025, 1, 1))
    plan = Beschikbaarheid.objects.get(plekken=100, hardheid="voornemen")
    opnieuw = uitgangspunt(van.ronde, van.provincie, PEILDATUM)
    zonder, met = (reken(opnieuw, opgave=6325, opgave_amv=538, gekozen=gekozen) for gekozen in ((), (plan.pk,)))
    assert (zonder.asiel.restopgave, met.asiel.restopgave) == (2461, 2361)
    raalte = per_naam(met)["Raalte"]
    assert (raalte.voornemens, raalte.gekozen) == (100, [[plan.locatie.naam, "asiel", 100]])


def test_afwijken_met_de_hand(van):
    borne, losser = (Gemeente.objects.get(naam=naam) for naam in ("Borne", "Losser"))
    afwijkingen = {borne.pk: Afwijking(uitgesloten=True, reden="geen"), losser.pk: Afwijking(vast=7, reden="akkoord")}
    voorstel = reken(van, opgave=6325, opgave_amv=538, afwijkingen=afwijkingen)
    rijen = per_naam(voorstel)
    assert (rijen["Borne"].toegewezen, rijen["Losser"].toegewezen) == (0, 7)
    assert voorstel.asiel.toegewezen == 2461
    assert voorstel.want[losser.pk] == "met de hand vastgezet: akkoord"


def test_een_scenario_verandert_nergens_een_cijfer(van, cdk):
    def alles():
        return stel_samen(van.ronde, van.provincie, PEILDATUM), Opgave.objects.count(), Opgave.history.count()

    voor = alles()
    bewaar(van, cdk, minimum=20)
    na = alles()
    assert (na[0].asiel, na[0].amv, na[0].problemen) == (voor[0].asiel, voor[0].amv, voor[0].problemen)
    assert na[1:] == voor[1:]


def test_wat_bewaard_is_blijft_zoals_het_was(van, cdk):
    scenario = bewaar(van, cdk)
    voor = scenariotabel(van_bewaard(scenario))
    Beschikbaarheid.objects.filter(plekken=700).update(plekken=1)
    assert scenariotabel(van_bewaard(scenario)) == voor
    assert voor[-1]["taak"] == 6325
    for rij in (scenario, scenario.regels.first()):
        for doe in (lambda rij=rij: type(rij).objects.filter(pk=rij.pk).update(id=rij.pk), rij.delete):
            with pytest.raises(DatabaseError), transaction.atomic():
                doe()


def test_overnemen_is_een_handeling_en_geldt_vanaf_de_dag(van, cdk):
    scenario = bewaar(van, cdk)
    aantal = neem_over_als_opgave(
        scenario=scenario, geldig_vanaf=date(2024, 12, 20), bron=None, vindplaats="", reden="besluit", door=cdk
    )
    assert aantal == 25 + 2 + 1
    deze = Handeling.objects.first()
    assert (deze.naam, deze.reden, deze.gemeenten.count()) == (cdk.naam, "besluit", 25)
    assert Opgave.history.filter(handeling=deze).count() == 28
    dalfsen = Gemeente.objects.get(naam="Dalfsen")
    for dag, grondslag in ((date(2024, 12, 19), "Indicatieve verdeling"), (date(2024, 12, 20), "Verdeelbesluit")):
        assert opgaven_van(van.ronde, dag).per_gebied[dalfsen.pk].grondslag == grondslag
    na = opgaven_van(van.ronde, date(2024, 12, 20))
    assert sum(na.per_gebied[g.pk].aantal for g in van.gemeenten) == 6325
    assert na.per_gebied[van.provincie.pk].aantal == 6325
    assert sum(na.per_gebied[regio.pk].aantal for regio in van.provincie.regios) == 6325
    assert not [p for p in stel_samen(van.ronde, van.provincie, date(2024, 12, 20)).problemen if "telt op" in p.tekst]


def test_een_scenario_na_het_besluit_gaat_nog_uit_van_de_indicatieve_opgave(van, cdk):
    voor = bewaar(van, cdk)
    neem_over_als_opgave(
        scenario=voor, geldig_vanaf=date(2024, 10, 1), bron=None, vindplaats="", reden="besluit", door=cdk
    )
    daarna = reken(uitgangspunt(van.ronde, van.provincie, PEILDATUM), opgave=6325, opgave_amv=538)
    assert [regel.taak for regel in daarna.regels] == [regel.taak for regel in van_bewaard(voor).regels]


def test_twee_keer_overnemen_op_een_dag_kan_niet_en_laat_niets_achter(van, cdk):
    scenario = bewaar(van, cdk)
    velden = {"geldig_vanaf": date(2024, 12, 20), "bron": None, "vindplaats": "", "reden": "x", "door": cdk}
    neem_over_als_opgave(scenario=scenario, **velden)
    opgaven, handelingen = Opgave.objects.count(), Handeling.objects.count()
    with pytest.raises(KanNiet, match="Kies een andere ingangsdatum"):
        neem_over_als_opgave(scenario=scenario, **velden)
    assert (Opgave.objects.count(), Handeling.objects.count()) == (opgaven, handelingen)


OVER = {"geldig_vanaf": date(2024, 12, 20), "bron": None, "vindplaats": "", "reden": "besluit"}


def test_wat_niemand_weet_wordt_bij_overnemen_geen_nul(van, cdk, als):
    """Of Almelo and Borne no indicative opgave is known: nothing is written, and it says what to do (R9)."""
    Opgave.objects.filter(ronde=van.ronde, gebied__naam__in=("Almelo", "Borne")).delete()
    van = uitgangspunt(van.ronde, van.provincie, van.peildatum)
    scenario = bewaar(van, cdk)
    voor = Opgave.objects.count(), Handeling.objects.count()
    with pytest.raises(KanNiet, match="Van Almelo en Borne is de indicatieve opgave onbekend: leg haar vast"):
        neem_over_als_opgave(scenario=scenario, **OVER, door=cdk)
    assert (Opgave.objects.count(), Handeling.objects.count()) == voor
    pad = f"/verdelen/scenarios/{scenario.pk}/overnemen/"
    assert "kan nog niet worden overgenomen" in als("cdk").get(pad).content.decode()
    antwoord = als("cdk").post(pad, {"geldig_vanaf": "2024-12-20", "reden": "Besluit"})
    assert antwoord.status_code == 422 and "Van Almelo en Borne" in antwoord.content.decode()


def test_wie_met_de_hand_een_deel_kreeg_hoeft_geen_indicatieve_opgave_te_hebben(van, cdk):
    Opgave.objects.filter(ronde=van.ronde, gebied__naam="Almelo").delete()
    van = uitgangspunt(van.ronde, van.provincie, van.peildatum)
    [almelo] = [gemeente for gemeente in van.gemeenten if gemeente.naam == "Almelo"]
    vast = {almelo.pk: Afwijking(vast=0, vast_amv=0, reden="Is afgesproken")}
    scenario = bewaar(van, cdk, afwijkingen=vast)
    assert not [reden for reden in van_bewaard(scenario).niet_over_te_nemen if "onbekend" in reden]


def test_wat_niet_is_verdeeld_kan_niet_worden_overgenomen(van, cdk):
    """A minimum above every share leaves the whole restopgave: 6,325 - 3,864 = 2,461."""
    scenario = bewaar(van, cdk, minimum=5000, minimum_amv=0)
    with pytest.raises(KanNiet, match=r"Er zijn 2\.461 plekken nog niet verdeeld: geef een gemeente meer\."):
        neem_over_als_opgave(scenario=scenario, **OVER, door=cdk)


def invoer(**velden):
    return {"opgave": 6325, "opgave_amv": 538, "minimum": 0, "minimum_amv": 0, "naam": "", "toelichting": ""} | velden


def test_op_het_scherm_van_berekenen_tot_overnemen(als):
    client = als("cdk")
    assert "2.461" in client.post(NIEUW, invoer()).content.decode()
    assert not Scenario.objects.exists()
    bewaard = client.post(NIEUW, invoer(naam="Eén", opslaan="1"))
    client.post(NIEUW, invoer(naam="Twee", minimum=50, opslaan="1"))
    een, twee = Scenario.objects.order_by("pk")
    assert bewaard.url == f"/verdelen/scenarios/{een.pk}/"
    pagina = client.get(f"/verdelen/scenarios/{een.pk}/?naast={twee.pk}").content.decode()
    assert "Taak Eén" in pagina and "Taak Twee" in pagina
    gelezen = client.get(f"/verdelen/scenarios/{een.pk}/bestand.csv").content.decode("utf-8-sig")
    rijen = list(csv.DictReader(io.StringIO(gelezen), delimiter=";"))
    assert (rijen[-1]["gemeente"], rijen[-1]["taak"], len(rijen)) == ("Totaal", "6325", 26)
    over = {"geldig_vanaf": "2024-12-20", "reden": "Verdeelbesluit"}
    pad = f"/verdelen/scenarios/{een.pk}/overnemen/"
    assert client.post(pad, over).status_code == 302
    opnieuw = client.post(pad, over)
    assert opnieuw.status_code == 422 and "Kies een andere ingangsdatum" in opnieuw.content.decode()
    assert Opgave.objects.filter(grondslag="verdeelbesluit").count() == 28


@pytest.mark.parametrize(
    ("velden", "melding"),
    [
        ({"uit_GM0147": "on"}, "waarom u hier van de regel afwijkt"),
        ({"vast_GM0147": "0"}, "waarom u hier van de regel afwijkt"),
        ({"vast_amv_GM0147": "140", "reden_GM0147": "x", "vast_GM0147": "5"}, "Amv-plekken zitten in het totaal"),
        ({"opgave_amv": 7000}, "kan niet groter zijn"),
        ({"voornemens": ["999999"]}, "geldige keuze"),
        ({"opslaan": "1"}, "Naam"),
    ],
)
def test_een_fout_staat_bij_het_veld_en_kost_geen_invoer(als, velden, melding):
    antwoord = als("cdk").post(NIEUW, invoer(toelichting="blijft staan") | velden)
    assert antwoord.status_code == 422
    pagina = antwoord.content.decode()
    assert melding in pagina and "blijft staan" in pagina
    assert not Scenario.objects.exists()


def test_een_ander_dan_de_staf_van_de_provincie_ziet_een_scenario_niet(als):
    als("cdk")
    vreemd = fabriek.scenario()
    assert als("cdk").get(f"/verdelen/scenarios/{vreemd.pk}/").status_code == 404
    assert als("ijsselland").get(f"/verdelen/scenarios/{vreemd.pk}/").status_code == 403


@pytest.mark.traag
def test_geen_vraag_per_gemeente(als, django_assert_max_num_queries):
    client = als("cdk")
    with django_assert_max_num_queries(30):
        client.get(NIEUW)
    client.post(NIEUW, invoer(naam="Eén", opslaan="1"))
    with django_assert_max_num_queries(10):
        client.get(f"/verdelen/scenarios/{Scenario.objects.get().pk}/")


REGELS = {
    "scenario_naam_uniek": lambda: _zelfde_naam(fabriek.scenario()),
    "scenario_amv_inbegrepen": lambda: fabriek.scenario(opgave=1, opgave_amv=2),
    "scenarioregel_gemeente_uniek": lambda: _zelfde_gemeente(fabriek.scenarioregel()),
    "scenarioregel_afwijking_heeft_reden": lambda: fabriek.scenarioregel(vast=1),
    "scenarioregel_amv_inbegrepen": lambda: fabriek.scenarioregel(gegarandeerd=1, gegarandeerd_amv=2),
}


def _zelfde_naam(een):
    fabriek.scenario(ronde=een.ronde, provincie=een.provincie, naam=een.naam)


def _zelfde_gemeente(een):
    fabriek.scenarioregel(scenario=een.scenario, gemeente=een.gemeente)


@pytest.mark.parametrize("regel", REGELS)
def test_de_database_weigert(regel):
    with pytest.raises(IntegrityError), transaction.atomic():
        REGELS[regel]()


def test_elke_regel_van_de_scenarios_staat_hierboven():
    assert {naam for naam in regels_van("verslag") if naam.startswith("scenario")} == set(REGELS)


@pytest.mark.parametrize("velden", [{"vast": 3, "reden": "x"}, {"gegarandeerd": 2, "gegarandeerd_amv": 2}])
def test_de_database_laat_toe(velden):
    assert Scenarioregel.objects.get(pk=fabriek.scenarioregel(**velden).pk).taak == velden.get("gegarandeerd", 0)
