"""Entering a locatie with its periods: what is written, what is refused, and what it does to the figures."""

import re

import pytest
from django.urls import reverse

from opgaven.gebieden.models import Gemeente
from realisatie.locaties.models import Beschikbaarheid, Locatie
from realisatie.locaties.versies import versie_van
from tests.formulierhulp import verborgen

pytestmark = pytest.mark.django_db

NIEUW = "/locaties/nieuw/"


def invoer(*periodes, gemeente="Zwolle", naam="Azc Hanzeland", **velden):
    """What a browser posts: the locatie and its periods."""
    gegevens = {
        "gemeente": Gemeente.objects.get(naam=gemeente).pk,
        "naam": naam,
        "soort": "azc",
        "exploitant": "coa",
        "adres": "",
        "bijzonderheden": "",
        "beschikbaarheden-TOTAL_FORMS": len(periodes),
        "beschikbaarheden-INITIAL_FORMS": 0,
    } | velden
    for nummer, periode in enumerate(periodes):
        gegevens |= {f"beschikbaarheden-{nummer}-{veld}": waarde for veld, waarde in periode.items()}
    return gegevens


def periode(**velden):
    return {"doelgroep": "asiel", "plekken": "50", "van": "1-1-2025", "tot": "", "hardheid": "vastgesteld"} | velden


def test_een_locatie_met_twee_periodes(als):
    antwoord = als("zwolle").post(
        NIEUW, invoer(periode(), periode(doelgroep="amv", plekken="12", van="maart 2025", tot="2035")), follow=True
    )
    locatie = Locatie.objects.get(naam="Azc Hanzeland")
    assert not locatie.vertrouwelijk
    assert [
        (b.plekken, str(b.van), b.van_precisie, b.tot and str(b.tot), b.tot_precisie) for b in periodes_van(locatie)
    ] == [
        (50, "2025-01-01", "dag", None, "dag"),
        (12, "2025-03-01", "maand", "2035-01-01", "jaar"),
    ]
    tekst = antwoord.content.decode()
    assert "Zwolle garandeert in Spreidingswet cyclus 1 nu 456 plekken; dat waren er 394." in tekst
    assert tekst.count("telt mee") == 2


def periodes_van(locatie):
    return locatie.beschikbaarheden.order_by("pk")


def test_vanaf_een_gemeente_is_zij_al_gekozen(als):
    """Also when her key is above 999, where a number as text would get a dot."""
    gemeente, cdk = Gemeente.objects.get(naam="Almelo"), als("cdk")
    assert gemeente.pk > 999
    pagina = cdk.get(reverse("gemeente", args=[gemeente.code])).content.decode()
    adres = re.search(rf'href="({NIEUW}\?gemeente=[^"]+)"', pagina)[1]
    assert f'value="{gemeente.pk}" selected' in cdk.get(adres).content.decode()


def test_een_nieuwe_locatie_staat_op_vertrouwelijk(als):
    pagina = als("zwolle").get(NIEUW).content.decode()
    vinkje = pagina.split('name="vertrouwelijk"')[1].split(">")[0]
    assert "checked" in vinkje


FOUTEN = {
    "geen datum": (
        periode(van="morgen"),
        "“morgen” is geen datum. Schrijf een datum als 1-7-2025, maart 2026 of 2035.",
    ),
    "dag bestaat niet": (periode(van="31-2-2025"), "“31-2-2025” bestaat niet."),
    "onmogelijk jaar": (periode(van="1-1-0202"), "Het jaar 202 kan niet kloppen"),
    "einde voor begin": (periode(tot="1-12-2024"), "De einddatum ligt niet na de begindatum."),
    "einde op begin": (periode(tot="1-1-2025"), "De einddatum ligt niet na de begindatum."),
    "negatief": (periode(plekken="-5"), "Minder dan 0 kan hier niet."),
    "nul": (periode(plekken="0"), "Minder dan 1 kan hier niet."),
    "absurd": (periode(plekken="999999"), "Meer dan 5000 kan niet kloppen."),
    "te groot voor de database": (periode(plekken="9" * 40), "Schrijf een heel getal met alleen cijfers"),
    "geen getal": (periode(plekken="veel"), "Schrijf een heel getal met alleen cijfers"),
    "gebroken getal": (periode(plekken="12,5"), "Schrijf een heel getal met alleen cijfers"),
    "hard zonder aantal": (periode(plekken=""), "Vul een aantal plekken in"),
    "hard zonder begin": (periode(van=""), "Vul een begindatum in"),
    "onbekende doelgroep": (periode(doelgroep="marsmannen"), "marsmannen is geen beschikbare keuze"),
    "geen hardheid": (periode(hardheid=""), "Dit veld is verplicht."),
    "optie voor einde": (periode(tot="1-1-2030", optie_tot="2029-01-01"), "loopt tot na de einddatum"),
    "vervangt bij hard": (periode(vervangt="bestaand"), "Alleen een voornemen of verkenning kan een andere locatie"),
    "stuurtekens": (periode(toelichting="a\x00b"), "Null-tekens zijn niet toegestaan"),
}


