"""A choice that the arithmetic knows too: stored as its word, read by its label."""

import json

import pytest

from opgaven.rondes.models import Ronde
from opgaven.rondes.rekenen import Telregel
from prt.rekenen.perioden import Precisie
from realisatie.besluitvorming.models import Besluitstap
from realisatie.besluitvorming.rekenen import Stapsoort
from realisatie.locaties.models import Beschikbaarheid
from realisatie.locaties.rekenen import Hardheid
from realisatie.maand.models import Maandstap
from realisatie.maand.rekenen import Stap


@pytest.mark.parametrize(
    ("model", "veld", "keuze"),
    [
        (Ronde, "telregel", Telregel),
        (Beschikbaarheid, "hardheid", Hardheid),
        (Beschikbaarheid, "tot_precisie", Precisie),
        (Besluitstap, "soort", Stapsoort),
        (Maandstap, "soort", Stap),
    ],
)
def test_een_veld_biedt_precies_de_woorden_van_de_rekenregel(model, veld, keuze):
    assert dict(model._meta.get_field(veld).flatchoices) == {lid.value: lid.label for lid in keuze}


def test_een_keuze_is_het_woord_dat_is_opgeslagen():
    keuze = Hardheid("voornemen")
    assert keuze is Hardheid.VOORNEMEN
    assert (keuze, f"{keuze}", json.dumps(keuze), keuze.label) == (
        *("voornemen", "voornemen", '"voornemen"'),
        "Bestuurlijk voornemen",
    )
    with pytest.raises(ValueError):
        Hardheid("Bestuurlijk voornemen")
