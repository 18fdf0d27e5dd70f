"""Decision-making on screen: filling in, who sees and changes it, what is late, and what is missing (R13)."""

from datetime import date

import pytest
import time_machine

from opgaven.gebieden.models import Gemeente
from prt.pagina.botsing import laatste
from prt.toegang.spoor.models import Handeling
from realisatie.besluitvorming.lezen import stappen_toen, zonder_besluitdatum
from realisatie.besluitvorming.models import Besluitstap
from tests import fabriek
from tests.databaseregels import weigert
from tests.formulierhulp import als_verstuurd

pytestmark = pytest.mark.django_db


def zwolle():
    return Gemeente.objects.get(naam="Zwolle")


def pad(locatie):
    return f"/locaties/{locatie.pk}/besluitvorming/"


def invoer(locatie, **velden):
    return {"versie": laatste(stappen_toen(locatie))} | {k.replace("__", "-"): v for k, v in velden.items()}


@pytest.fixture
def geheim(demo):
    locatie = fabriek.locatie(zwolle(), naam="Geheimzin", vertrouwelijk=True)
    fabriek.voornemen(locatie)
    fabriek.besluitstap(locatie, document="Geheimzin besluit")
    return locatie


def test_invullen_wijzigen_en_leegmaken(als):
    locatie, client = fabriek.locatie(zwolle()), als("zwolle")
    gegevens = invoer(locatie, college__gepland="maart 2026", college__document="B-12", raad__niet_nodig="on")
    assert client.post(pad(locatie), gegevens | {"reden": "Gepland"}).url == f"/locaties/{locatie.pk}/#kop-besluit"
    college, raad = locatie.besluitstappen.order_by("soort")
    assert (college.gepland, college.gepland_precisie, college.document) == (date(2026, 3, 1), "maand", "B-12")
    assert raad.niet_nodig
    tekst = client.get(f"/locaties/{locatie.pk}/").content.decode()
    assert "Kan volgens de planning hard worden per maart 2026" in tekst and "Besluit van het college" in tekst
    assert Handeling.objects.filter(reden="Gepland", gemeenten=zwolle()).count() == 1
    client.post(pad(locatie), invoer(locatie, raad__niet_nodig="on"))
    assert list(locatie.besluitstappen.values_list("soort", flat=True)) == ["raad"]
    assert Besluitstap.history.filter(soort="college", history_type="-").exists()


def test_wat_niet_wijzigt_laat_geen_spoor_na(als):
    stap = fabriek.besluitstap(fabriek.locatie(zwolle()))
    voor = Besluitstap.history.count()
    als("zwolle").post(pad(stap.locatie), invoer(stap.locatie, college__gepland="1-3-2025"))
    assert Besluitstap.history.count() == voor


@pytest.mark.parametrize(
    ("velden", "melding"),
    [
        ({"college__gepland": "morgen"}, "is geen datum"),
        ({"college__werkelijk": "2099-01-01"}, "Deze dag moet nog komen"),
        ({"raad__gepland": "2026", "raad__niet_nodig": "on"}, "Er staat ook een datum"),
        ({"bouw__document": "B-1"}, "Vul bij dit document ook een datum in"),
    ],
)
def test_een_fout_wordt_gemeld_en_er_gaat_niets_verloren(als, velden, melding):
    locatie = fabriek.locatie(zwolle())
    gegevens = invoer(locatie, open__document="Blijft staan", open__gepland="2027", **velden)
    antwoord = als("zwolle").post(pad(locatie), gegevens)
    assert antwoord.status_code == 422
    assert melding in antwoord.content.decode() and "Blijft staan" in antwoord.content.decode()
    assert not Besluitstap.objects.exists()


def test_wie_later_opslaat_dan_een_ander_ziet_wat_er_staat(als):
    locatie = fabriek.locatie(zwolle())
    gegevens = invoer(locatie, college__gepland="2027")
    fabriek.besluitstap(locatie, gepland=date(2026, 5, 6))
    antwoord = als("zwolle").post(pad(locatie), gegevens)
    tekst = antwoord.content.decode()
    assert antwoord.status_code == 409 and "Besluit van het college: Gepland" in tekst
    assert "De ander: <strong>6-5-2026</strong>" in tekst and "U vulde in: <strong>2027</strong>" in tekst
    assert als("zwolle").post(pad(locatie), als_verstuurd(antwoord)).status_code == 302
    assert Besluitstap.objects.get().gepland == date(2027, 1, 1)


def test_een_voornemen_heeft_eigen_stappen(als):
    voornemen = fabriek.voornemen(fabriek.locatie(zwolle()), 40)
    fabriek.besluitstap(voornemen.locatie)
    als("zwolle").post(
        f"/periodes/{voornemen.pk}/besluitvorming/", invoer(voornemen.locatie, college__gepland="5-5-2027")
    )
    assert Besluitstap.objects.get(periode=voornemen).gepland == date(2027, 5, 5)
    tekst = als("zwolle").get(f"/locaties/{voornemen.locatie_id}/").content.decode()
    assert "Alleen voor 40 asiel" in tekst and "5 mei 2027" in tekst and "1 maart 2025" in tekst


