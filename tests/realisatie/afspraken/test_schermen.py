"""Uitruil through the screens: propose, confirm, fail, and what everybody then sees of it."""

import io
import json
import re
from datetime import date

import pytest
import time_machine
from django.core.management import call_command
from django.test import Client

from opgaven.gebieden.models import Gemeente
from opgaven.herindelen.acties import voeg_samen
from opgaven.rondes.models import Ronde
from prt.toegang.rollen.rechten import OPDRACHTREGEL
from realisatie.afspraken.lezen import versie_van_uitruil
from realisatie.locaties.models import Beschikbaarheid, Locatie
from realisatie.uitruil.models import Overdracht, Uitruil
from tests import fabriek
from tests.formulierhulp import als_verstuurd
from tests.realisatie.afspraken.hulp import medewerker

pytestmark = pytest.mark.django_db

OORDEEL = {"oordeel": "niet_vervuld", "op": "2025-10-01", "bewijs": "Brief van Kampen, 1 oktober 2025", "reden": ""}


def tekst(antwoord) -> str:
    """As it reads, without markup and double spaces."""
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", antwoord.content.decode()))


def als_medewerker(naam: str) -> Client:
    client = Client()
    client.force_login(medewerker(Gemeente.objects.get(naam=naam)))
    return client


def regel(nummer: int, gever: str, ontvanger: str, plekken, **velden) -> dict:
    standaard = {"doelgroep": "asiel", "van": "2025-07-01", "tot": "2026-02-01", "locatie": ""}
    rij = standaard | {"gever": gever, "ontvanger": ontvanger, "plekken": plekken} | velden
    return {f"overdrachten-{nummer}-{veld}": waarde for veld, waarde in rij.items()}


def formulier(*regels: dict, **velden) -> dict:
    standaard = {"naam": "Zwolle–Dalfsen", "ronde": Ronde.objects.get(nummer=1).pk, "soort": "plekken"}
    beheer = {"overdrachten-TOTAL_FORMS": len(regels), "overdrachten-INITIAL_FORMS": 0}
    return standaard | beheer | {sleutel: waarde for rij in regels for sleutel, waarde in rij.items()} | velden


def zet(client, uitruil, stap, **velden):
    gegevens = {"versie": versie_van_uitruil(uitruil)} | velden
    return client.post(f"/uitruil/{uitruil.pk}/{stap}/", gegevens, follow=True)


def garandeert(client, naam: str) -> int:
    """From the concept verslag as data."""
    rijen = json.loads(client.get("/verslag/asiel-1/verslag.json").content)
    return next(rij for rij in _alle(rijen) if rij.get("gemeente") == naam and "realisatie_totaal" in rij)[
        "realisatie_totaal"
    ]


def _alle(knoop):
    if isinstance(knoop, dict):
        yield knoop
        for deel in knoop.values():
            yield from _alle(deel)
    elif isinstance(knoop, list):
        for deel in knoop:
            yield from _alle(deel)


def test_kampen_vervult_zijn_voorwaarde_niet(als):
    """The 200 places leave Kampen's figures and are Dronten's again: at once, on the screens and in the verslag."""
    uitruil, cdk = Uitruil.objects.get(), als("cdk")
    assert garandeert(cdk, "Kampen") == 274  # as published
    antwoord = zet(cdk, uitruil, "voorwaarde", **OORDEEL)
    gelezen = tekst(antwoord)
    assert "De voorwaarde is niet vervuld: de uitruil is ontbonden." in gelezen
    assert "200 plekken gaan van Kampen terug naar Dronten." in gelezen
    assert "Kampen garandeert nu 74 plekken; dat waren er 274." in gelezen
    assert "Dronten garandeert nu 200 plekken; dat waren er 0." in gelezen
    assert garandeert(cdk, "Kampen") == 274 - 200
    verslag = tekst(cdk.get("/verslag/asiel-1/"))
    assert "De uitruil is daarmee ontbonden en telt niet mee in de cijfers." in verslag
    assert "De 200 plekken tellen weer voor Dronten en niet meer voor Kampen." in verslag
    provincie = tekst(cdk.get("/provincie/PV23/"))
    assert "3.664" in provincie and "3.864" not in provincie
    assert "Uitruil: 200 plekken" not in tekst(cdk.get("/gemeente/GM0166/"))


