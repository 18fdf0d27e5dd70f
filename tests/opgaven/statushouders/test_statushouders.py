"""The taakstelling statushouders on screen: the published figures, entering, the supervision and who sees it."""

import csv
from datetime import date
from pathlib import Path

import pytest

from opgaven.gebieden.kaart import kaart
from opgaven.gebieden.models import Gemeente, Provincie
from opgaven.rondes.models import Ronde
from opgaven.statushouders.acties import Telling, leg_tellingen_vast
from opgaven.statushouders.lezen import controleer, controleer_totalen, lees_grootboeken
from opgaven.statushouders.models import Taakstellingpost, Toezichtstap
from opgaven.statushouders.overzicht import gekozen, rijen, tempografiek
from opgaven.statushouders.rekenen import Saldo, Saldosom, totaal
from prt.pagina.botsing import versie_van
from prt.rekenen.getallen import Som
from prt.toegang.rollen.rechten import OPDRACHTREGEL
from prt.toegang.spoor.models import Handeling
from tests import fabriek
from tests.formulierhulp import verborgen

pytestmark = pytest.mark.django_db

GEGEVENS = Path(__file__).parent.parent.parent / "gegevens"

DAG = date(2024, 3, 1)


def gepubliceerd(tabel):
    with (GEGEVENS / f"{tabel}.csv").open(encoding="utf-8", newline="") as bestand:
        return list(csv.DictReader(bestand))


@pytest.fixture
def ronde(overijssel):
    return Ronde.objects.get(code="statushouders-2024-i")


@pytest.fixture
def boeken(ronde):
    return lees_grootboeken(Gemeente.objects.in_gebied(Provincie.objects.get(naam="Overijssel")), DAG)


def test_elke_gepubliceerde_opgave_komt_uit_het_grootboek(boeken, ronde):
    """1,249 with the balances is 1,693; per gemeente as published."""
    regels = {boek.gemeente.naam: boek.van(ronde).halfjaar for boek in boeken}
    verwacht = gepubliceerd("taakstelling_statushouders_2024-I")
    assert len(verwacht) == len(regels) == 25
    for rij in verwacht:
        regel = regels[rij["gemeente"]]
        assert (regel.taakstelling, regel.inclusief) == (
            int(rij["taakstelling"]),
            Saldo(int(rij["inclusief_voor_achterstand"])),
        )
    som = totaal(list(regels.values()))
    assert (som.taakstelling, som.inclusief) == (Som(1249, 25, 25), Saldosom(Saldo(1693), 25, 25))
    assert regels["Deventer"].beginstand == Saldo(-13)
    assert regels["Staphorst"].beginstand == Saldo(-19, hoogstens=True)


def test_de_gepubliceerde_totalen_kloppen(boeken, ronde):
    assert not controleer_totalen(boeken, ronde, DAG)
    assert not controleer(boeken, ronde)


def test_een_verkeerd_totaal_geeft_een_melding(boeken, ronde):
    ronde.opgaven.filter(gebied__naam="Deventer").update(aantal=100)
    boeken = lees_grootboeken([boek.gemeente for boek in boeken], DAG)
    teksten = [str(probleem) for probleem in controleer_totalen(boeken, ronde, DAG)]
    assert "Overijssel: De taakstelling van de gemeenten telt op tot 1.241, gepubliceerd is 1.249." in teksten
    assert any(tekst.startswith("IJsselland") for tekst in teksten)
    assert not any(tekst.startswith("Twente") for tekst in teksten)


@pytest.fixture
def boek():
    """A gemeente of 60 with an achterstand of 6 in 2024-I, and 48 in 2024-II."""
    gemeente = fabriek.gemeente()
    eerste, tweede = fabriek.halfjaar(2024, 1), fabriek.halfjaar(2024, 2)
    fabriek.opgave(gemeente, 60, ronde=eerste, grondslag="taakstelling", inclusief_saldo=66)
    fabriek.opgave(gemeente, 48, ronde=tweede, grondslag="taakstelling")
    return gemeente, eerste, tweede


