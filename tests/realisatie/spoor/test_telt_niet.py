"""What the trail says of an action reaches no further than what its reader may see (DOMEIN §6)."""

import pytest

from opgaven.gebieden.models import Gemeente
from prt.toegang.rollen.models import Gebruiker
from prt.toegang.spoor.models import Handeling
from realisatie.importeren.acties import importeer
from realisatie.importeren.lezen import lees
from tests import fabriek
from tests.realisatie.importeren.hulp import rij, stroom, werkmap

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("pad", ["/periodes/?bestand=csv", "/locaties/?bestand=ods", "/periodes/bestand.xlsx"])
def test_een_download_zegt_niet_hoeveel_vertrouwelijks_er_elders_is(als, pad):
    """The CdK's staff downloads all periods: the number of lines would count those of every other gemeente."""
    fabriek.periode(fabriek.locatie(Gemeente.objects.get(naam="Zwolle"), vertrouwelijk=True))
    assert als("cdk").get(pad).status_code == 200
    gelezen = Handeling.objects.zichtbaar_voor(Gebruiker.objects.get(email="zwolle@demo.example")).first()
    assert gelezen.onderwerp in ("Periodes (csv)", "Locaties (ods)", "Periodes (xlsx)")
    assert [gemeente.naam for gemeente in gelezen.gemeenten.all()] == ["Zwolle"]


@pytest.mark.parametrize(("waar", "telt"), [(("Zwolle",), True), (("Zwolle", "Enschede"), False)])
def test_een_import_zegt_niet_hoeveel_er_elders_bij_kwam(demo, waar, telt):
    inlezing = lees(stroom(werkmap(*(rij(Gemeente=naam, Locatie=f"Nieuw in {naam}") for naam in waar))), grootste=10**6)
    assert importeer(inlezing, door=Gebruiker.objects.get(email="cdk@demo.example")).uitkomst
    assert ("nieuw," in Handeling.objects.first().onderwerp) is telt
