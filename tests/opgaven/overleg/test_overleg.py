"""Meetings: who keeps and reads them, decisions and actions with their trail, and for whom they are a date."""

from datetime import UTC, date, datetime, time

import pytest
import time_machine
from icalendar import Calendar

from opgaven.gebieden.models import Provincie, Regio
from opgaven.overleg.lezen import komende
from opgaven.overleg.models import Actie, Besluit, Overleg
from prt.pagina.botsing import versie_van
from prt.toegang.rollen.models import Agendasleutel, Gebruiker
from prt.toegang.spoor.models import Handeling
from tests import fabriek
from tests.formulierhulp import als_verstuurd

pytestmark = pytest.mark.django_db


@pytest.fixture
def gebieden(demo):
    return {gebied.naam: gebied for gebied in (*Regio.objects.all(), Provincie.objects.get(code="PV23"))}


def code(gebied):
    return f"{gebied.soort}-{gebied.pk}"


def test_de_regiosecretaris_legt_een_overleg_vast(als, gebieden):
    client = als("ijsselland")
    velden = {"tafel": code(gebieden["IJsselland"]), "datum": "2026-12-04", "tijd": "10:00", "plaats": "Zwolle"}
    antwoord = client.post("/overleggen/nieuw/", velden)
    rij = Overleg.objects.get()
    assert antwoord.url == f"/overleggen/{rij.pk}/"
    assert (rij.gebied.naam, rij.provincie.code, rij.tijd) == ("IJsselland", "PV23", time(10))
    client.post(f"/overleggen/{rij.pk}/besluit/", {"tekst": "Het plan is vastgesteld"})
    client.post(f"/overleggen/{rij.pk}/actie/", {"tekst": "Plan versturen", "wie": "Secretaris"})
    actie = Actie.objects.get()
    client.post(
        f"/overleggen/{rij.pk}/actie/{actie.pk}/",
        {"tekst": "Plan versturen", "wie": "Secretaris", "gereed_op": "2026-12-05", "versie": versie_van(actie)},
    )
    pagina = als("lezer").get(f"/overleggen/{rij.pk}/").content.decode()
    for tekst in ("RRT IJsselland, 4 december 2026", "10:00 uur, Zwolle", "Het plan is vastgesteld", "5 december 2026"):
        assert tekst in pagina
    assert "Wijzigen" not in pagina
    assert actie.history.count() == 2 and Besluit.history.count() == 1 and rij.history.count() == 1
    assert Handeling.objects.filter(onderwerp__endswith="RRT IJsselland, 04-12-2026", gebied=rij.provincie).count() == 4
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
    assert als("cdk").post(f"/overleggen/{rij.pk}/wijzigen/", velden | {"versie": versie_van(rij)}).status_code == 302
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
        with django_assert_max_num_queries(11):
            client.get("/overleggen/")
        with django_assert_max_num_queries(11):
            client.get(f"/overleggen/{eerste.pk}/")


@pytest.fixture
def bijgehouden(als, gebieden):
    """A meeting that two people opened: the regiosecretaris and the CdK's staff."""
    client = als("ijsselland")
    velden = {"tafel": code(gebieden["IJsselland"]), "datum": "2026-12-04", "tijd": "10:00", "plaats": "Zwolle"}
    client.post("/overleggen/nieuw/", velden | {"agenda": "1. Opening"})
    rij = Overleg.objects.get()
    return client, als("cdk"), rij, velden | {"agenda": "1. Opening", "versie": versie_van(rij)}