def tel(gemeente, ronde, *aantallen, soort="realisatie"):
    for nummer, aantal in enumerate(aantallen, ronde.van.month):
        fabriek.taakstellingpost(gemeente, aantal, ronde=ronde, soort=soort, maand=date(ronde.van.year, nummer, 1))


def test_een_vol_halfjaar_gaat_over_in_het_volgende(boek):
    gemeente, eerste, tweede = boek
    tel(gemeente, eerste, 10, 10, 10, 10, 10, 10)
    fabriek.taakstellingpost(gemeente, -2, ronde=eerste, soort="correctie", datum=DAG, reden="Dubbel geteld")
    grootboek = lees_grootboeken([gemeente], date(2024, 12, 1))[0]
    assert grootboek.van(eerste).halfjaar.eindstand == Saldo(4)
    assert grootboek.van(tweede).halfjaar.inclusief == Saldo(52)
    assert not grootboek.opent(tweede) and grootboek.opent(eerste)


def test_een_ontbrekende_maand_laat_het_volgende_begin_onbekend(boek):
    gemeente, eerste, tweede = boek
    tel(gemeente, eerste, 10, 10, 10)
    grootboek = lees_grootboeken([gemeente], date(2024, 12, 1))[0]
    assert grootboek.van(tweede).halfjaar.beginstand is None
    assert grootboek.opent(tweede)


def test_over_een_gat_in_de_halfjaren_gaat_niets_over(boek):
    gemeente, eerste, tweede = boek
    tel(gemeente, eerste, 10, 10, 10, 10, 10, 10)
    Ronde.objects.filter(pk=tweede.pk).update(van=date(2025, 1, 1), tot=date(2025, 7, 1))
    tweede.refresh_from_db()
    assert lees_grootboeken([gemeente], date(2025, 1, 1))[0].van(tweede).halfjaar.beginstand is None


def test_een_vastgelegde_beginstand_gaat_voor_de_gepubliceerde(boek):
    gemeente, eerste, _ = boek
    fabriek.taakstellingpost(gemeente, -25, ronde=eerste, soort="beginstand")
    boeking = lees_grootboeken([gemeente], DAG)[0].van(eerste)
    assert boeking.halfjaar.beginstand == Saldo(-25)
    assert "gepubliceerd is 66" in str(controleer(lees_grootboeken([gemeente], DAG), eerste)[0])


def test_meer_amv_dan_gehuisvest_geeft_een_melding(boek):
    gemeente, eerste, _ = boek
    tel(gemeente, eerste, 1)
    tel(gemeente, eerste, 2, soort="amv")
    grootboeken = lees_grootboeken([gemeente], DAG)
    assert grootboeken[0].van(eerste).halfjaar.amv == 2
    assert "meer gehuisveste amv" in str(controleer(grootboeken, eerste)[0])


def test_het_grootboek_kost_vier_vragen(boek, django_assert_num_queries):
    gemeente, eerste, _ = boek
    ander = fabriek.gemeente(regio=gemeente.regio)
    tel(gemeente, eerste, 1, 2, 3)
    kaart()  # once per request
    for gemeenten in ([gemeente], [gemeente, ander]):
        with django_assert_num_queries(4):
            lees_grootboeken(gemeenten, DAG)


def test_de_grafiek_zegt_het_tempo(boek):
    gemeente, eerste, _ = boek
    assert tempografiek(lees_grootboeken([gemeente], DAG)[0].van(eerste)) is None
    tel(gemeente, eerste, 8, 9)
    grafiek = tempografiek(lees_grootboeken([gemeente], DAG)[0].van(eerste))
    assert grafiek.bevinding == "Na 2 van de 6 maanden zijn er 5 personen te weinig gehuisvest."
    assert [balk.getallen for balk in grafiek.groepen[0].balken][:3] == ["8 van 11", "17 van 22", "onbekend van 33"]


