"""Oekraïne: the opgave beside the places and the people, honest about what nobody entered, and counting by whom."""

import json
from datetime import date

import pytest
import time_machine
from django.core.management import call_command
from django.utils import timezone

from opgaven.gebieden.models import Gemeente, Provincie, Regio
from opgaven.opgaven.lezen import opgaven_van
from opgaven.rondes.models import Ronde
from prt.rekenen.getallen import Som
from realisatie.bezetting.models import Bezetting
from realisatie.oekraine.lezen import (
    controleer,
    controleer_tellingen,
    grafiek,
    lees_oekraine,
    opgeteld,
    plekken_op,
    totalen,
)
from tests import fabriek
from tests.formulierhulp import verborgen

pytestmark = pytest.mark.django_db

DAG = date(2024, 3, 1)


@pytest.fixture
def ronde(overijssel):
    return Ronde.objects.get(code="oekraine-2024")


def lees(ronde, dag=DAG, regio=None):
    provincie = Provincie.objects.get(naam="Overijssel")
    return lees_oekraine(ronde, provincie, regio, dag)


def plekken(gemeente, aantal, **velden):
    soort = velden.pop("soort", "goo")
    locatie = fabriek.locatie(
        Gemeente.objects.get(naam=gemeente), soort=soort, vertrouwelijk=velden.pop("geheim", False)
    )
    return fabriek.periode(locatie, aantal, **{"doelgroep": "oekraine", "van": date(2023, 1, 1)} | velden)


def test_de_gepubliceerde_opgave_zonder_locaties(ronde):
    """7,882 places asked for; how many there are is not published and so unknown, never 0."""
    rijen = lees(ronde)
    niets = Som(None, 0, 25)
    assert totalen(rijen) == {"opgave": Som(7882, 25, 25), "plekken": niets, "bezetting": niets, "verschil": None}
    assert [(str(groep), rij.opgave.heel, rij.plekken, rij.verschil) for groep, rij in opgeteld(rijen).items()] == [
        ("Twente", 3884, Som(None, 0, 14), None),
        ("IJsselland", 3998, Som(None, 0, 11), None),
    ]
    assert grafiek(rijen, DAG).bevinding == "De opgave is 7.882 plekken. Hoeveel er zijn, is nog niet ingevoerd."
    opgaven = opgaven_van(ronde, DAG)
    assert not controleer(rijen, opgaven, Provincie.objects.get(naam="Overijssel"))


def test_van_toen_zijn_de_plekken_waar_hun_locatie_toen_was(ronde):
    """Moved or removed since: what was known then does not change (R11)."""
    weg, verhuisd = plekken("Zwolle", 40).locatie, plekken("Zwolle", 30).locatie
    moment, zwolle, deventer = timezone.now(), verhuisd.gemeente, Gemeente.objects.get(naam="Deventer")
    weg.delete()
    verhuisd.gemeente = deventer
    verhuisd.save()
    assert plekken_op(zwolle.provincie, DAG, moment) == {zwolle.pk: 70}
    assert plekken_op(zwolle.provincie, DAG) == {deventer.pk: 30}


def test_goo_en_poo_samen_op_de_peildatum(ronde):
    plekken("Zwolle", 400, tot=date(2024, 3, 1))
    plekken("Zwolle", 350, van=date(2024, 3, 1))
    plekken("Zwolle", 30, soort="poo")
    plekken("Zwolle", 99, hardheid="voornemen")
    plekken("Zwolle", 88, doelgroep="asiel")
    plekken("Deventer", 600, geheim=True)
    per_naam = {rij.gebied.naam: rij for rij in lees(ronde)}
    assert (per_naam["Zwolle"].plekken, per_naam["Zwolle"].verschil) == (380, 380 - 607)
    assert (per_naam["Deventer"].plekken, per_naam["Deventer"].verschil) == (600, 80)
    assert per_naam["Kampen"].plekken is None
    assert {rij.gebied.naam: rij.plekken for rij in lees(ronde, date(2024, 2, 29))}["Zwolle"] == 430


def test_het_verschil_van_een_regio_is_pas_bekend_als_alles_bekend_is(ronde):
    for gemeente in Regio.objects.get(naam="Twente").gemeenten:
        plekken(gemeente.naam, 300)
    per_naam = {str(groep): rij for groep, rij in opgeteld(lees(ronde)).items()}
    assert (per_naam["Twente"].plekken.heel, per_naam["Twente"].verschil) == (14 * 300, 14 * 300 - 3884)
    assert per_naam["IJsselland"].verschil is None
    plekken("Zwolle", 1)
    rijen = lees(ronde)
    assert totalen(rijen)["plekken"] == Som(4201, 15, 25) and totalen(rijen)["verschil"] is None
    assert (
        "Er zijn ten minste 4.201 harde plekken. Van 10 van de 25 gemeenten zijn geen plekken bekend."
        in grafiek(rijen, DAG).bevinding
    )