@pytest.mark.traag
@pytest.mark.parametrize(("fout", "melding"), FOUTEN.values(), ids=FOUTEN)
def test_een_fout_wordt_gemeld_en_er_gaat_niets_verloren(als, fout, melding):
    if fout.get("vervangt"):
        fout = fout | {"vervangt": Locatie.objects.filter(gemeente__naam="Zwolle").first().pk}
    voor = Locatie.objects.count(), Beschikbaarheid.objects.count()
    antwoord = als("zwolle").post(NIEUW, invoer(periode(), fout))
    tekst = antwoord.content.decode()
    assert antwoord.status_code == 422
    assert melding.replace("'", "&#x27;") in tekst
    assert "Periode 2, " in tekst
    assert "Azc Hanzeland" in tekst
    assert (Locatie.objects.count(), Beschikbaarheid.objects.count()) == voor


def test_een_naam_kan_maar_een_keer(als):
    als("zwolle").post(NIEUW, invoer(periode()))
    antwoord = als("zwolle").post(NIEUW, invoer(periode(), naam="AZC hanzeland"))
    assert "Deze gemeente heeft al een locatie met deze naam." in antwoord.content.decode()
    assert Locatie.objects.filter(naam__iexact="azc hanzeland").count() == 1


def test_een_andere_gemeente_kan_niet_worden_gekozen(als):
    antwoord = als("zwolle").post(NIEUW, invoer(periode(), gemeente="Enschede"))
    assert antwoord.status_code == 422
    assert not Locatie.objects.filter(naam="Azc Hanzeland").exists()


def test_een_voornemen_mag_zonder_aantal_en_zonder_datum(als):
    als("zwolle").post(NIEUW, invoer(periode(hardheid="voornemen", plekken="", van="", tot="")))
    regel = Beschikbaarheid.objects.get(locatie__naam="Azc Hanzeland")
    assert (regel.plekken, regel.van, regel.van_precisie) == (None, None, "onbekend")


def test_periode_toevoegen_zonder_javascript_bewaart_wat_er_stond(als):
    antwoord = als("zwolle").post(NIEUW, invoer(periode(van="nog niet af")) | {"meer": "1"})
    tekst = antwoord.content.decode()
    assert antwoord.status_code == 200
    assert 'name="beschikbaarheden-TOTAL_FORMS" value="2"' in tekst
    assert "nog niet af" in tekst
    assert "is geen datum" not in tekst
    assert not Locatie.objects.filter(naam="Azc Hanzeland").exists()


def test_het_effect_vooraf_rekent_maar_schrijft_niet(als):
    antwoord = als("zwolle").post(NIEUW + "effect/", invoer(periode(), periode(van="1-8-2025")))
    tekst = antwoord.content.decode()
    assert "Zwolle garandeert na opslaan 444 plekken in Spreidingswet cyclus 1 (396 asiel en 48 amv)." in tekst
    assert "de periode begint op 1-8-2025, na het begin van het garantievenster" in tekst
    assert not Locatie.objects.filter(naam="Azc Hanzeland").exists()


def test_twee_periodes_die_aansluiten_tellen_samen(als):
    """The Enschede case of R2, while typing."""
    voor, na = periode(tot="1-10-2025"), periode(van="1-10-2025")
    tekst = als("zwolle").post(NIEUW + "effect/", invoer(voor, na)).content.decode()
    assert "Zwolle garandeert na opslaan 444 plekken in Spreidingswet cyclus 1 (396 asiel en 48 amv)." in tekst
    tekst = als("zwolle").post(NIEUW + "effect/", invoer(voor, na | {"van": "2-10-2025"})).content.decode()
    assert "Zwolle garandeert na opslaan 394 plekken in Spreidingswet cyclus 1 (346 asiel en 48 amv)." in tekst


@pytest.mark.parametrize(
    "extra", [{}, {"beschikbaarheden-TOTAL_FORMS": "x"}, {"beschikbaarheden-TOTAL_FORMS": "100000"}]
)
def test_een_kapot_formulier_geeft_geen_storing(als, extra):
    for pad in (NIEUW, NIEUW + "effect/"):
        assert als("zwolle").post(pad, {"naam": "x"} | extra).status_code in (200, 422)
    assert not Locatie.objects.filter(naam="x").exists()


