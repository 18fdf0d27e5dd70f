"""The two pages: choosing, and saying what goes where; who may, what is refused, and that nothing is lost."""

import pytest
from django.urls import reverse

from opgaven.gebieden.kaart import is_gewijzigd
from opgaven.gebieden.models import Gemeente, Regio
from opgaven.opgaven.models import Opgave
from prt.toegang.spoor.models import Handeling
from realisatie.locaties.models import Locatie
from tests import fabriek
from tests.formulierhulp import als_verstuurd

pytestmark = pytest.mark.django_db

KEUZE, TOEWIJZEN = "/gebieden/splitsen/", "/gebieden/splitsen/toewijzen/"


@pytest.fixture
def losser(overijssel):
    """With a locatie of its own beside what the published figures have of it."""
    gemeente = Gemeente.objects.get(naam="Losser")
    fabriek.periode(fabriek.locatie(gemeente, naam="De Brug"), 40)
    return gemeente


def keuze(losser: Gemeente, **velden) -> dict:
    over = [Gemeente.objects.get(naam=naam).code for naam in ("Oldenzaal", "Enschede")]
    return {"gemeente": losser.code, "vanaf": "2027-01-01", "over": over} | velden


def adres(losser: Gemeente, **velden) -> str:
    return reverse("gemeente-toewijzen", query=keuze(losser, **velden))


def test_in_twee_stappen(als, losser):
    cdk = als("cdk")
    stap = cdk.get(KEUZE, keuze(losser))
    assert stap.status_code == 302 and stap.url.startswith(f"{TOEWIJZEN}?gemeente={losser.code}&vanaf=2027-01-01&over=")
    pagina = cdk.get(stap.url).content.decode()
    assert "Losser splitsen op 1 januari 2027" in pagina and "De Brug" in pagina and "Opgave: " in pagina
    brug, oldenzaal = Locatie.objects.get(naam="De Brug"), Gemeente.objects.get(naam="Oldenzaal")
    velden = {f"locatie-{brug.pk}": oldenzaal.code, "hoofd": Gemeente.objects.get(naam="Enschede").code}
    antwoord = cdk.post(stap.url, velden | {"reden": "Wet van 3 maart 2026"}, follow=True)
    tekst = antwoord.content.decode()
    assert "Losser wordt op 1 januari 2027 gesplitst." in tekst
    assert "Vanaf 1 januari 2027: Losser gaat op in Enschede." in tekst
    assert "Vanaf 1 januari 2027: een deel van Losser gaat naar Oldenzaal." in tekst
    assert Handeling.objects.latest("pk").reden == "Wet van 3 maart 2026"


def test_nog_eens_versturen_vindt_wat_er_al_is(als, losser):
    cdk = als("cdk")
    pagina = cdk.get(adres(losser))
    velden = als_verstuurd(pagina) | {"hoofd": Gemeente.objects.get(naam="Enschede").code, "reden": "Wet"}
    voor = Handeling.objects.count()
    for _ in range(2):
        antwoord = cdk.post(adres(losser), velden, follow=True)
        assert antwoord.redirect_chain[-1][0].startswith("/gebieden/")
    assert Handeling.objects.count() == voor + 1
    assert "al verstuurd" in antwoord.content.decode()
    assert "bestaat vanaf 1 januari 2027 niet meer" in cdk.get(KEUZE, keuze(losser)).content.decode()


@pytest.mark.parametrize(
    ("velden", "melding"),
    [
        ({"over": []}, "Kies minstens twee gemeenten"),
        ({"vanaf": ""}, "Dit veld is verplicht"),
        ({"naam0": "Nieuw"}, "Vul van een nieuwe gemeente naam, code en regio in."),
        ({"naam0": "Nieuw", "code0": "9990"}, "Een CBS-code is GM en vier cijfers"),
        ({"naam0": "Nieuw", "code0": "GM0153"}, "is al van Enschede"),
        ({"gemeente": "0"}, "Kies de gemeente"),
    ],
)
def test_wat_niet_kan_staat_bij_het_veld(als, losser, velden, melding):
    regio = {"regio0": Regio.objects.get(naam="Twente").pk} if "code0" in velden else {}
    antwoord = als("cdk").get(KEUZE, keuze(losser, **velden, **regio))
    assert antwoord.status_code == 200 and melding in antwoord.content.decode()
    assert 'id="fouten"' in antwoord.content.decode()


def opgaveveld(losser: Gemeente, naam: str, soort: str = "") -> str:
    ronde = Opgave.objects.filter(gebied=losser, ronde__nummer=1).first().ronde_id
    return f"opgave-{ronde}-20250101-{Gemeente.objects.get(naam=naam).code}{soort}"


@pytest.mark.parametrize(
    ("aandelen", "melding"),
    [
        ({"Oldenzaal": "9.999"}, "kan niet kloppen"),
        ({"Oldenzaal": "10"}, "Vul in hoeveel amv daarbij hoort"),
        ({"Oldenzaal": "1", "Oldenzaal-amv": "2"}, "kan niet groter zijn"),
        ({"Enschede": "1"}, "Voor de rest blijft"),
        ({"Oldenzaal": "-1"}, "Minder dan 0"),
    ],
)
def test_een_opgave_telt_op_tot_wat_er_is(als, losser, aandelen, melding):
    enschede = Gemeente.objects.get(naam="Enschede").code
    velden = {"hoofd": enschede, "reden": "Wet"}
    for naam, aantal in aandelen.items():
        wie, _, soort = naam.partition("-")
        velden[opgaveveld(losser, wie, f"-{soort}" if soort else "")] = aantal
    voor = Handeling.objects.count()
    antwoord = als("cdk").post(adres(losser, vanaf="2025-01-01"), velden)
    assert antwoord.status_code == 422 and melding in antwoord.content.decode()
    assert Handeling.objects.count() == voor


def test_een_goede_verdeling_wordt_bewaard(als, losser):
    enschede, oldenzaal = (Gemeente.objects.get(naam=naam) for naam in ("Enschede", "Oldenzaal"))
    velden = {"hoofd": enschede.code, "reden": "Wet"}
    velden |= {opgaveveld(losser, "Oldenzaal"): "10", opgaveveld(losser, "Oldenzaal", "-amv"): "1"}
    assert als("cdk").post(adres(losser, vanaf="2025-01-01"), velden).status_code == 302
    is_gewijzigd()  # by another request than this test
    deel = Opgave.objects.get(gebied__soort="gemeentedeel")
    assert (deel.aantal, deel.waarvan_amv, deel.gebied.nu) == (10, 1, oldenzaal)


@pytest.mark.parametrize("wie", ["zwolle", "ijsselland", "lezer"])
def test_alleen_de_staf_splitst(als, losser, wie):
    client = als(wie)
    assert client.get(KEUZE).status_code == client.get(adres(losser)).status_code == 403
    assert client.post(adres(losser), {"reden": "Wet"}).status_code == 403


def test_wie_zonder_keuze_komt_begint_bij_het_begin(als):
    assert als("cdk").get(TOEWIJZEN).status_code == 404