def test_wat_een_gemeente_opgeeft_lijkt_nergens_het_geheel(als):
    """Zwolle enters 420 places: one of 25 gemeenten, and of the 11 of IJsselland. On the page and in the verslag."""
    plekken("Zwolle", 420)
    alle, regio = "ten minste 420 · 1 van 25 bekend", "ten minste 420 · 1 van 11 bekend"
    pagina = tekst(als, "/oekraine/?peildatum=2024-03-01")
    assert alle in pagina.split("<tfoot")[1] and regio in pagina
    verslag = " ".join(tekst(als, "/verslag/asiel-1/?peildatum=2024-03-01").split())
    assert alle in verslag and regio in verslag


def test_de_bezetting_is_de_laatste_telling_per_open_locatie(ronde):
    goo, poo, dicht = plekken("Zwolle", 400), plekken("Zwolle", 30), plekken("Zwolle", 50, tot=date(2024, 2, 1))
    fabriek.bezetting(goo.locatie, 350, datum=date(2024, 2, 1))
    fabriek.bezetting(goo.locatie, 360, datum=date(2024, 2, 20), teller="coa")
    fabriek.bezetting(goo.locatie, 361, datum=date(2024, 2, 20))
    fabriek.bezetting(goo.locatie, 380, datum=date(2024, 3, 2))
    fabriek.bezetting(poo.locatie, 20, datum=date(2024, 1, 1))
    fabriek.bezetting(poo.locatie, 5, datum=date(2024, 2, 1), doelgroep="asiel")
    fabriek.bezetting(dicht.locatie, 45, datum=date(2024, 1, 1))
    per_naam = {rij.gebied.naam: rij.bezetting for rij in lees(ronde)}
    assert (per_naam["Zwolle"], per_naam["Kampen"]) == (381, None)


def test_coa_en_gemeente_op_dezelfde_dag(ronde):
    """R13: a message with a link, only where the two differ on one day."""
    goo = plekken("Zwolle", 400).locatie
    fabriek.bezetting(goo, 350)
    fabriek.bezetting(goo, 350, teller="coa")
    assert not controleer_tellingen(Bezetting.objects.select_related("locatie"))
    fabriek.bezetting(goo, 340, datum=date(2024, 4, 1))
    fabriek.bezetting(goo, 339, datum=date(2024, 4, 2), teller="coa")
    assert not controleer_tellingen(Bezetting.objects.select_related("locatie"))
    fabriek.bezetting(goo, 339, datum=date(2024, 4, 1), teller="coa")
    (probleem,) = controleer_tellingen(Bezetting.objects.select_related("locatie"))
    assert probleem.tekst.startswith("Op 1 april 2024 telt de gemeente 340 personen en het COA 339.")
    assert probleem.pad == f"/locaties/{goo.pk}/"


def test_opgaven_die_niet_optellen_geven_een_melding(ronde):
    ronde.opgaven.filter(gebied__naam="Zwolle").update(aantal=600)
    meldingen = [
        str(p) for p in controleer(lees(ronde), opgaven_van(ronde, DAG), Provincie.objects.get(naam="Overijssel"))
    ]
    assert meldingen == [
        "IJsselland: De opgave van de gemeenten telt op tot 3.991, gepubliceerd is 3.998.",
        "Overijssel: De opgave van de gemeenten telt op tot 7.875, gepubliceerd is 7.882.",
    ]


def tekst(als, pad, wie="cdk"):
    antwoord = als(wie).get(pad)
    assert antwoord.status_code == 200
    return antwoord.content.decode()


def test_het_scherm_toont_onbekend_en_de_som(als):
    pagina = tekst(als, "/oekraine/")
    voet = pagina.split("<tfoot")[1].split("</tfoot>")[0]
    assert "7.882" in voet and voet.count("onbekend") == 3 and "–" not in voet
    assert ">0<" not in pagina
    assert "3.884" in tekst(als, f"/oekraine/?regio={Gemeente.objects.get(naam='Almelo').regio.pk}").split("<tfoot")[1]