def test_wie_over_een_collega_heen_opslaat_ziet_beide(bijgehouden):
    eerste, tweede, rij, velden = bijgehouden
    pad = f"/overleggen/{rij.pk}/wijzigen/"
    assert f'name="versie" value="{velden["versie"]}"' in tweede.get(pad).content.decode()
    assert eerste.post(pad, velden | {"agenda": "1. Planning", "plaats": "Deventer"}).status_code == 302
    antwoord = tweede.post(pad, velden | {"agenda": "1. Uitruil"})
    pagina = antwoord.content.decode()
    assert antwoord.status_code == 409 and "Demo regiosecretaris IJsselland" in pagina
    for tekst in ("1. Planning", "1. Uitruil", "Deventer"):
        assert tekst in pagina
    rij.refresh_from_db()
    assert (rij.agenda, rij.plaats) == ("1. Planning", "Deventer")  # nothing was written over
    verschillen = {v.label: (v.mijn, v.hun, v.beide) for v in antwoord.context["botsing"].verschillen}
    assert verschillen == {
        "Agenda": ("1. Uitruil", "1. Planning", True),
        "Plaats": ("Zwolle", "Deventer", False),
    }
    tweede.post(pad, als_verstuurd(antwoord))
    rij.refresh_from_db()
    assert (rij.agenda, rij.plaats, rij.tijd) == ("1. Uitruil", "Deventer", time(10))


def test_een_formulier_zonder_versie_schrijft_nergens_overheen(bijgehouden):
    _, tweede, rij, velden = bijgehouden
    for versie in ("", "x", "9" * 400, "-1"):
        antwoord = tweede.post(f"/overleggen/{rij.pk}/wijzigen/", velden | {"versie": versie, "plaats": "Almelo"})
        assert antwoord.status_code == 409
    rij.refresh_from_db()
    assert rij.plaats == "Zwolle"


def test_ook_een_besluit_en_een_actie_botsen(als, gebieden):
    overleg = fabriek.overleg(gebieden["IJsselland"])
    for rij, velden in zip(
        fabriek.overlegregels(overleg), ({"tekst": "Ja"}, {"tekst": "Ja", "wie": "Secretaris"}), strict=True
    ):
        pad, versie = f"/overleggen/{overleg.pk}/{rij._meta.model_name}/{rij.pk}/", versie_van(rij)
        assert als("cdk").post(pad, velden | {"versie": versie}).status_code == 302
        antwoord = als("ijsselland").post(pad, velden | {"tekst": "Nee", "versie": versie})
        assert antwoord.status_code == 409
        rij.refresh_from_db()
        assert rij.tekst == "Ja"


def test_hetzelfde_invullen_is_geen_botsing(bijgehouden):
    eerste, tweede, rij, velden = bijgehouden
    for client in (eerste, tweede):
        assert client.post(f"/overleggen/{rij.pk}/wijzigen/", velden | {"plaats": "Kampen"}).status_code == 302
    assert rij.history.count() == 2


@pytest.mark.parametrize(
    ("vraag", "verwacht"),
    [
        ("tafel=prt", {"PRT Overijssel"}),
        ("tafel=rrt", {"RRT IJsselland", "RRT Twente"}),
        ("zoek=plan+versturen", {"RRT Twente"}),
        ("zoek=wonen", {"PRT Overijssel"}),
        ("wanneer=komend", {"RRT IJsselland"}),
        ("wanneer=geweest", {"PRT Overijssel", "RRT Twente"}),
    ],
)
def test_zoeken_in_overleggen(als, gebieden, vraag, verwacht):
    fabriek.overleg(gebieden["Overijssel"], agenda="1. Wonen")
    fabriek.overleg(gebieden["IJsselland"], datum=date(2099, 1, 1))
    fabriek.overlegregels(fabriek.overleg(gebieden["Twente"]))
    rijen = als("lezer").get(f"/overleggen/?{vraag}").context["table"].rows
    assert {rij.record.tafel for rij in rijen} == verwacht


def test_de_lijst_telt_besluiten_en_open_acties(als, gebieden):
    overleg = fabriek.overleg(gebieden["Twente"])
    for _ in range(2):
        _, actie = fabriek.overlegregels(overleg)
    actie.gereed_op = date(2026, 1, 1)
    actie.save()
    (rij,) = als("lezer").get("/overleggen/").context["table"].rows
    assert (rij.get_cell("besluiten"), rij.get_cell("openstaand")) == ("2", "1")