def test_kiezen_op_niveau_en_tempo(boek):
    gemeente, eerste, _ = boek
    ander = fabriek.gemeente(regio=gemeente.regio)
    tel(gemeente, eerste, 8)
    fabriek.toezichtstap(gemeente, niveau="hoog", datum=date(2024, 8, 1))
    fabriek.toezichtstap(gemeente, niveau="laag", datum=date(2024, 7, 1))
    alle = rijen(lees_grootboeken([gemeente, ander], DAG), eerste, zichtbaar=[gemeente.pk, ander.pk])
    assert [rij.niveau for rij in alle] == ["hoog", ""]
    assert [rij.gemeente for rij in gekozen(alle, niveau="hoog")] == [gemeente]
    assert [rij.gemeente for rij in gekozen(alle, niveau="geen")] == [ander]
    assert [rij.gemeente for rij in gekozen(alle, toon="achter")] == [gemeente]
    assert [rij.gemeente for rij in gekozen(alle, toon="achterstand")] == [gemeente]


def tekst(als, pad, wie="toezicht"):
    antwoord = als(wie).get(pad)
    assert antwoord.status_code == 200
    return antwoord.content.decode()


def test_het_overzicht_toont_de_gepubliceerde_som(als):
    voet = tekst(als, "/statushouders/").split("<tfoot")[1]
    assert "1.249" in voet and "1.693" in voet and "hoogstens 444" in voet
    assert (
        "927" in tekst(als, f"/statushouders/?regio={Gemeente.objects.get(naam='Almelo').regio.pk}").split("<tfoot")[1]
    )


@pytest.mark.parametrize(
    "vraag", ["halfjaar=x", "regio=x", "volgorde=x", "volgorde=-inclusief", "niveau=x", "pagina=9"]
)
def test_een_rare_vraag_geeft_geen_storing(als, vraag):
    assert als("cdk").get(f"/statushouders/?{vraag}").status_code in (200, 404)


@pytest.mark.traag
@pytest.mark.parametrize("wie", ["zwolle", "toezicht", "cdk"])
def test_geen_vraag_aan_de_database_per_gemeente(als, wie, django_assert_max_num_queries):
    client = als(wie)
    regio = Gemeente.objects.get(naam="Zwolle").regio
    for _ in range(2):
        with django_assert_max_num_queries(19):
            client.get("/statushouders/")
        for nummer in range(15):
            gemeente = fabriek.gemeente(f"Extra {regio.gemeenten.count()} {nummer}", regio=regio)
            fabriek.toezichtstap(gemeente)


def test_wie_het_toezicht_ziet(als):
    deventer = Gemeente.objects.get(naam="Deventer")
    zwolle = Gemeente.objects.get(naam="Zwolle")
    for gemeente in (deventer, zwolle):
        fabriek.toezichtstap(gemeente, niveau="hoog", reden="Loopt achter, gesprek gevoerd.")
    ziet = {
        "toezicht": (True, True),
        "cdk": (True, True),
        "ijsselland": (True, True),
        "zwolle": (True, False),
        "twente": (False, False),
        "enschede": (False, False),
        "coa": (False, False),
        "lezer": (False, False),
        "beheer": (False, False),
    }
    for wie, (eigen, ander) in ziet.items():
        for gemeente, verwacht in ((zwolle, eigen), (deventer, ander)):
            pagina = tekst(als, f"/statushouders/{gemeente.code}/", wie)
            assert ("Loopt achter" in pagina) == verwacht, (wie, gemeente)
        lijst = tekst(als, "/statushouders/", wie).split("</form>")[-1]
        assert lijst.count("Hoog (rood)") == eigen + ander, wie


