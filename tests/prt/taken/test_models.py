"""What the database refuses about tasks."""

from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction
from django.db.models import F
from django.utils import timezone

from prt.taken.models import Taak
from tests import fabriek
from tests.databaseregels import regels_van, weigert

pytestmark = pytest.mark.django_db

NU = timezone.now()

AF = {"afgerond_op": NU, "verloopt_op": NU + timedelta(days=7)}

BESTAND = {"naam": "a.pdf", "mediatype": "application/pdf", "inhoud": b"%PDF"}

GEVALLEN = [
    ("taak_af_met_moment", "wacht", {"status": "zoek"}),
    ("taak_bezig_bij_een_verwerker", "bezig", {"verwerker": None}),
    ("taak_bezig_bij_een_verwerker", "klaar", {"verwerker": fabriek.verwerker}),
    ("taak_klaar_met_bestand", "klaar", {"inhoud": None}),
    ("taak_klaar_met_bestand", "klaar", {"naam": ""}),
    ("taak_klaar_met_bestand", "klaar", {"mediatype": ""}),
    ("taak_klaar_met_bestand", "wacht", BESTAND),
    ("taak_klaar_met_bestand", "mislukt", BESTAND),
    ("taak_mislukt_met_uitleg", "mislukt", {"foutmelding": ""}),
    ("taak_mislukt_met_uitleg", "klaar", {"foutmelding": "Jammer"}),
    ("taak_af_met_moment", "wacht", AF),
    ("taak_af_met_moment", "klaar", {"afgerond_op": None}),
    ("taak_af_met_moment", "mislukt", {"verloopt_op": None}),
    ("taak_af_met_moment", "klaar", {"verloopt_op": F("afgerond_op")}),
    ("taak_niet_meer_dan_alles", "wacht", {"gedaan": 2, "totaal": 1}),
]


@pytest.mark.parametrize(("regel", "status", "velden"), GEVALLEN)
def test_de_database_weigert(regel, status, velden):
    taak = fabriek.taak(status=status)
    weigert(taak, regel, **{naam: waarde() if callable(waarde) else waarde for naam, waarde in velden.items()})


@pytest.mark.parametrize("status", ["wacht", "bezig"])
def test_niemand_heeft_twee_keer_hetzelfde_onder_handen(status):
    eerste = fabriek.taak(status=status)
    fabriek.taak(sleutel=eerste.sleutel)  # of somebody else
    with pytest.raises(IntegrityError), transaction.atomic():
        fabriek.taak(eerste.door, sleutel=eerste.sleutel)


@pytest.mark.parametrize("status", ["klaar", "mislukt"])
def test_wat_af_is_staat_een_nieuwe_niet_in_de_weg(status):
    eerste = fabriek.taak(status=status)
    assert fabriek.taak(eerste.door, sleutel=eerste.sleutel).pk != eerste.pk


def test_elke_regel_heeft_een_test():
    assert {regel for regel, *_ in GEVALLEN} | {"taak_uniek_zolang_onaf"} == regels_van("taken")


def test_het_bestand_blijft_in_de_database_tot_iemand_erom_vraagt(django_assert_num_queries):
    fabriek.taak(status="klaar")
    with django_assert_num_queries(1) as vragen:
        taak = Taak.objects.get()
    assert "inhoud" not in vragen.captured_queries[0]["sql"]
    with django_assert_num_queries(1):
        assert bytes(taak.inhoud) == b"inhoud"
