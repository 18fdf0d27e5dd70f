"""The monthly report: confirming, according, sending back, and who may do which."""

from datetime import date

import pytest
import time_machine
from django.utils.html import strip_spaces_between_tags

from opgaven.gebieden.models import Gemeente
from prt.toegang.rollen.keuzes import Rolsoort
from prt.toegang.rollen.rechten import mag
from realisatie.locaties.models import Beschikbaarheid
from realisatie.maand.lezen import maandregel
from realisatie.maand.models import Maandstand, Maandstap
from realisatie.maand.rechten import RECHT_PER_STAP
from realisatie.maand.rekenen import Stap
from realisatie.opmerkingen.models import Opmerking
from tests import fabriek
from tests.formulierhulp import verborgen

pytestmark = pytest.mark.django_db

ZWOLLE = "/maandstanden/GM0193/"

NOVEMBER = ZWOLLE + "2026-11/"


@pytest.fixture(autouse=True)
def november():
    with time_machine.travel("2026-11-12 10:00+01:00", tick=False):
        yield


def zwolle():
    return Gemeente.objects.get(naam="Zwolle")


def stand(maand=None):
    return maandregel(zwolle(), maand)


def zet(client, stap, maand="2026-11", **velden):
    """As the browser does: with the version of the records as they were on screen."""
    gegevens = {"versie": stand().versie} | velden
    return client.post(f"{ZWOLLE}{maand}/{stap}/", gegevens, follow=True)


def test_ongewijzigd_bevestigen_en_akkoord(als):
    pagina = als("zwolle").get(ZWOLLE).content.decode()
    assert "Ongewijzigd bevestigen" in pagina and "15 november 2026" in pagina
    assert "De stand van Zwolle is bevestigd" in zet(als("zwolle"), "indienen").content.decode()
    assert stand().status.naam == "ingediend"
    zet(als("ijsselland"), "accorderen")
    assert stand().status.naam == "geaccordeerd"
    bevestigd = stand().bevestigd
    assert (bevestigd.naam, bevestigd.rol) == ("Demo medewerker Zwolle", "Medewerker gemeente Zwolle")
    assert stand().stappen[-1].rol == "Regiosecretaris IJsselland"


def test_wat_bevestigd_is_staat_vast_als_cijfers(als):
    """Zwolle in the verslag of 2024: 300, 4, 12, 8 and 22 asiel and 48 amv guaranteed."""
    op_de_eerste = Beschikbaarheid.objects.hard().asiel().op(date(2026, 11, 1)).filter(locatie__gemeente=zwolle())
    zet(als("zwolle"), "indienen")
    stap = stand().bevestigd
    assert (stap.asiel, stap.amv) == (300 + 4 + 12 + 8 + 22, 48)
    assert stap.capaciteit == sum(rij.plekken for rij in op_de_eerste)
    assert stap.periodes == Beschikbaarheid.objects.filter(locatie__gemeente=zwolle()).count()
    fabriek.periode(zwolle(), 100)
    assert stand().bevestigd.asiel == stap.asiel
    assert stand().cijfers.asiel == stap.asiel + 100


def test_terugsturen_met_opmerkingen_en_opnieuw_indienen(als):
    locatie = zwolle().locaties.first()
    zet(als("zwolle"), "indienen")
    velden = {f"locatie_{locatie.pk}": "Klopt <b>dit</b>?", "cijfer_amv": "Te laag"}
    zet(als("ijsselland"), "terugsturen", **velden)
    assert stand().status.naam == "teruggestuurd"
    assert {(o.onderwerp, o.tekst, o.opvolging) for o in Opmerking.objects.all()} == {
        (locatie.naam, "Klopt <b>dit</b>?", True),
        ("Gegarandeerde plekken amv", "Te laag", True),
    }
    pagina = als("zwolle").get(NOVEMBER).content.decode()
    assert "Te laag" in pagina and "Klopt &lt;b&gt;dit" in pagina and "<b>dit" not in pagina
    zet(als("zwolle"), "indienen")
    assert stand().status.naam == "ingediend"
    assert [stap.soort for stap in stand().stappen] == ["indienen", "terugsturen", "indienen"]


def test_terugsturen_zonder_opmerking_wordt_geweigerd(als):
    zet(als("zwolle"), "indienen")
    antwoord = zet(als("ijsselland"), "terugsturen")
    assert antwoord.status_code == 422
    assert "Schrijf bij minstens één onderdeel" in antwoord.content.decode()
    assert stand().status.naam == "ingediend"


def test_een_te_lange_opmerking_gaat_niet_verloren(als):
    zet(als("zwolle"), "indienen")
    antwoord = zet(als("ijsselland"), "terugsturen", cijfer_amv="x" * 2001, cijfer_asiel="Blijft staan")
    assert antwoord.status_code == 422 and "Blijft staan" in antwoord.content.decode()
    assert not Opmerking.objects.exists()


def test_een_stap_die_niet_kan_bewaart_niets_en_verliest_niets(als):
    antwoord = zet(als("ijsselland"), "terugsturen", cijfer_amv="Blijft staan")
    assert antwoord.status_code == 422
    assert "deze maand is open" in antwoord.content.decode() and "Blijft staan" in antwoord.content.decode()
    assert "deze maand is open" in zet(als("ijsselland"), "accorderen").content.decode()
    assert not Maandstand.objects.exists()


def test_wie_oude_cijfers_voor_zich_heeft_bevestigt_niet(als):
    oud = stand().versie
    fabriek.periode(zwolle(), 10)
    for versie in (oud, ""):
        antwoord = zet(als("zwolle"), "indienen", versie=versie)
        assert "iemand heeft intussen een locatie of periode gewijzigd" in antwoord.content.decode()
    assert not Maandstap.objects.exists()


