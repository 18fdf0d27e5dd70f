"""Meetings: who keeps and reads them, decisions and actions with their trail, and for whom they are a date."""

from datetime import UTC, date, datetime, time

import pytest
import time_machine
from icalendar import Calendar

from opgaven.models import Actie, Besluit, Overleg, Provincie, Regio
from opgaven.overleggen import komende
from prt.toegang.handelingen import Handeling
from prt.toegang.models import Agendasleutel, Gebruiker
from tests import fabriek

pytestmark = pytest.mark.django_db


@pytest.fixture
def gebieden(demo):
    return {gebied.naam: gebied for gebied in (*Regio.objects.all(), Provincie.objects.get(cbs_code="PV23"))}


def code(gebied):
    return f"{gebied._meta.model_name}-{gebied.pk}"


def test_de_regiosecretaris_legt_een_overleg_vast(als, gebieden):
    client = als("ijsselland")
    velden = {"tafel": code(gebieden["IJsselland"]), "datum": "2026-12-04", "tijd": "10:00", "plaats": "Zwolle"}
    antwoord = client.post("/overleggen/nieuw/", velden)
    rij = Overleg.objects.get()
    assert antwoord.url == f"/overleggen/{rij.pk}/"
    assert (rij.regio.naam, rij.provincie.cbs_code, rij.tijd) == ("IJsselland", "PV23", time(10))
    client.post(f"/overleggen/{rij.pk}/besluit/", {"tekst": "Het plan is vastgesteld"})
    client.post(f"/overleggen/{rij.pk}/actie/", {"tekst": "Plan versturen", "wie": "Secretaris"})
    actie = Actie.objects.get()
    client.post(
        f"/overleggen/{rij.pk}/actie/{actie.pk}/",
        {"tekst": "Plan versturen", "wie": "Secretaris", "gereed_op": "2026-12-05"},
    )
    pagina = als("lezer").get(f"/overleggen/{rij.pk}/").content.decode()
    for tekst in ("RRT IJsselland, 4 december 2026", "10:00 uur, Zwolle", "Het plan is vastgesteld", "5 december 2026"):
        assert tekst in pagina
    assert "Wijzigen" not in pagina
    assert actie.history.count() == 2 and Besluit.history.count() == 1 and rij.history.count() == 1
    assert (
        Handeling.objects.filter(onderwerp__endswith="RRT IJsselland, 04-12-2026", provincie=rij.provincie).count() == 4
    )
    spoor = als("cdk").get("/spoor/").content.decode()
    assert "Actie RRT IJsselland, 04-12-2026" in spoor and "Gereed op" in spoor


@pytest.mark.parametrize("tafel", ["Twente", "Overijssel"])
def test_de_regiosecretaris_houdt_alleen_de_eigen_tafel_bij(als, gebieden, tafel):
    client, rij = als("ijsselland"), fabriek.overleg(gebieden[tafel])
    velden = {"tafel": code(gebieden[tafel]), "datum": "2026-12-04"}
    assert client.post("/overleggen/nieuw/", velden).status_code == 422
    assert client.post(f"/overleggen/{rij.pk}/wijzigen/", velden).status_code == 403
    assert client.post(f"/overleggen/{rij.pk}/besluit/", {"tekst": "Ja"}).status_code == 403
    assert Overleg.objects.get().datum == date(2024, 11, 1) and not Besluit.objects.exists()
    assert als("cdk").post(f"/overleggen/{rij.pk}/wijzigen/", velden).status_code == 302
    assert Overleg.objects.get().datum == date(2026, 12, 4)


def test_een_fout_verliest_geen_invoer(als, gebieden):
    antwoord = als("cdk").post("/overleggen/nieuw/", {"datum": "2026-12-04", "plaats": "Provinciehuis"})
    assert antwoord.status_code == 422 and "Provinciehuis" in antwoord.content.decode()


def test_een_regel_hoort_bij_het_overleg_in_het_adres(als, gebieden):
    eigen, ander = fabriek.overleg(gebieden["IJsselland"]), fabriek.overleg(gebieden["Twente"])
    besluit, _ = fabriek.overlegregels(ander)
    pad = f"/overleggen/{eigen.pk}/besluit/{besluit.pk}/"
    assert als("ijsselland").post(pad, {"tekst": "Anders"}).status_code == 404


def test_een_andere_provincie_ziet_het_niet(als, gebieden):
    elders = fabriek.overleg(fabriek.provincie(), plaats="Elders")
    client = als("cdk")
    assert client.get(f"/overleggen/{elders.pk}/").status_code == 404
    assert "Elders" not in client.get("/overleggen/").content.decode()


@pytest.mark.parametrize(
    ("wie", "tafels"),
    [
        ("cdk", ["PRT Overijssel"]),
        ("ijsselland", ["PRT Overijssel", "RRT IJsselland"]),
        ("zwolle", ["RRT IJsselland"]),
        ("enschede", ["RRT Twente"]),
        ("lezer", []),
    ],
)
def test_voor_wie_het_een_datum_is(gebieden, wie, tafels):
    for dag, gebied in enumerate(("Overijssel", "IJsselland", "Twente"), 1):
        fabriek.overleg(gebieden[gebied], datum=date(2026, 12, dag))
        fabriek.overleg(gebieden[gebied], datum=date(2026, 11, 30))
    gevonden = komende(Gebruiker.objects.get(email=f"{wie}@demo.example"), date(2026, 12, 1))
    assert [overleg.tafel for overleg in gevonden] == tafels


def test_het_staat_met_tijd_en_plaats_in_de_agenda(client, gebieden):
    """Ten o'clock in the winter is nine o'clock UTC."""
    fabriek.overleg(gebieden["IJsselland"], datum=date(2026, 12, 4), tijd=time(10), plaats="Zwolle")
    sleutel = Agendasleutel.objects.create(gebruiker=Gebruiker.objects.get(email="zwolle@demo.example"))
    with time_machine.travel(datetime(2026, 12, 1, 12, tzinfo=UTC), tick=False):
        agenda = Calendar.from_ical(client.get(f"/agenda/{sleutel.sleutel}.ics").content)
    [dag] = [dag for dag in agenda.walk("VEVENT") if dag["summary"] == "Overleg RRT IJsselland"]
    assert dag.decoded("dtstart") == datetime(2026, 12, 4, 9, tzinfo=UTC)
    assert dag["location"] == "Zwolle" and "transp" not in dag


def test_geen_vraag_per_overleg_of_regel(als, gebieden, django_assert_max_num_queries):
    client, eerste = als("cdk"), fabriek.overleg(gebieden["Twente"])
    for aantal in (1, 20):
        for dag in range(1, aantal + 1):
            fabriek.overleg(gebieden["IJsselland"], datum=date(2026, 12, dag))
            fabriek.overlegregels(eerste)
        with django_assert_max_num_queries(10):
            client.get("/overleggen/")
        with django_assert_max_num_queries(10):
            client.get(f"/overleggen/{eerste.pk}/")
