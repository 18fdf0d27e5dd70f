"""What the verslag says in short while nobody wrote it."""

from datetime import date

import pytest

from opgaven.gebieden.models import Provincie
from opgaven.rondes.models import Ronde
from verslag.cijfers.cijfers import Cijfers, Optelling

BEGIN = "De gemeenten in Overijssel garanderen samen 1.500 plekken in de 2e cyclus van de Spreidingswet."


@pytest.mark.parametrize(
    ("asiel", "amv", "vervolg"),
    [
        (Optelling("asiel", None, 1500, None), Optelling("amv", None, 0, None), "De opgave is nog onbekend."),
        (
            Optelling("asiel", 3000, 1500, None, 1),
            Optelling("amv", None, 0, None),
            "Dat is 50\xa0% van de opgave van 3.000 plekken. Van 1 voornemen is het aantal plekken nog onbekend.",
        ),
        (
            Optelling("asiel", 3000, 1500, 750, 2),
            Optelling("amv", 100, 20, 5),
            "Dat is 50\xa0% van de opgave van 3.000 plekken. Daarnaast zijn er bestuurlijke voornemens voor 750 "
            "plekken. Als die allemaal doorgaan, zijn er 2.250 plekken, 75\xa0% van de opgave. Daarvan zijn er 25 voor "
            "amv. Van 2 voornemens is het aantal plekken nog onbekend.",
        ),
        (
            Optelling("asiel", None, 1500, 750),
            Optelling("amv", None, 0, None),
            "De opgave is nog onbekend. Daarnaast zijn er bestuurlijke voornemens voor 750 "
            "plekken. Als die allemaal doorgaan, zijn er 2.250 plekken.",
        ),
    ],
)
def test_de_cijfers_in_het_kort(asiel, amv, vervolg):
    cijfers = Cijfers(Provincie(naam="Overijssel"), Ronde(nummer=2), date(2026, 7, 1), (), asiel, amv, ())
    assert cijfers.in_het_kort == f"{BEGIN} {vervolg}"
    assert cijfers.loopt_niets_af == "Vanaf 1 juli 2026 loopt er volgens de gegevens niets af."
