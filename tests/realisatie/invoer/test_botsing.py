"""Two people change the same locatie: both values are shown, one chooses, and nothing is lost."""

import pytest
from django.urls import reverse

from prt.pagina.botsing import Achterhaald
from prt.toegang.rollen.rechten import OPDRACHTREGEL
from realisatie.locaties.acties import bewaar
from realisatie.locaties.models import Beschikbaarheid, Locatie
from realisatie.locaties.versies import versie_van
from tests.formulierhulp import als_verstuurd, verborgen
from tests.realisatie.invoer.test_invoeren import invoer, periode

pytestmark = [pytest.mark.django_db, pytest.mark.traag]


@pytest.fixture
def regel(als):
    als("zwolle").post("/locaties/nieuw/", invoer(periode(), adres="Hanzelaan 1"))
    return Beschikbaarheid.objects.get(locatie__naam="Azc Hanzeland")


@pytest.fixture
def pad(regel):
    return reverse("locatie-wijzigen", args=[regel.locatie_id])


@pytest.fixture
def geopend(als, pad, regel):
    """What both have on their screen: the form as it was opened."""
    versie = verborgen(als("zwolle"), pad)["versie"]

    def ingevuld(*erbij, adres="Hanzelaan 1", **anders):
        return invoer(periode(**anders), *erbij, adres=adres) | {
            "versie": versie,
            "beschikbaarheden-INITIAL_FORMS": 1,
            "beschikbaarheden-0-id": regel.pk,
        }

    return ingevuld


@pytest.fixture
def gebotst(als, pad, geopend):
    """The CdK's staff saved 75 places and another address; Zwolle had 60 places and kept the address."""
    assert als("cdk").post(pad, geopend(plekken="75", adres="Hanzelaan 9")).status_code == 302
    antwoord = als("zwolle").post(pad, geopend(plekken="60", toelichting="Van ons"))
    assert antwoord.status_code == 409
    return antwoord


def opgeslagen(regel):
    regel = Beschikbaarheid.objects.select_related("locatie").get(pk=regel.pk)
    return regel.plekken, regel.locatie.adres, regel.toelichting


def test_beide_waarden_staan_naast_elkaar_en_er_is_niets_opgeslagen(gebotst, regel):
    assert opgeslagen(regel) == (75, "Hanzelaan 9", "")
    pagina = gebotst.content.decode()
    veld = pagina.split("Periode 1: Plekken")[1].split("</fieldset>")[0]
    assert "U vulde in: <strong>60</strong>" in veld and "De ander: <strong>75</strong>" in veld
    assert "Hanzelaan 9" in pagina
    assert "Demo CdK-staf Overijssel" in pagina
    assert ": Toelichting" not in pagina  # only one of the two touched it


def test_wie_alleen_iets_wijzigde_staat_al_aangekruist(gebotst):
    voorkeur = als_verstuurd(gebotst)
    assert (voorkeur["keuze-beschikbaarheden-0-plekken"], voorkeur["keuze-adres"]) == ("mijn", "hun")


@pytest.mark.parametrize(
    ("keuze", "verwacht"),
    [
        ({}, (60, "Hanzelaan 9", "Van ons")),
        ({"keuze-adres": "mijn"}, (60, "Hanzelaan 1", "Van ons")),
        ({"keuze-beschikbaarheden-0-plekken": "hun"}, (75, "Hanzelaan 9", "Van ons")),
        ({"alles": "mijn"}, (60, "Hanzelaan 1", "Van ons")),
        ({"alles": "hun"}, (75, "Hanzelaan 9", "Van ons")),
    ],
)
def test_de_keuze_wordt_opgeslagen(als, pad, gebotst, regel, keuze, verwacht):
    assert als("zwolle").post(pad, als_verstuurd(gebotst) | keuze).status_code == 302
    assert opgeslagen(regel) == verwacht


def test_wie_dan_weer_later_is_kiest_opnieuw(als, pad, geopend, gebotst, regel):
    locatie = Locatie.objects.get(pk=regel.locatie_id)
    locatie.adres = "Hanzelaan 12"
    locatie.save()
    antwoord = als("zwolle").post(pad, als_verstuurd(gebotst) | {"keuze-adres": "mijn"})
    assert antwoord.status_code == 409
    assert "Hanzelaan 12" in antwoord.content.decode()


def test_een_vinkje_kan_ook_botsen(als, pad, geopend, regel):
    als("cdk").post(pad, geopend() | {"vertrouwelijk": "on"})
    antwoord = als("zwolle").post(pad, geopend(plekken="60"))
    als("zwolle").post(pad, als_verstuurd(antwoord))
    regel.refresh_from_db()
    assert (regel.plekken, Locatie.objects.get(pk=regel.locatie_id).vertrouwelijk) == (60, True)


def test_een_periode_die_de_ander_toevoegde_blijft_staan(als, pad, geopend, regel):
    als("cdk").post(pad, geopend(periode(doelgroep="amv", plekken="12")))
    antwoord = als("zwolle").post(pad, geopend(plekken="60"))
    assert "Doelgroep: Amv; Plekken: 12; " in antwoord.content.decode()
    assert als("zwolle").post(pad, als_verstuurd(antwoord)).status_code == 302
    assert sorted(regel.locatie.beschikbaarheden.values_list("plekken", flat=True)) == [12, 60]


def test_na_elkaar_wijzigen_botst_niet(als, pad, geopend, regel):
    als("cdk").post(pad, geopend(plekken="75"))
    versie = verborgen(als("zwolle"), pad)["versie"]
    assert als("zwolle").post(pad, geopend(plekken="60") | {"versie": versie}).status_code == 302
    assert opgeslagen(regel)[0] == 60


def test_de_actie_zelf_weigert_een_oude_versie(regel):
    versie = versie_van(regel.locatie)
    regel.plekken = 51
    bewaar(regel.locatie, [regel], door=OPDRACHTREGEL, versie=versie)
    with pytest.raises(Achterhaald):
        bewaar(regel.locatie, [regel], door=OPDRACHTREGEL, versie=versie)


@pytest.mark.parametrize("stap", ["beeindigen", "intrekken"])
def test_ook_beeindigen_en_intrekken_gaan_niet_over_een_collega_heen(als, regel, stap):
    """Both opened the page; the CdK's staff ends the period first."""
    pad, einde = (reverse(f"periode-{naam}", args=[regel.pk]) for naam in (stap, "beeindigen"))
    geopend = verborgen(als("zwolle"), pad)
    eerst = verborgen(als("cdk"), einde) | {"tot": "1-1-2030", "reden": "Afgesproken"}
    assert als("cdk").post(einde, eerst).status_code == 302
    antwoord = als("zwolle").post(pad, geopend | {"tot": "1-1-2028", "reden": "Contract loopt af"})
    tekst = antwoord.content.decode()
    assert antwoord.status_code == 409 and "Iemand anders heeft dit intussen gewijzigd" in tekst
    assert "Contract loopt af" in tekst
    regel.refresh_from_db()
    assert (str(regel.tot), regel.hardheid) == ("2030-01-01", "vastgesteld")
    if stap == "beeindigen":
        assert "1 januari 2030" in tekst and "1-1-2028" in tekst
    opnieuw = als_verstuurd(antwoord) | {"tot": "1-1-2028", "reden": "Contract loopt af"}
    assert als("zwolle").post(pad, opnieuw).status_code == 302
