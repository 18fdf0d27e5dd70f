"""Who sees which points of the main menu, in which groups, and which one is marked."""

import pytest

from prt.pagina.menu import EERST, GROEPEN

pytestmark = pytest.mark.django_db

ALLE = {naam for deel in (EERST, *GROEPEN.values()) for naam in deel.values()}


def menu(client, pad="/planning/"):
    return client.get(pad).context["menu"]


def namen(delen) -> dict[str, list[str]]:
    """Per group the names of its points; a point by itself is a group without any."""
    return {deel["naam"]: [punt["naam"] for punt in deel.get("punten", ())] for deel in delen}


def test_de_staf_ziet_alle_groepen(overijssel, als):
    delen = namen(menu(als("cdk")))
    assert list(delen) == ["Overzicht", *GROEPEN]
    gezien = {punt for punten in delen.values() for punt in punten} | {"Overzicht"}
    assert ALLE - gezien == {"Collega’s", "Alle provincies", "Installatie"}


def test_een_lezer_ziet_geen_beheer(overijssel, als):
    delen = namen(menu(als("lezer")))
    assert "Beheer" not in delen
    assert not {"Spoor", "Maandstanden", "Verdelen"} & {punt for punten in delen.values() for punt in punten}


def test_een_groep_van_een_is_gewoon_een_punt(overijssel, als):
    assert namen(menu(als("lezer")))["Gebieden"] == []


@pytest.mark.parametrize(
    ("pad", "groep", "punt"),
    [
        ("/", "Overzicht", None),
        ("/statushouders/GM0150/", "Opgaven", "Statushouders"),
        ("/verdelen/scenarios/", "Opgaven", "Verdelen"),
        ("/verslag/asiel-1/teksten/", "Verslag", "Verslag"),
        ("/rapporten/", "Verslag", "Rapporten"),
    ],
)
def test_waar_iemand_is_staat_gemerkt(overijssel, als, pad, groep, punt):
    antwoord = als("cdk").get(pad, follow=True)
    delen = antwoord.context["menu"]
    assert [deel["naam"] for deel in delen if deel["hier"]] == [groep]
    hier = [p["naam"] for deel in delen for p in deel.get("punten", ()) if p["hier"]]
    assert hier == ([punt] if punt else [])


def test_een_vreemd_adres_wordt_geweigerd_zonder_storing(client):
    assert client.get("/", HTTP_HOST="elders.example").status_code == 400