def test_een_telling_invoeren_en_wijzigen(als):
    client = als("toezicht")
    pad = "/statushouders/GM0150/statushouders-2024-i/telling/"
    for aantal in ("12", "14"):
        velden = {"maand": "2024-01-01", "gehuisvest": aantal, "amv": "3", "reden": "COA"}
        antwoord = client.post(pad, velden | verborgen(client, pad))
        assert antwoord.status_code == 302
    post = Taakstellingpost.objects.get(soort="realisatie", gebied__naam="Deventer")
    assert (post.aantal, post.maand) == (14, date(2024, 1, 1))
    assert [rij.aantal for rij in post.history.order_by("history_id")] == [12, 14]
    handeling = Handeling.objects.first()
    assert handeling.naam == "Demo toezichthouder wonen" and handeling.reden == "COA"
    assert "tellingen van Deventer: 0 nieuw, 1 gewijzigd, 1 ongewijzigd" in handeling.onderwerp
    assert "14 van 16" in tekst(als, "/statushouders/GM0150/?halfjaar=statushouders-2024-i")


@pytest.mark.parametrize(
    ("soort", "gegevens", "melding"),
    [
        ("telling", {"maand": "2024-07-01", "gehuisvest": "1"}, "Selecteer een geldige keuze"),
        ("telling", {"maand": "2024-01-01", "gehuisvest": "x"}, "Schrijf een heel getal"),
        ("telling", {"maand": "2024-01-01", "gehuisvest": "-1"}, "Minder dan 0 kan hier niet"),
        ("telling", {"maand": "2024-01-01", "gehuisvest": "3", "amv": "4"}, "meer dan het aantal gehuisveste"),
        ("correctie", {"aantal": "0", "datum": "2024-08-01", "reden": "x"}, "Een correctie van 0 verandert niets"),
        ("correctie", {"aantal": "3", "datum": "gisteren", "reden": "x"}, "Schrijf een datum als"),
        ("correctie", {"aantal": "3", "datum": "2024-08-01"}, "Schrijf waarom"),
        ("beginstand", {"aantal": "-25"}, "Schrijf in welk document"),
    ],
)
def test_een_fout_zegt_wat_te_doen_en_verliest_niets(als, soort, gegevens, melding):
    antwoord = als("toezicht").post(f"/statushouders/GM0150/statushouders-2024-i/{soort}/", gegevens)
    assert antwoord.status_code == 422
    pagina = antwoord.content.decode()
    assert melding in pagina and "Er is nog niets opgeslagen" in pagina
    assert not Taakstellingpost.objects.filter(gebied__naam="Deventer").exists()


def test_een_tweede_druk_op_de_knop_is_geen_tweede_correctie(als):
    pad, client = "/statushouders/GM0180/statushouders-2024-i/correctie/", als("toezicht")
    velden = {"aantal": "3", "datum": "2024-08-01", "reden": "Nagekomen telling"}
    assert client.post(pad, velden).status_code == 302
    antwoord = client.post(pad, velden)
    assert antwoord.status_code == 422 and "Deze correctie staat er al" in antwoord.content.decode()
    assert client.post(pad, velden | {"reden": "Nog een nagekomen telling"}).status_code == 302
    assert Taakstellingpost.objects.filter(gebied__naam="Staphorst").count() == 2


def test_een_correctie_en_een_beginstand(als):
    client = als("cdk")
    pad = "/statushouders/GM0180/statushouders-2024-i/"
    client.post(f"{pad}correctie/", {"aantal": "3", "datum": "2024-08-01", "reden": "Nagekomen telling"})
    velden = {"aantal": "-25", "reden": "Brief van het ministerie"}
    client.post(f"{pad}beginstand/", velden | verborgen(client, f"{pad}beginstand/"))
    boeking = lees_grootboeken([Gemeente.objects.get(naam="Staphorst")], DAG)[0].van(
        Ronde.objects.get(code="statushouders-2024-i")
    )
    assert boeking.halfjaar.beginstand == Saldo(-25)
    assert (boeking.halfjaar.correctie, boeking.halfjaar.opgave, boeking.halfjaar.stand) == (3, Saldo(0), Saldo(-3))
    assert "Nagekomen telling" in tekst(als, "/statushouders/GM0180/?halfjaar=statushouders-2024-i", "lezer")


