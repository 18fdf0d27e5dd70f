"""Gebieden in the administration: with what they are a member of, and a message where the database would refuse."""

import pytest

from opgaven.gebieden.keuzes import Lidsoort
from opgaven.gebieden.models import Gemeente
from prt.geheugen import verzoek
from tests import fabriek

pytestmark = pytest.mark.django_db


def velden(*leden, **anders):
    rijen = {"lidmaatschappen-TOTAL_FORMS": len(leden), "lidmaatschappen-INITIAL_FORMS": 0}
    for nummer, (soort, groep, vanaf) in enumerate(leden):
        rijen |= {
            f"lidmaatschappen-{nummer}-soort": soort,
            f"lidmaatschappen-{nummer}-groep": groep.pk,
            f"lidmaatschappen-{nummer}-vanaf": vanaf,
        }
    return {"code": "GM9990", "naam": "Nieuwstad", "volgorde": 0} | rijen | anders


def test_een_gemeente_met_haar_provincie_en_regio(admin_client):
    regio = fabriek.regio()
    leden = [(Lidsoort.PROVINCIE, regio.provincie, "1900-01-01"), (Lidsoort.REGIO, regio, "2024-01-01")]
    assert admin_client.post("/beheer/opgaven/gemeente/add/", velden(*leden)).status_code == 302
    nieuw = Gemeente.objects.get(code="GM9990")
    with verzoek():  # another one than that which asked for the map before
        assert (nieuw.soort, nieuw.regio, nieuw.provincie) == ("gemeente", regio, regio.provincie)
    assert "Nieuwstad" in admin_client.get("/beheer/opgaven/gemeente/").content.decode()


@pytest.mark.parametrize(
    ("leden", "anders", "melding"),
    [
        ([], {}, "Voeg een lidmaatschap toe met de provincie"),
        ([("regio", "provincie", "1900-01-01")], {}, "Van een regio kan lid zijn: gemeente"),
        ([("deelname", "provincie", "1900-01-01")], {}, "Van een land kan lid zijn: provincie"),
        ([("provincie", "provincie", "1900-01-01")], {"van": "2027-01-01"}, "Kies een dag waarop het gebied"),
        ([("provincie", "provincie", "1900-01-01")] * 2, {}, "dubbele waarden"),
    ],
)
def test_wat_niet_kan_zegt_waarom_en_schrijft_niets(admin_client, leden, anders, melding):
    regio = fabriek.regio()
    waar = {"regio": regio, "provincie": regio.provincie}
    ingevuld = velden(*((soort, waar[groep], vanaf) for soort, groep, vanaf in leden), **anders)
    antwoord = admin_client.post("/beheer/opgaven/gemeente/add/", ingevuld)
    assert antwoord.status_code == 200 and melding in antwoord.content.decode()
    assert not Gemeente.objects.filter(code="GM9990").exists()
