"""What the trail says of an action reaches no further than what its reader may see (DOMEIN §6)."""

import pytest
from django.urls import reverse

from opgaven.gebieden.models import Gemeente
from prt.toegang.rollen.models import Gebruiker
from prt.toegang.spoor.models import Handeling
from realisatie.importeren.acties import importeer
from realisatie.importeren.lezen import lees
from tests import fabriek
from tests.realisatie.importeren.hulp import rij, stroom, werkmap

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(("waar", "telt"), [(("Zwolle",), True), (("Zwolle", "Enschede"), False)])
def test_een_download_zegt_niet_hoeveel_vertrouwelijks_er_elders_is(als, waar, telt):
    """The CdK's staff downloads all periods: the number of lines would count those of every other gemeente."""
    for naam in waar:
        fabriek.periode(fabriek.locatie(Gemeente.objects.get(naam=naam), vertrouwelijk=True))
    assert als("cdk").get(reverse("periodes-bestand", args=["csv"])).status_code == 200
    gelezen = Handeling.objects.zichtbaar_voor(Gebruiker.objects.get(email="zwolle@demo.example")).first()
    assert gelezen.onderwerp.startswith("Periodes (csv)")  # that it happened is for Zwolle to know
    assert ("regels" in gelezen.onderwerp) is telt


@pytest.mark.parametrize(("waar", "telt"), [(("Zwolle",), True), (("Zwolle", "Enschede"), False)])
def test_een_import_zegt_niet_hoeveel_er_elders_bij_kwam(demo, waar, telt):
    inlezing = lees(stroom(werkmap(*(rij(Gemeente=naam, Locatie=f"Nieuw in {naam}") for naam in waar))), grootste=10**6)
    assert importeer(inlezing, door=Gebruiker.objects.get(email="cdk@demo.example")).uitkomst
    assert ("nieuw," in Handeling.objects.first().onderwerp) is telt