@pytest.mark.parametrize("vraag", ["peildatum=x", "regio=x", "ronde=x", "volgorde=-verschil", "volgorde=x"])
def test_een_rare_vraag_geeft_geen_storing(als, vraag):
    plekken("Zwolle", 10)
    assert als("lezer").get(f"/oekraine/?{vraag}").status_code == 200


@pytest.mark.traag
@pytest.mark.parametrize("wie", ["zwolle", "cdk"])
def test_geen_vraag_aan_de_database_per_gemeente(als, wie, django_assert_max_num_queries):
    client = als(wie)
    regio = Gemeente.objects.get(naam="Zwolle").regio
    for _ in range(2):
        with django_assert_max_num_queries(18):
            client.get("/oekraine/")
        for nummer in range(15):
            gemeente = fabriek.gemeente(f"Extra {regio.gemeenten.count()} {nummer}", regio=regio)
            fabriek.bezetting(plekken(gemeente.naam, 5).locatie)


def test_een_verschil_in_tellingen_ziet_alleen_wie_de_locatie_ziet(als):
    geheim = plekken("Zwolle", 400, geheim=True).locatie
    for teller, personen in (("gemeente", 10), ("coa", 11)):
        fabriek.bezetting(geheim, personen, teller=teller)
    for wie, ziet in (("zwolle", True), ("ijsselland", True), ("cdk", True), ("enschede", False), ("coa", False)):
        assert ("telt de gemeente 10 personen" in tekst(als, "/oekraine/", wie)) == ziet, wie


@pytest.mark.parametrize(("wie", "tellers"), [("zwolle", ["gemeente"]), ("coa", ["coa"]), ("cdk", ["gemeente", "coa"])])
def test_wie_namens_wie_telt(als, wie, tellers):
    locatie = plekken("Zwolle", 400).locatie
    client = als(wie)
    pad = f"/locaties/{locatie.pk}/bezetting/"
    for teller in ("gemeente", "coa"):
        velden = {"datum": "2024-03-01", "doelgroep": "oekraine", "personen": "33", "teller": teller}
        assert client.post(pad, velden).status_code == (302 if teller in tellers else 422)
    assert sorted(Bezetting.objects.values_list("teller", flat=True)) == sorted(tellers)


def test_een_tweede_telling_vervangt_de_eerste(als):
    locatie = plekken("Zwolle", 400).locatie
    client = als("zwolle")
    for personen in ("33", "34", "34"):
        velden = {"datum": "2024-03-01", "doelgroep": "oekraine", "personen": personen, "teller": "gemeente"}
        pad = f"/locaties/{locatie.pk}/bezetting/"
        assert client.post(pad, velden | verborgen(client, pad)).status_code == 302
    bezetting = Bezetting.objects.get()
    assert (bezetting.personen, bezetting.history.count()) == (34, 2)
    assert "1 maart 2024" in tekst(als, f"/locaties/{locatie.pk}/", "lezer")


@pytest.mark.parametrize(
    ("velden", "melding"),
    [
        ({"personen": "-1"}, "Minder dan 0 kan hier niet"),
        ({"personen": "veel"}, "Schrijf een heel getal"),
        ({"personen": "99999"}, "kan niet kloppen"),
        ({"datum": "2024-03-02"}, "Een telling is van vandaag of eerder"),
        ({"datum": "gisteren"}, "Schrijf een datum als"),
    ],
)
def test_een_telling_die_niet_kan(als, velden, melding):
    locatie = plekken("Zwolle", 400).locatie
    client = als("zwolle")
    goed = {"datum": "2024-03-01", "doelgroep": "oekraine", "personen": "5", "teller": "gemeente"}
    with time_machine.travel(date(2024, 3, 1)):
        antwoord = client.post(f"/locaties/{locatie.pk}/bezetting/", goed | velden)
    assert antwoord.status_code == 422
    assert melding in antwoord.content.decode()
    assert not Bezetting.objects.exists()


def test_de_tabel_als_bestand(ronde, tmp_path):
    plekken("Zwolle", 400, geheim=True)
    doel = tmp_path / "o.json"
    call_command("tabel", "oekraine", "--peildatum", "2024-03-01", "--formaat", "json", "--uit", str(doel))
    rijen = json.loads(doel.read_text())
    assert (len(rijen), sum(rij["opgave"] for rij in rijen)) == (25, 7882)
    zwolle = next(rij for rij in rijen if rij["gemeente"] == "Zwolle")
    assert zwolle == {
        "gemeente": "Zwolle",
        "regio": "IJsselland",
        "opgave": 607,
        "plekken": 400,
        "verschil": -207,
        "bezetting": None,
    }
    assert rijen[0]["plekken"] is None