def test_de_gepubliceerde_uitruil_is_bevestigd_met_zijn_bron(als):
    pagina = tekst(als("lezer").get(f"/uitruil/{Uitruil.objects.get().pk}/"))
    assert "Overeenkomst tussen de gemeente Kampen en de gemeente Dronten" in pagina
    assert "Provinciaal verslag asielopvang Overijssel 2024" in pagina
    assert "Azc Dronten" in pagina and "Dronten: −200" in pagina and "Kampen: +200" in pagina
    assert "Kampen 308 74 274" in pagina


def test_voorstellen_en_bevestigen(als):
    zwolle, dalfsen = als("zwolle"), als_medewerker("Dalfsen")
    antwoord = zwolle.post("/uitruil/nieuw/", formulier(regel(0, "Zwolle", "Dalfsen", 10)), follow=True)
    assert "Het telt mee als alle gemeenten het hebben bevestigd." in tekst(antwoord)
    uitruil = Uitruil.objects.get(naam="Zwolle–Dalfsen")
    zwols, dalfs = (Gemeente.objects.get(naam=naam).code for naam in ("Zwolle", "Dalfsen"))
    voor = garandeert(als("cdk"), "Zwolle")
    assert "Zwolle–Dalfsen" not in tekst(als("lezer").get("/uitruil/"))
    assert als("lezer").get(f"/uitruil/{uitruil.pk}/").status_code == 404
    assert "Nog niet alle gemeenten" in tekst(zet(zwolle, uitruil, f"bevestigen/{zwols}"))
    assert zwolle.get(f"/uitruil/{uitruil.pk}/bevestigen/{dalfs}/").status_code == 403
    assert garandeert(als("cdk"), "Zwolle") == voor
    assert "De uitruil telt nu mee." in tekst(zet(dalfsen, uitruil, f"bevestigen/{dalfs}"))
    assert garandeert(als("cdk"), "Zwolle") == voor - 10
    assert "Zwolle–Dalfsen" in tekst(als("lezer").get("/uitruil/"))


def test_wie_bijna_niets_invult_hoort_wat_er_moet(als):
    zwolle = als("zwolle")
    for gegevens, fout in (
        (formulier(), "minstens één regel"),
        (formulier(regel(0, "Dalfsen", "Raalte", 5)), "waaraan een gemeente van u meedoet"),
        (formulier(regel(0, "Zwolle", "Zwolle", 5)), "ruilt niet met zichzelf"),
        (formulier(regel(0, "Zwolle", "Raalte", 5, tot="2025-07-01")), "niet na de begindatum"),
        (formulier(regel(0, "Zwolle", "Raalte", 5), soort="interprovinciaal"), "in dezelfde provincie"),
        (formulier(regel(0, "Dronten", "Zwolle", 5)), "niet in dezelfde provincie"),
        (formulier(regel(0, "Zwolle", "Raalte", 5, doelgroep="statushouders")), "Statushouders ruilt u"),
        (formulier(regel(0, "Zwolle", "Raalte", 5), voorwaarde_uiterlijk="2025-07-01"), "Beschrijf de voorwaarde"),
        (formulier(regel(0, "Zwolle", "Raalte", 5), naam="Kampen–Dronten"), "al een uitruil met deze naam"),
    ):
        antwoord = zwolle.post("/uitruil/nieuw/", gegevens)
        assert antwoord.status_code == 422 and fout in tekst(antwoord), fout
    assert Uitruil.objects.count() == 1


@pytest.mark.parametrize(("personen", "status"), [(5, 302), (6, 422)])
def test_plekken_tegen_statushouders_in_de_afgesproken_verhouding(als, personen, status):
    """Ten places, two against one: five persons."""
    regels = (
        regel(0, "Zwolle", "Dalfsen", 10),
        regel(1, "Dalfsen", "Zwolle", personen, doelgroep="statushouders"),
    )
    verhouding = {"soort": "statushouders", "verhouding_plekken": 2, "verhouding_personen": 1}
    antwoord = als("zwolle").post("/uitruil/nieuw/", formulier(*regels, **verhouding))
    assert antwoord.status_code == status
    if status == 422:
        assert "niet de afgesproken verhouding van 2 tegen 1" in tekst(antwoord)


