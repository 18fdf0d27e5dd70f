"""One record changed by form, by import and by command: three entries in the trail, with actor and reason."""

import pytest
from django.core.management import call_command
from django.urls import reverse

from opgaven.gebieden.models import Provincie
from opgaven.rondes.models import Ronde
from prt.toegang.spoor.models import Handeling
from realisatie.locaties.models import Beschikbaarheid, Locatie
from realisatie.locaties.versies import versie_van
from tests.formulierhulp import neem_over, verborgen
from tests.realisatie.importeren.hulp import bestand, rij
from tests.realisatie.invoer.test_invoeren import invoer, periode
from verslag.cijfers.samenstellen import stel_samen

pytestmark = pytest.mark.django_db


def boek(plekken: int):
    """The one period of the test, with another number of places."""
    regel = {"Plekken": plekken, "Van": "1-1-2025", "Tot": None, "Soort": "azc", "Exploitant": "COA", "Adres": ""}
    boek = bestand(rij(**regel))
    boek.name = "periodes.xlsx"
    return boek


@pytest.fixture
def gewijzigd(als, tmp_path):
    """Entered with 50, then 60 by form, 70 by import and 80 by command."""
    zwolle, cdk = als("zwolle"), als("cdk")
    zwolle.post("/locaties/nieuw/", invoer(periode(), reden="Raadsbesluit"))
    regel = Beschikbaarheid.objects.get(locatie__naam="Azc Hanzeland")
    gegevens = invoer(periode(plekken="60"), reden="Tien bedden erbij") | {
        "beschikbaarheden-INITIAL_FORMS": 1,
        "beschikbaarheden-0-id": regel.pk,
        "versie": versie_van(regel.locatie),
    }
    assert zwolle.post(reverse("locatie-wijzigen", args=[regel.locatie_id]), gegevens).status_code == 302
    assert neem_over(cdk, "/importeren/", boek(70), reden="Maandopgave").status_code == 302
    pad = tmp_path / "periodes.xlsx"
    pad.write_bytes(boek(80).getvalue())
    call_command("importeer", str(pad), reden="Herstel na controle", verbosity=0)
    regel.refresh_from_db()
    assert regel.plekken == 80
    return regel


def test_drie_regels_met_wie_en_waarom(gewijzigd):
    historie = Beschikbaarheid.history.filter(id=gewijzigd.pk).order_by("history_id").select_related("handeling")
    assert [(h.plekken, h.handeling.naam, h.handeling.herkomst, h.handeling.reden) for h in historie] == [
        (50, "Demo medewerker Zwolle", "formulier", "Raadsbesluit"),
        (60, "Demo medewerker Zwolle", "formulier", "Tien bedden erbij"),
        (70, "Demo CdK-staf Overijssel", "import", "Maandopgave"),
        (80, "Opdrachtregel", "opdracht", "Herstel na controle"),
    ]
    assert historie[1].handeling.rol == "Medewerker gemeente Zwolle"
    assert all(list(h.handeling.gemeenten.values_list("naam", flat=True)) == ["Zwolle"] for h in historie)


def test_een_import_die_niets_wijzigt_laat_geen_spoor_na(als, gewijzigd):
    voor = Handeling.objects.count()
    assert neem_over(als("cdk"), "/importeren/", boek(80)).status_code == 302
    assert Handeling.objects.count() == voor


def test_een_proef_laat_geen_spoor_na(als, gewijzigd):
    voor = Handeling.objects.count()
    assert als("cdk").post("/importeren/", {"bestand": boek(90)}).status_code == 200
    assert (Handeling.objects.count(), Beschikbaarheid.history.filter(plekken=90).count()) == (voor, 0)


def test_beeindigen_en_intrekken_zijn_handelingen_met_reden(als):
    regel = Beschikbaarheid.objects.get(locatie__gemeente__naam="Zwolle", plekken=300)
    client = als("zwolle")
    for stap, velden in (("beeindigen", {"tot": "1-9-2025", "reden": "Huur"}), ("intrekken", {"reden": "Verkocht"})):
        pad = reverse(f"periode-{stap}", args=[regel.pk])
        assert client.post(pad, velden | verborgen(client, pad)).status_code == 302
    laatste = Handeling.objects.order_by("pk").filter(wie__email="zwolle@demo.example")
    assert [(h.soort, h.reden) for h in laatste] == [("beeindigd", "Huur"), ("ingetrokken", "Verkocht")]
    assert Locatie.history.filter(id=regel.locatie_id).count() == 1  # the locatie itself did not change


def test_de_stand_zoals_bekend_voor_elke_wijziging(gewijzigd):
    """Zwolle guaranteed 394 before; the period adds its places from the moment that they were entered."""
    ronde, overijssel = Ronde.objects.get(nummer=1), Provincie.objects.get(naam="Overijssel")
    momenten = Beschikbaarheid.history.filter(id=gewijzigd.pk).order_by("history_id").values_list("history_date")

    def zwolle(bekend_op):
        cijfers = stel_samen(ronde, overijssel, ronde.peildatum_op(ronde.verslag_uiterlijk), bekend_op=bekend_op)
        return next(g.gegarandeerd for g in cijfers.gemeenten if g.naam == "Zwolle")

    assert [zwolle(moment) for (moment,) in momenten] == [394 + 50, 394 + 60, 394 + 70, 394 + 80]
    geladen = Handeling.objects.earliest("pk").wanneer
    assert zwolle(geladen) == 394