@pytest.mark.parametrize("sleutel", ["9" * 5000, "-1", "abc", "9" * 18])
def test_een_sleutel_die_er_geen_is_geeft_geen_storing(als, sleutel):
    """Python refuses to read a number of thousands of digits, with an error of its own."""
    regel = Beschikbaarheid.objects.get(locatie__gemeente__naam="Hengelo")
    vreemd = invoer(periode(plekken="430")) | {
        "versie": versie_van(regel.locatie),
        "beschikbaarheden-INITIAL_FORMS": 1,
        "beschikbaarheden-0-id": sleutel,
    }
    antwoord = als("cdk").post(reverse("locatie-wijzigen", args=[regel.locatie_id]), vreemd)
    assert antwoord.status_code in (302, 409, 422)
    regel.refresh_from_db()
    assert regel.plekken != 430


def test_wijzigen_houdt_bestaande_periodes_vast(als):
    regel = Beschikbaarheid.objects.get(locatie__gemeente__naam="Hengelo")
    pad = reverse("locatie-wijzigen", args=[regel.locatie_id])
    pagina = als("cdk").get(pad).content.decode()
    assert 'value="2035"' in pagina
    gegevens = invoer(periode(plekken="430", tot="2036")) | {
        "versie": versie_van(regel.locatie),
        "naam": regel.locatie.naam,
        "beschikbaarheden-INITIAL_FORMS": 1,
        "beschikbaarheden-0-id": regel.pk,
    }
    assert als("cdk").post(pad, gegevens).status_code == 302
    regel.refresh_from_db()
    assert (regel.plekken, regel.tot.year, regel.tot_precisie, regel.bron.code) == (
        430,
        2036,
        "jaar",
        "verslag-cdk-2024",
    )


def test_een_periode_van_een_ander_kan_niet_worden_meegestuurd(als):
    vreemd = Beschikbaarheid.objects.get(locatie__gemeente__naam="Enschede")
    eigen = Locatie.objects.filter(gemeente__naam="Zwolle").first()
    gegevens = invoer(periode(plekken="1")) | {
        "versie": versie_van(eigen),
        "naam": eigen.naam,
        "beschikbaarheden-INITIAL_FORMS": 1,
        "beschikbaarheden-0-id": vreemd.pk,
    }
    als("zwolle").post(reverse("locatie-wijzigen", args=[eigen.pk]), gegevens)
    vreemd.refresh_from_db()
    assert (vreemd.plekken, vreemd.locatie.gemeente.naam) == (550, "Enschede")


def test_beeindigen_en_intrekken(als):
    regel = Beschikbaarheid.objects.get(locatie__gemeente__naam="Zwolle", plekken=300)
    pad = reverse("periode-beeindigen", args=[regel.pk])
    assert "Kies een dag na het begin" in als("zwolle").post(pad, {"tot": "1-1-2020"}).content.decode()
    client = als("zwolle")
    assert "Schrijf waarom" in client.post(pad, {"tot": "1-9-2025"} | verborgen(client, pad)).content.decode()
    velden = {"tot": "1-9-2025", "reden": "Verkocht"}
    assert client.post(pad, velden).status_code == 409  # without a version nobody knows what was seen
    antwoord = client.post(pad, velden | verborgen(client, pad), follow=True)
    assert "nu 94 plekken; dat waren er 394" in antwoord.content.decode()
    assert "Vul de dag in" in als("zwolle").post(pad, {"tot": ""}).content.decode()
    Beschikbaarheid.objects.filter(pk=regel.pk).update(tot=None)
    intrekken = reverse("periode-intrekken", args=[regel.pk])
    assert client.post(intrekken).status_code == 422
    antwoord = client.post(intrekken, {"reden": "Verkocht"} | verborgen(client, intrekken), follow=True)
    assert "nu 94 plekken; dat waren er 394" in antwoord.content.decode()
    regel.refresh_from_db()
    assert (regel.hardheid, regel.plekken, regel.tot) == ("vervallen", 300, None)
    assert als("zwolle").get(pad).status_code == 404


def test_dezelfde_periode_twee_keer_telt_niet_twee_keer(als):
    antwoord = als("zwolle").post(NIEUW, invoer(periode(), periode(plekken="60")))
    assert antwoord.status_code == 422
    assert "Periode 2 heeft dezelfde doelgroep en begindatum" in antwoord.content.decode()


def test_een_naam_die_intussen_bezet_is(als, monkeypatch):
    """Two people, or two clicks, at the same moment: the database decides, the form explains."""
    als("zwolle").post(NIEUW, invoer(periode()))
    monkeypatch.setattr("realisatie.invoer.forms.LocatieFormulier.clean", lambda formulier: formulier.cleaned_data)
    monkeypatch.setattr(Locatie, "validate_constraints", lambda locatie, exclude=None: None)
    antwoord = als("zwolle").post(NIEUW, invoer(periode(plekken="77")))
    assert antwoord.status_code == 422
    assert "Kies een andere naam." in antwoord.content.decode()
    assert not Beschikbaarheid.objects.filter(plekken=77).exists()
