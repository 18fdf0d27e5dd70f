"""Adding a bron and a ronde: of the land or of one provincie, by who may, and to choose from then on."""

from datetime import date

import pytest

from opgaven.bronnen.models import Bron
from opgaven.gebieden.models import Provincie, het_land
from opgaven.naslag.acties import voeg_bron_toe, voeg_ronde_toe
from opgaven.rondes.models import Ronde
from prt.problemen import KanNiet
from prt.toegang.rollen.models import Gebruiker
from prt.toegang.rollen.rechten import OPDRACHTREGEL
from prt.toegang.spoor.models import Handeling
from tests import fabriek

pytestmark = pytest.mark.django_db


def bron(gebied, titel="Brief van 3 maart"):
    return voeg_bron_toe(gebied=gebied, titel=titel, opsteller="Provincie", datum=None, door=OPDRACHTREGEL)


def ronde(gebied, naam="Noodopvang 2027"):
    return voeg_ronde_toe(gebied=gebied, stroom="cno", naam=naam, uiterlijk=date(2027, 1, 1), door=OPDRACHTREGEL)


@pytest.mark.parametrize("maak", [bron, ronde])
def test_de_code_volgt_uit_de_naam_en_is_nooit_die_van_het_land(maak):
    een, ander = fabriek.provincie(code="PV01"), fabriek.provincie(code="PV02")
    van_het_land, hier, daar = maak(fabriek.land()), maak(een), maak(ander)
    assert (hier.code, daar.code) == (f"{van_het_land.code}-pv01", f"{van_het_land.code}-pv02")
    assert Handeling.objects.order_by("-pk")[0].gebied == ander
    for dubbel in (fabriek.land(), een):
        with pytest.raises(KanNiet, match="Kies een andere") as fout:
            maak(dubbel)
        assert fout.value.veld in ("titel", "naam")


@pytest.mark.parametrize("maak", [bron, ronde])
def test_een_lange_naam_past(maak):
    assert len(maak(fabriek.provincie(code="PV01"), "Besluit " * 14).code) <= 50


@pytest.mark.parametrize("maak", [bron, ronde])
def test_een_naam_heeft_letters_of_cijfers(maak):
    for van in (fabriek.land(), fabriek.provincie(code="PV01")):
        with pytest.raises(KanNiet, match="letters of cijfers"):
            maak(van, "…?")


def test_de_staf_voegt_toe_wat_van_haar_provincie_is(als):
    client, hier = als("cdk"), Provincie.objects.get(code="PV23")
    velden = {"gebied": hier.pk, "titel": "Brief van GS", "opsteller": "GS"}
    assert client.post("/opgaven/bron/", velden).url == "/opgaven/nieuw/"
    assert Bron.objects.get(titel="Brief van GS").gebied == hier
    assert "Brief van GS" in client.get("/opgaven/nieuw/").content.decode()
    assert client.post("/opgaven/bron/", velden | {"gebied": het_land().pk}).status_code == 422


def test_de_beheerder_voegt_toe_wat_van_het_land_is(als):
    client, hier = als("beheer-installatie"), Provincie.objects.get(code="PV23")
    velden = {"gebied": het_land().pk, "stroom": "oekraine", "naam": "Oekraïne 2027", "uiterlijk": "2027-01-01"}
    assert client.post("/opgaven/ronde/", velden | {"gebied": hier.pk}).status_code == 422
    assert client.post("/opgaven/ronde/", velden | {"stroom": "statushouders"}).status_code == 422
    assert client.post("/opgaven/ronde/", velden).status_code == 302
    assert Ronde.objects.get(code="oekraine-2027").gebied == het_land()
    assert "Oekraïne 2027" in als("cdk").get("/opgaven/nieuw/").content.decode()


def test_in_het_beheer_ziet_zij_de_gebieden_en_geen_opgave(als):
    """With access to the admin too; without it nobody comes in."""
    client = als("beheer-installatie")
    assert client.get("/beheer/opgaven/gemeente/").status_code == 302
    Gebruiker.objects.filter(email="beheer-installatie@demo.example").update(is_staff=True)
    client = als("beheer-installatie")
    for model in ("provincie", "regio", "gemeente", "inwonertal"):
        assert client.get(f"/beheer/opgaven/{model}/").status_code == 200
    hier = Provincie.objects.get(code="PV23")
    assert client.get(f"/beheer/opgaven/provincie/{hier.pk}/change/").status_code == 200
    for model in ("opgave", "taakstellingpost", "mijlpaal"):
        assert client.get(f"/beheer/opgaven/{model}/").status_code == 403
    assert client.get("/beheer/toegang/gebruiker/").status_code == 403