def test_een_beginstand_die_volgt_is_niet_te_kiezen(als):
    gemeente, eerste = Gemeente.objects.get(naam="Deventer"), Ronde.objects.get(code="statushouders-2024-i")
    tweede = fabriek.halfjaar(2024, 2)
    tel(gemeente, eerste, 1, 1, 1, 1, 1, 1)
    antwoord = als("toezicht").post(
        f"/statushouders/GM0150/{tweede.code}/beginstand/", {"aantal": "5", "reden": "Brief"}
    )
    assert antwoord.status_code == 422
    assert "de eindstand van het vorige halfjaar" in antwoord.content.decode()


STAP = {"datum": "2024-07-15", "trede": "ambtelijk", "niveau": "gemiddeld"}


def stap_van(velden):
    return {"ronde": str(Ronde.objects.get(code="statushouders-2024-i").pk)} | STAP | velden


def test_een_stap_vastleggen_en_verbeteren(als):
    client = als("toezicht")
    velden = {"document": "Verslag 2024-17", "volgende_beoordeling": "2025-01-01"}
    assert client.post("/statushouders/GM0150/stap/", stap_van(velden)).status_code == 302
    stap = Toezichtstap.objects.get()
    pagina = tekst(als, "/statushouders/GM0150/", "toezicht")
    for deel in ("15 juli 2024: Ambtelijk gesprek", "Gemiddeld (oranje)", "Verslag 2024-17", "1 januari 2025"):
        assert deel in pagina
    velden = {"oordeel": "verschoonbaar", "reden": "De flat is afgebrand."}
    assert (
        client.post(
            f"/statushouders/GM0150/stap/{stap.pk}/", stap_van(velden) | {"versie": versie_van(stap)}
        ).status_code
        == 302
    )
    assert "Voldoet niet, verschoonbaar" in tekst(als, "/statushouders/GM0150/")
    assert stap.history.count() == 2
    assert client.get(f"/statushouders/GM0193/stap/{stap.pk}/").status_code == 404


@pytest.mark.parametrize(
    ("velden", "melding"),
    [
        ({"oordeel": "verschoonbaar"}, "Schrijf waarom het verschoonbaar is"),
        ({"trede": "besluit", "niveau": "laag", "document": "x"}, "hoort het niveau Hoog"),
        ({"trede": "besluit", "niveau": "hoog"}, "Vul het kenmerk of de titel in"),
        ({"volgende_beoordeling": "2024-07-15"}, "Kies een dag na de datum"),
        ({"trede": ""}, "Dit veld is verplicht"),
    ],
)
def test_een_stap_die_niet_kan(als, velden, melding):
    antwoord = als("toezicht").post("/statushouders/GM0150/stap/", stap_van(velden))
    assert antwoord.status_code == 422
    assert melding in antwoord.content.decode()
    assert not Toezichtstap.objects.exists()


def test_dezelfde_telling_laat_geen_spoor_na(boek):
    gemeente, eerste, _ = boek
    telling = Telling(gemeente, eerste, "realisatie", date(2024, 1, 1), 5)
    leg_tellingen_vast([telling], door=OPDRACHTREGEL)
    aantal = Handeling.objects.count()
    assert leg_tellingen_vast([telling], door=OPDRACHTREGEL).ongewijzigd == 1
    assert Handeling.objects.count() == aantal


def test_een_stap_over_die_van_een_collega_heen(als):
    stap = fabriek.toezichtstap(
        Gemeente.objects.get(naam="Deventer"), ronde=Ronde.objects.get(code="statushouders-2024-i")
    )
    pad, velden = f"/statushouders/GM0150/stap/{stap.pk}/", stap_van({"versie": versie_van(stap)})
    assert als("toezicht").post(pad, velden | {"document": "Brief 1"}).status_code == 302
    antwoord = als("cdk").post(pad, velden | {"document": "Brief 2"})
    assert antwoord.status_code == 409 and "Brief 1" in antwoord.content.decode()
    stap.refresh_from_db()
    assert stap.document == "Brief 1"
