"""The year of a cyclus: the template, making it once, changing and finishing a milestone, and who may."""

from datetime import date

import pytest

from opgaven.gebieden.models import Provincie
from opgaven.planning.acties import ontbrekend
from opgaven.planning.jaarplan import BETREFT, IEDEREEN, JAAR, Partij, betreft, jaar_van
from opgaven.planning.models import Mijlpaal
from opgaven.rondes.models import Ronde
from prt.pagina.botsing import versie_van
from prt.toegang.spoor.models import Handeling
from tests import fabriek
from tests.formulierhulp import als_verstuurd

pytestmark = pytest.mark.django_db


def test_het_jaar_volgt_uit_de_dag_van_het_verslag():
    """DOMEIN §5, and for the second cyclus its published dates: 1-2-2026, verslag 1-11-2026, window from 1-7-2027."""
    verwacht = {
        2024: ["2024-02-01", "2024-06-30", "2024-07-01", "2024-09-01", "2024-09-01", "2024-10-01", "2024-10-31"]
        + ["2024-11-01", "2024-12-31", "2025-01-01", "2025-07-01"],
        2026: ["2026-02-01", "2026-06-30", "2026-07-01", "2026-09-01", "2026-09-01", "2026-10-01", "2026-10-31"]
        + ["2026-11-01", "2026-12-31", "2027-01-01", "2027-07-01"],
    }
    for jaar, dagen in verwacht.items():
        ronde = Ronde(verslag_uiterlijk=date(jaar, 11, 1))
        assert [str(dag) for dag, _ in jaar_van(ronde)] == dagen
    assert jaar_van(Ronde()) == []


def test_elke_regel_zegt_wie():
    assert {regel.verantwoordelijk for regel in JAAR} <= set(BETREFT)
    assert betreft("Gemeenten") == {Partij.GEMEENTE}
    assert betreft("Zomaar iemand") == IEDEREEN


def test_de_gepubliceerde_regels_worden_herkend(overijssel):
    """Of the template the published planning has six; what it lacks is added and nothing twice."""
    cyclus = Ronde.objects.get(nummer=1)
    erbij = [mijlpaal.omschrijving for mijlpaal in ontbrekend(cyclus, Provincie.objects.get(naam="Overijssel"))]
    assert erbij == [
        "Toetsdatum taakstelling statushouders, eerste halfjaar",
        "Regionale plannen bij de voorzitter van de PRT",
        "Verdeelbesluit van de minister",
        "Toetsdatum taakstelling statushouders, tweede halfjaar",
        "Plekken gerealiseerd",
    ]


def test_maken_kan_twee_keer(als):
    client = als("cdk")
    voor = Mijlpaal.objects.count()
    assert "Verdeelbesluit van de minister" in client.get("/planning/maken/asiel-1/").content.decode()
    client.post("/planning/maken/asiel-1/")
    na = Mijlpaal.objects.count()
    assert na > voor and Mijlpaal.history.count() >= na - voor
    assert "De planning was al volledig." in client.post("/planning/maken/asiel-1/", follow=True).content.decode()
    assert Mijlpaal.objects.count() == na


def test_toevoegen_wijzigen_en_afronden(als):
    client, cyclus = als("cdk"), Ronde.objects.get(nummer=1)
    velden = {
        "ronde": cyclus.pk,
        "datum": "2026-12-04",
        "omschrijving": "Bestuurlijk overleg",
        "verantwoordelijk": "RRT",
    }
    antwoord = client.post("/planning/nieuw/", velden)
    rij = Mijlpaal.objects.get(omschrijving="Bestuurlijk overleg")
    assert antwoord.url == f"/planning/{rij.pk}/"
    dubbel = client.post("/planning/nieuw/", velden)
    assert dubbel.status_code == 422 and "Bestuurlijk overleg" in dubbel.content.decode()
    client.post(f"/planning/{rij.pk}/wijzigen/", velden | {"datum": "2026-12-05", "versie": versie_van(rij)})
    client.post(f"/planning/{rij.pk}/afronden/")
    rij.refresh_from_db()
    assert rij.datum == date(2026, 12, 5) and rij.gereed_op
    assert "was al afgerond" in client.post(f"/planning/{rij.pk}/afronden/", follow=True).content.decode()
    assert rij.history.count() == 3
    assert Handeling.objects.filter(onderwerp="Mijlpaal Bestuurlijk overleg", gebied__code="PV23").count() == 3


@pytest.mark.parametrize("vraag", ["ronde=x", "ronde=999999", "ronde=99999999999999999999", "ronde=%00"])
def test_een_rare_vraag_geeft_geen_storing(als, vraag):
    assert als("cdk").get(f"/planning/?{vraag}").status_code == 200


def test_zonder_cyclus_is_er_niets_te_maken(db, client):
    provincie = fabriek.gemeente().provincie
    client.force_login(fabriek.gebruiker("prt_secretaris", provincie))
    assert "Maak de planning" not in client.get("/planning/").content.decode()


def test_een_mijlpaal_over_die_van_een_collega_heen(als):
    rij = Mijlpaal.objects.filter(ronde__nummer=1).first()
    pad, versie = f"/planning/{rij.pk}/wijzigen/", versie_van(rij)
    velden = {"ronde": rij.ronde_id, "omschrijving": rij.omschrijving, "datum": rij.datum.isoformat(), "versie": versie}
    client = als("cdk")
    assert client.post(pad, velden | {"datum": "2026-12-05"}).status_code == 302
    antwoord = client.post(pad, velden | {"omschrijving": "Anders"})
    assert antwoord.status_code == 409 and "5 december 2026" in antwoord.content.decode()
    client.post(pad, als_verstuurd(antwoord))  # theirs, where only they changed it
    rij.refresh_from_db()
    assert (rij.omschrijving, rij.datum) == ("Anders", date(2026, 12, 5))
