"""What is said of a stand on a screen and on paper."""

from datetime import date

import pytest

from opgaven.gebieden.models import Gemeente
from opgaven.rondes.models import Ronde
from realisatie.locaties.models import Beschikbaarheid
from realisatie.stand.effect import Effect
from realisatie.stand.rekenen.uitloop import Einde


@pytest.mark.parametrize(
    ("asiel", "amv", "garandeert"),
    [
        (1200, None, "1.200 plekken in Cyclus 1."),
        (100, 45, "145 plekken in Cyclus 1 (100 asiel en 45 amv)."),
        (None, 45, "45 plekken in Cyclus 1 (geen asiel en 45 amv)."),
        (None, None, "geen plekken in Cyclus 1."),
        (0, None, "0 plekken in Cyclus 1."),
    ],
)
def test_wat_een_gemeente_garandeert(asiel, amv, garandeert):
    gevolg = Effect(Gemeente(naam="Zwolle"), Ronde(naam="Cyclus 1"), asiel, amv, ())
    assert gevolg.nu == f"Zwolle garandeert nu {garandeert}"
    assert gevolg.na_opslaan == f"Zwolle garandeert na opslaan {garandeert}"


@pytest.mark.parametrize(
    ("velden", "wat", "begin"),
    [
        ({"plekken": 1200}, "1.200 asiel", ""),
        ({"doelgroep": "oekraine", "van": date(2026, 3, 2)}, "onbekend aantal Oekraïne", " van 2 maart 2026"),
        ({"plekken": 40, "van": date(2026, 3, 1), "van_precisie": "maand"}, "40 asiel", " van maart 2026"),
    ],
)
def test_een_periode_in_een_zin(velden, wat, begin):
    rij = Beschikbaarheid(**{"doelgroep": "asiel"} | velden)
    assert rij.aantal_en_doelgroep == wat
    assert rij.met_begin == wat + begin


@pytest.mark.parametrize(("binnen", "wanneer"), [(True, "tijdens de cyclus"), (False, "na de cyclus")])
def test_wanneer_iets_afloopt(binnen, wanneer):
    assert Einde(date(2026, 3, 1), 10, binnen).wanneer == wanneer