def test_twee_keer_terugsturen_is_een_keer(als):
    zet(als("zwolle"), "indienen")
    client = als("ijsselland")
    velden = verborgen(client, f"{NOVEMBER}terugsturen/") | {"cijfer_amv": "Te laag"}
    for _ in range(2):
        assert client.post(f"{NOVEMBER}terugsturen/", velden).status_code == 302
    assert Opmerking.objects.count() == 1


RECHTEN = {
    "medewerker": {Stap.INDIENEN},
    "buurgemeente": set(),
    "regiosecretaris": {Stap.ACCORDEREN, Stap.TERUGSTUREN},
    "cdk_staf": set(Stap),
    "lezer": set(),
    "vreemde": set(),
}


@pytest.mark.parametrize(("wie", "stappen"), RECHTEN.items())
def test_rechten(wie, stappen):
    gemeente = fabriek.gemeente()
    speler = getattr(fabriek.spelers(gemeente), wie)
    assert {stap for stap in Stap if mag(speler, RECHT_PER_STAP[stap], gemeente)} == stappen
    elders = fabriek.gemeente(provincie=gemeente.provincie) if wie != "cdk_staf" else fabriek.gemeente()
    assert not [stap for stap in Stap if mag(speler, RECHT_PER_STAP[stap], elders)]


def test_een_rol_die_voorbij_is_geeft_geen_rechten():
    gemeente = fabriek.gemeente()
    wie = fabriek.gebruiker()
    fabriek.rol(wie, Rolsoort.MEDEWERKER_GEMEENTE, gemeente, tot=date(2026, 11, 12))
    assert not mag(wie, RECHT_PER_STAP[Stap.INDIENEN], gemeente)


PAGINAS = {"zwolle": 200, "ijsselland": 200, "cdk": 200, "enschede": 403, "twente": 403, "lezer": 403, "niemand": 404}


@pytest.mark.parametrize(("wie", "status"), PAGINAS.items())
def test_wie_de_maand_van_een_gemeente_ziet(als, wie, status):
    assert als(wie).get(NOVEMBER).status_code == status
    for stap in Stap:
        antwoord = als(wie).post(f"{NOVEMBER}{stap}/", {"versie": "x"})
        assert antwoord.status_code == status if status != 200 else antwoord.status_code in (302, 403, 422)
    assert not Maandstap.objects.exists()


@pytest.mark.parametrize(
    ("wie", "ziet", "aantal"), [("zwolle", "Zwolle", 1), ("ijsselland", "Kampen", 11), ("cdk", "Enschede", 25)]
)
def test_het_overzicht_toont_de_eigen_kring(als, wie, ziet, aantal):
    pagina = als(wie).get("/maandstanden/").content.decode()
    assert ziet in pagina
    assert pagina.count('<th scope="row">') == aantal


@pytest.mark.parametrize("wie", ["lezer", "niemand"])
def test_het_overzicht_is_niet_voor_lezers(als, wie):
    assert als(wie).get("/maandstanden/").status_code == 403
    assert "/maandstanden/" not in als(wie).get("/locaties/").content.decode()


def test_het_overzicht_telt_wie_heeft_en_wie_te_laat_is(als):
    zet(als("zwolle"), "indienen")
    with time_machine.travel("2026-11-15 23:00+01:00"):
        assert maandregel(zwolle()).te_laat is False
        assert "te laat</strong>" not in als("ijsselland").get("/maandstanden/").content.decode()
    with time_machine.travel("2026-11-16 00:30+01:00"):
        pagina = als("ijsselland").get("/maandstanden/?maand=2026-11").content.decode()
        pagina = strip_spaces_between_tags(pagina)
    assert pagina.count("<strong>te laat</strong>") == 10
    assert "<dt>Te laat</dt><dd>10</dd>" in pagina and "<dt>Ingediend</dt><dd>1</dd>" in pagina


@pytest.mark.parametrize("maand", ["2026-13", "morgen", "2027-01", "0001-01", "1999-12", "%00", "2026-11-12"])
def test_een_maand_die_niet_bestaat(als, maand):
    antwoord = als("cdk").get(f"/maandstanden/?maand={maand}")
    assert antwoord.status_code == 200
    assert "U ziet de huidige maand" in antwoord.content.decode()


@pytest.mark.parametrize("pad", ["2026-13/", "2027-01/", "1999-12/", "morgen/"])
def test_een_maand_die_niet_bestaat_van_een_gemeente(als, pad):
    assert als("cdk").get(ZWOLLE + pad).status_code == 404


def test_de_geschiedenis_toont_vorige_maanden(als):
    with time_machine.travel("2026-10-03 10:00+02:00"):
        zet(als("zwolle"), "indienen", maand="2026-10")
    pagina = als("zwolle").get(NOVEMBER).content.decode()
    assert "Bevestigd op 3 oktober 2026 door Demo medewerker Zwolle" in pagina


@pytest.mark.parametrize("pad", ["/maandstanden/", NOVEMBER])
def test_vaste_hoeveelheid_vragen(als, pad, django_assert_max_num_queries):
    for wie in ("zwolle", "cdk"):
        client = als(wie)
        for _ in range(2):
            with django_assert_max_num_queries(16):
                client.get(pad)
            for gemeente in Gemeente.objects.deelnemend():
                fabriek.periode(gemeente, 10)
                maand = Maandstand.objects.create(gemeente=gemeente, maand=date(2025, 1 + len(wie) + _, 1))
                stap = {"soort": "indienen", "capaciteit": 1, "periodes": 1, "afdruk": "x", "naam": "N", "rol": "R"}
                Maandstap.objects.create(maandstand=maand, **stap)