def test_een_regel_erbij_houdt_wat_er_stond(als):
    gegevens = formulier(regel(0, "Zwolle", "Dalfsen", 17), meer="1")
    antwoord = als("zwolle").post("/uitruil/nieuw/", gegevens)
    assert antwoord.status_code == 200
    assert 'name="overdrachten-1-plekken"' in antwoord.content.decode() and 'value="17"' in antwoord.content.decode()


@pytest.fixture
def voorstel(demo):
    zwolle, dalfsen = (Gemeente.objects.get(naam=naam) for naam in ("Zwolle", "Dalfsen"))
    uitruil = fabriek.uitruil(naam="Zwolle–Dalfsen", ronde=Ronde.objects.get(nummer=1), bevestigd_op=None)
    return fabriek.overdracht(zwolle, dalfsen, 10, uitruil=uitruil).uitruil


def bestaand(uitruil, plekken, **velden) -> dict:
    lijn = uitruil.overdrachten.get()
    gegevens = formulier(regel(0, "Zwolle", "Dalfsen", plekken, id=lijn.pk), **velden)
    return gegevens | {"overdrachten-INITIAL_FORMS": 1, "versie": versie_van_uitruil(uitruil)}


def test_een_collega_overschrijven_toont_beide(als, voorstel):
    zwolle, dalfsen = als("zwolle"), als_medewerker("Dalfsen")
    mijn = bestaand(voorstel, 33, afspraak="Van Zwolle")
    adres = f"/uitruil/{voorstel.pk}/wijzigen/"
    assert dalfsen.post(adres, bestaand(voorstel, 22, afspraak="Van Dalfsen")).status_code == 302
    antwoord = zwolle.post(adres, mijn)
    assert antwoord.status_code == 409
    verschillen = {v.label: (v.mijn, v.hun) for v in antwoord.context["botsing"].verschillen}
    assert verschillen == {"Afspraak": ("Van Zwolle", "Van Dalfsen"), "Aantal": ("33", "22")}
    assert Overdracht.objects.get(uitruil=voorstel).plekken == 22
    keuze = {"keuze-overdrachten-0-plekken": "hun"}
    assert zwolle.post(adres, als_verstuurd(antwoord) | keuze).status_code == 302
    voorstel.refresh_from_db()
    assert (voorstel.afspraak, Overdracht.objects.get(uitruil=voorstel).plekken) == ("Van Zwolle", 22)


@pytest.mark.parametrize(("keuze", "blijft"), [({}, []), ({"keuze-overdrachten-0-DELETE": "hun"}, [22])])
def test_weghalen_wat_de_ander_wijzigde_is_ook_een_keuze(als, voorstel, keuze, blijft):
    zwolle, dalfsen = Gemeente.objects.filter(naam__in=("Zwolle", "Dalfsen")).order_by("-naam")
    tweede = fabriek.overdracht(zwolle, dalfsen, 7, uitruil=voorstel)
    eerste = voorstel.overdrachten.exclude(pk=tweede.pk).get()
    adres = f"/uitruil/{voorstel.pk}/wijzigen/"
    gezien = versie_van_uitruil(voorstel)

    def gegevens(plekken, **velden):
        rijen = [
            regel(nummer, "Zwolle", "Dalfsen", aantal, id=rij.pk, van=rij.van, tot=rij.tot or "")
            for nummer, (rij, aantal) in enumerate(((eerste, plekken), (tweede, 7)))
        ]
        return formulier(*rijen) | {"overdrachten-INITIAL_FORMS": 2, "versie": gezien} | velden

    assert als("cdk").post(adres, gegevens(22)).status_code == 302
    antwoord = als("zwolle").post(adres, gegevens(10, **{"overdrachten-0-DELETE": "on"}))
    assert antwoord.status_code == 409 and "Regel 1: Deze regel verwijderen" in antwoord.content.decode()
    assert als("zwolle").post(adres, als_verstuurd(antwoord) | keuze).status_code == 302
    assert sorted(voorstel.overdrachten.values_list("plekken", flat=True)) == sorted([7, *blijft])


