"""What a page says about the decision-making."""

from datetime import date

import pytest

from prt.rekenen.perioden import Precisie
from realisatie.besluitvorming.lezen import Traject
from realisatie.besluitvorming.rekenen import HardOp
from realisatie.locaties.keuzes import Doelgroep
from realisatie.locaties.models import Beschikbaarheid, Locatie

DAG = date(2026, 3, 1)


@pytest.mark.parametrize(
    ("hard_op", "zin"),
    [
        (None, "Nog niet bekend is wanneer het besluit is genomen: vul de datum van het college en de raad in."),
        (HardOp(DAG, Precisie.DAG, True), "Het besluit is genomen op 1 maart 2026."),
        (HardOp(DAG, Precisie.MAAND, False), "Kan volgens de planning hard worden per maart 2026."),
    ],
)
def test_wanneer_iets_hard_is(hard_op, zin):
    assert Traject(Locatie(), None, (), hard_op).wanneer == zin


def test_een_voornemen_heeft_een_tabel_met_zijn_doelgroep():
    assert Traject(Locatie(), None, (), None).toevoeging == ""
    assert Traject(Locatie(), Beschikbaarheid(doelgroep=Doelgroep.OEKRAINE), (), None).toevoeging == " Oekraïne"