@time_machine.travel("2026-04-01 12:00", tick=False)
def test_de_lijst_toont_eerst_wat_te_laat_is(als):
    plek = fabriek.locatie(zwolle(), naam="Zwolse plek")
    fabriek.besluitstap(plek, "raad", gepland=date(2026, 3, 1), gepland_precisie="maand")
    fabriek.besluitstap(plek, "bouw", gepland=date(2026, 1, 1), gepland_precisie="jaar")
    fabriek.besluitstap(plek, "college", werkelijk=date(2026, 1, 5), gepland=date(2025, 1, 1))
    rijen = [r for r in als("cdk").get("/besluitvorming/").content.decode().split("<tr>") if "Zwolse plek" in r]
    assert [("te laat" in rij, "Bouw" in rij) for rij in rijen] == [(False, True), (True, False)]
    te_laat = als("cdk").get("/besluitvorming/?stand=te_laat").content.decode()
    assert "Besluit van de raad</td>" in te_laat and "Bouw</td>" not in te_laat
    komt = als("cdk").get("/besluitvorming/?stand=komt").content.decode()
    assert "Besluit van de raad</td>" not in komt and "Bouw</td>" in komt


@pytest.mark.parametrize(
    ("wie", "lijst", "ziet"),
    [
        ("zwolle", 403, True),
        ("ijsselland", 200, True),
        ("cdk", 200, True),
        ("twente", 200, False),
        ("enschede", 403, False),
        ("lezer", 403, False),
        ("beheer", 403, False),
    ],
)
def test_een_vertrouwelijke_locatie(als, geheim, wie, lijst, ziet):
    antwoord = als(wie).get("/besluitvorming/?zoek=geheim")
    assert antwoord.status_code == lijst
    assert ("Geheimzin" in antwoord.content.decode().replace("?zoek=geheim", "")) is (ziet and lijst == 200)
    assert "Geheimzin" not in als(wie).get("/provincie/PV23/").content.decode()  # there only how many, and where
    for dashboard in ("/regio/ijsselland/", "/gemeente/GM0193/"):
        assert ("Geheimzin" in als(wie).get(dashboard).content.decode()) is ziet, dashboard
    for plek in (pad(geheim), f"/periodes/{geheim.beschikbaarheden.get().pk}/besluitvorming/"):
        verwacht = 404 if not ziet else 403 if wie == "ijsselland" else 200
        assert als(wie).get(plek).status_code == verwacht


def test_voornemen_zonder_besluitdatum(demo):
    cdk = fabriek.gebruiker("prt_secretaris", zwolle().provincie)
    voornemen = fabriek.voornemen(fabriek.locatie(zwolle(), naam="Nieuwe plek"))

    def gemeld():
        return [p for p in zonder_besluitdatum(cdk, zwolle().provincie.gemeenten.all()) if "Nieuwe plek" in p.tekst]

    assert [p.pad for p in gemeld()] == [f"/locaties/{voornemen.locatie_id}/#kop-besluit"]
    fabriek.besluitstap(voornemen.locatie, "college")
    assert gemeld()
    fabriek.besluitstap(voornemen.locatie, "raad")
    assert not gemeld()
    fabriek.besluitstap(voornemen, "college")
    assert gemeld()  # its own steps take the place of those of the locatie, and know of no raad


def test_op_de_provinciepagina_staan_zij_samen(als):
    """The nine published voornemens, and one that only its own circle may know of."""
    enschede = fabriek.voornemen(fabriek.locatie(Gemeente.objects.get(naam="Enschede"), vertrouwelijk=True))
    for wie, aantal in (("cdk", 10), ("lezer", 9)):
        tekst = als(wie).get("/provincie/PV23/").content.decode()
        assert f"Van de voornemens op {aantal} locaties is niet bekend" in tekst
        assert (", Enschede, " in tekst.split("locaties is niet bekend")[1].split("</li>")[0]) is (aantal == 10)
    assert enschede.locatie.vertrouwelijk


@pytest.mark.traag
@pytest.mark.parametrize(("vast", "meest"), [("/besluitvorming/", 12), ("/provincie/PV23/", 45), ("/locaties/{}/", 30)])
def test_vaste_hoeveelheid_vragen(als, vast, meest, django_assert_max_num_queries):
    plek = fabriek.locatie(zwolle())
    client = als("cdk")
    for _ in range(2):
        with django_assert_max_num_queries(meest):
            client.get(vast.format(plek.pk))
        for _ in range(5):
            voornemen = fabriek.voornemen(fabriek.locatie(zwolle()))
            fabriek.besluitstap(voornemen.locatie)
            fabriek.besluitstap(fabriek.voornemen(plek), "raad")


@pytest.mark.parametrize("vraag", ["volgorde=x", "pagina=x", "stand=x", "gemeente=999999", "zoek=%00", "stap=x"])
def test_een_rare_vraag_geeft_geen_storing(als, vraag):
    assert als("cdk").get(f"/besluitvorming/?{vraag}").status_code in (200, 404)


def test_regels_van_de_database(db):
    stap = fabriek.besluitstap(soort="raad")
    weigert(stap, "besluitstap_datum_of_niet_nodig", gepland=None)
    weigert(stap, "besluitstap_datum_of_niet_nodig", niet_nodig=True)
    weigert(stap, "besluitstap_college_beslist_altijd", niet_nodig=True, gepland=None, soort="college")
    weigert(stap, "besluitstap_precisie_hoort_bij_datum", gepland_precisie="onbekend")
    weigert(stap, "besluitstap_soort", soort="anders")
    ander = fabriek.besluitstap(stap.locatie, "bouw")
    weigert(ander, "uniek|unique", soort="raad")
    voornemen = fabriek.voornemen(stap.locatie)
    eigen = fabriek.besluitstap(voornemen, "raad")  # beside the one of the locatie
    weigert(fabriek.besluitstap(voornemen, "bouw"), "uniek|unique", soort="raad")
    assert eigen.locatie == stap.locatie


GETEST = {
    "besluitstap_datum_of_niet_nodig",
    "besluitstap_college_beslist_altijd",
    "besluitstap_precisie_hoort_bij_datum",
    "besluitstap_soort",
    "besluitstap_uniek_bij_locatie",
    "besluitstap_uniek_bij_periode",
}