@pytest.mark.parametrize(
    ("plekken", "keuze", "blijft"),
    [
        (10, {}, []),  # only they touched it
        (33, {}, [33]),
        (33, {"keuze-overdrachten-0-DELETE": "hun"}, []),
    ],
)
def test_een_regel_die_de_ander_weghaalde(als, voorstel, plekken, keuze, blijft):
    """What was filled in of it is not lost: it stays when one says so."""
    zwolle, dalfsen = Gemeente.objects.filter(naam__in=("Zwolle", "Dalfsen")).order_by("-naam")
    fabriek.overdracht(zwolle, dalfsen, 7, uitruil=voorstel)
    rijen = zip(voorstel.overdrachten.order_by("pk"), (plekken, 7), strict=True)
    regels = [
        regel(nummer, "Zwolle", "Dalfsen", aantal, id=rij.pk, van=rij.van, tot=rij.tot or "")
        for nummer, (rij, aantal) in enumerate(rijen)
    ]
    gegevens = formulier(*regels) | {"overdrachten-INITIAL_FORMS": 2, "versie": versie_van_uitruil(voorstel)}
    adres = f"/uitruil/{voorstel.pk}/wijzigen/"
    assert als("cdk").post(adres, gegevens | {"overdrachten-0-DELETE": "on"}).status_code == 302
    antwoord = als("zwolle").post(adres, gegevens)
    assert antwoord.status_code == 409
    weg = [v for v in antwoord.context["botsing"].verschillen if v.hun == "verwijderd"]
    assert [v.label for v in weg] == ["Regel 1"] and f"Aantal: {plekken}" in weg[0].mijn
    nagekeken = als("zwolle").post(adres, als_verstuurd(antwoord) | keuze | {"verder": "1"})
    assert nagekeken.status_code == 200
    assert als("zwolle").post(adres, als_verstuurd(antwoord) | keuze).status_code == 302
    assert sorted(voorstel.overdrachten.values_list("plekken", flat=True)) == sorted([7, *blijft])


def test_bevestigen_wat_intussen_is_gewijzigd_kan_niet(als, voorstel):
    gezien = versie_van_uitruil(voorstel)
    als_medewerker("Dalfsen").post(f"/uitruil/{voorstel.pk}/wijzigen/", bestaand(voorstel, 22))
    code = Gemeente.objects.get(naam="Zwolle").code
    antwoord = als("zwolle").post(f"/uitruil/{voorstel.pk}/bevestigen/{code}/", {"versie": gezien, "document": "Brief"})
    assert antwoord.status_code == 409
    assert "Iemand anders heeft dit intussen gewijzigd" in tekst(antwoord) and "22 plekken" in tekst(antwoord)
    assert 'value="Brief"' in antwoord.content.decode()
    assert not voorstel.bevestigingen.exists()


def test_niet_verlengen_wat_niet_verlengbaar_is(als):
    uitruil = Uitruil.objects.get()
    antwoord = zet(als("cdk"), uitruil, "verlengen", tot="2026-08-01", reden="Besluit")
    assert antwoord.status_code == 422 and "niet kan worden verlengd" in tekst(antwoord)
    assert uitruil.overdrachten.get().tot == date(2026, 2, 1)


def test_te_weinig_plekken_noemt_de_dag(als, voorstel):
    Overdracht.objects.filter(uitruil=voorstel).update(plekken=4000)
    code = Gemeente.objects.get(naam="Zwolle").code
    antwoord = zet(als("zwolle"), voorstel, f"bevestigen/{code}")
    assert antwoord.status_code == 422
    assert re.search(r"Zwolle komt op 1 februari 2024 [\d.]+ harde plekken voor asiel tekort", tekst(antwoord))
    assert not voorstel.bevestigingen.exists()


def test_een_vertrouwelijke_locatie_blijft_verborgen(als, voorstel):
    """Not on the page nor in the form of who may not see it, and not lost when that person changes the rest."""
    zwolle = Gemeente.objects.get(naam="Zwolle")
    geheim = Locatie.objects.create(gemeente=zwolle, naam="Geheimzin", vertrouwelijk=True)
    Beschikbaarheid.objects.create(
        locatie=geheim, doelgroep="asiel", plekken=7, van=date(2024, 1, 1), hardheid="vastgesteld"
    )
    Overdracht.objects.filter(uitruil=voorstel).update(locatie=geheim)
    dalfsen, adres = als_medewerker("Dalfsen"), f"/uitruil/{voorstel.pk}/"
    for pad in (adres, f"{adres}wijzigen/", f"{adres}ontbinden/"):
        assert "Geheimzin" not in tekst(dalfsen.get(pad))
    assert "Geheimzin" in tekst(als("zwolle").get(adres))
    assert dalfsen.post(f"{adres}wijzigen/", bestaand(voorstel, 8)).status_code == 302
    lijn = Overdracht.objects.get(uitruil=voorstel)
    assert (lijn.plekken, lijn.locatie) == (8, geheim)
    saldo = re.search(r"Zwolle \d+ (\S+) (\S+) Dalfsen", tekst(dalfsen.get(adres)))
    assert saldo[2] == "–" and saldo[1] != "–"  # what is published, and not what it would become


def test_de_geschiedenis_is_voor_de_kring(als):
    uitruil = Uitruil.objects.get()
    zet(als("cdk"), uitruil, "voorwaarde", **OORDEEL | {"reden": "Alleen voor de kring"})
    assert "Alleen voor de kring" in tekst(als("ijsselland").get(f"/uitruil/{uitruil.pk}/"))
    assert "Alleen voor de kring" not in tekst(als("lezer").get(f"/uitruil/{uitruil.pk}/"))


def test_bekend_op_een_dag_neemt_de_bevestiging_mee(als, voorstel):
    """As known now, a proposal counts no more than it does live."""
    cdk, straks = als("cdk"), "2099-01-01"
    toen = tekst(cdk.get(f"/uitruil/?bekend_op={straks}"))
    assert "Voorstel" in toen and "Bevestigd" in toen
    assert "Zwolle–Dalfsen" not in tekst(als("lezer").get(f"/uitruil/?bekend_op={straks}"))
    assert "3.864" in tekst(cdk.get(f"/provincie/PV23/?bekend_op={straks}"))
    assert "Zwolle–Dalfsen" not in tekst(cdk.get("/verslag/asiel-1/"))


def test_de_pagina_doet_een_vast_aantal_vragen(als, voorstel, django_assert_max_num_queries):
    cdk = als("cdk")

    def vragen():
        with django_assert_max_num_queries(60) as gedaan:
            cdk.get(f"/uitruil/{voorstel.pk}/")
        return len(gedaan)

    eerst = vragen()
    for naam in ("Raalte", "Ommen", "Olst-Wijhe"):
        fabriek.overdracht(Gemeente.objects.get(naam="Zwolle"), Gemeente.objects.get(naam=naam), 1, uitruil=voorstel)
    assert vragen() == eerst


def test_wie_geen_plekken_had_en_er_geen_krijgt_leest_niet_dat_het_er_nu_0_zijn(overijssel, als):
    """Places outside the garantievenster change nothing that is guaranteed."""
    regels = regel(0, "Zwolle", "Raalte", 5, van="2024-03-01", tot="2025-02-01")
    als("cdk").post("/uitruil/nieuw/", formulier(regels))
    uitruil = Uitruil.objects.get(naam="Zwolle–Dalfsen")
    zet(als("cdk"), uitruil, "bevestigen/GM0193", document="Brief")
    gelezen = tekst(zet(als("cdk"), uitruil, "bevestigen/GM0177", document="Brief"))
    assert "De uitruil telt nu mee." in gelezen and "garandeert nu" not in gelezen


def test_een_naam_van_een_andere_provincie_is_vrij_en_wordt_niet_verraden(als):
    """What agreements elsewhere are called, nobody here learns."""
    elders = fabriek.uitruil(naam="Ruil van elders", ronde=Ronde.objects.get(nummer=1))
    fabriek.overdracht(fabriek.gemeente(), fabriek.gemeente(), 5, uitruil=elders)
    antwoord = als("cdk").post("/uitruil/nieuw/", formulier(regel(0, "Zwolle", "Raalte", 5), naam="Ruil van elders"))
    assert antwoord.status_code == 302
    assert Uitruil.objects.filter(naam="Ruil van elders").count() == 2


@pytest.mark.parametrize("gever", ["zwolle", "GM0193", "193", "Gemeente Zwolle", " ZWOLLE "])
def test_een_gemeente_typen_bij_naam_of_code(als, gever):
    assert als("zwolle").post("/uitruil/nieuw/", formulier(regel(0, gever, "Dalfsen", 10))).status_code == 302
    lijn = Overdracht.objects.get(uitruil__naam="Zwolle–Dalfsen")
    assert (lijn.gever.naam, lijn.ontvanger.naam) == ("Zwolle", "Dalfsen")


@pytest.mark.parametrize(
    ("ontvanger", "melding"),
    [
        ("Emmen", "Emmen ligt in Drenthe, en doet hier niet mee. Kies een andere gemeente."),
        ("Dalfse", "Bedoelt u “Dalfsen”?"),
        ("", "Vul de naam of de CBS-code van een gemeente in."),
        ("x" * 5000, "is geen bekende gemeente"),
    ],
)
def test_wie_niet_kan_meedoen(als, ontvanger, melding):
    antwoord = als("zwolle").post("/uitruil/nieuw/", formulier(regel(0, "Zwolle", ontvanger, 10)))
    assert antwoord.status_code == 422
    assert melding in tekst(antwoord).replace("&quot;", '"') and "Aan gemeente" in tekst(antwoord)


def test_met_het_hele_land_kiest_men_niet_uit_342(als):
    """The browser offers who takes part and who exchanged before (Dronten); of elsewhere any can be typed."""
    call_command("gebieden", stdout=io.StringIO())
    zwolle = als("zwolle")
    pagina = zwolle.get("/uitruil/nieuw/").content.decode()
    voorstellen = re.findall(r'<option value="([^"]+)"></option>', pagina)
    assert len(voorstellen) == 26 and "Dronten" in voorstellen and "Emmen" not in voorstellen
    assert 'list="gemeenten"' in pagina
    over_de_grens = formulier(regel(0, "Zwolle", "Emmen", 10))
    antwoord = zwolle.post("/uitruil/nieuw/", over_de_grens)
    assert antwoord.status_code == 422
    assert "Zwolle ligt in Overijssel en Emmen in Drenthe, dus niet in dezelfde provincie." in tekst(antwoord)
    assert zwolle.post("/uitruil/nieuw/", over_de_grens | {"soort": "interprovinciaal"}).status_code == 302


def test_een_oude_gemeente_noemt_haar_opvolger(als, voorstel):
    """Dalfsen goes into Ommen: a proposal of before has Ommen in its form, and Dalfsen cannot be typed any more."""
    dalfsen, ommen = (Gemeente.objects.get(naam=naam) for naam in ("Dalfsen", "Ommen"))
    velden = {"code": ommen.code, "naam": "Ommen", "regio": ommen.regio, "reden": "Wet", "door": OPDRACHTREGEL}
    voeg_samen([dalfsen, ommen], vanaf=date(2027, 1, 1), **velden)
    with time_machine.travel("2027-01-02 12:00+01:00", tick=False):
        zwolle, adres = als("zwolle"), f"/uitruil/{voorstel.pk}/wijzigen/"
        pagina = zwolle.get(adres).content.decode()
        assert 'value="Ommen"' in re.search(r'<input[^>]*name="overdrachten-0-ontvanger"[^>]*>', pagina)[0]
        antwoord = zwolle.post(adres, bestaand(voorstel, 12))
        assert antwoord.status_code == 422
        assert "Dalfsen is op 1 januari 2027 opgegaan in Ommen. Vul Ommen in." in tekst(antwoord)
        assert zwolle.post(adres, bestaand(voorstel, 12) | {"overdrachten-0-ontvanger": "Ommen"}).status_code == 302
    assert Overdracht.objects.get(uitruil=voorstel).plekken == 12


def test_dezelfde_gemeente_anders_geschreven_is_geen_botsing(als, voorstel):
    mijn = bestaand(voorstel, 10) | {"overdrachten-0-gever": "GM0193", "afspraak": "Van mij"}
    adres = f"/uitruil/{voorstel.pk}/wijzigen/"
    assert als_medewerker("Dalfsen").post(adres, bestaand(voorstel, 22)).status_code == 302
    antwoord = als("zwolle").post(adres, mijn)
    assert {v.label for v in antwoord.context["botsing"].verschillen} == {"Aantal"}
