"""What the page says about a file with problems."""

import pytest

from prt.problemen import Ernst, Probleem
from realisatie.importeren.acties import Importuitslag

PROBLEEM = Probleem(Ernst.FOUT, "Deze gemeente bestaat niet.")
OPNIEUW = "in Excel, sla het bestand op en kies het hieronder opnieuw."


@pytest.mark.parametrize(
    ("aantal", "verzwegen", "zin"),
    [
        (1, 0, f"Het bestand heeft 1 probleem. Verbeter het {OPNIEUW}"),
        (2, 0, f"Het bestand heeft 2 problemen. Verbeter ze {OPNIEUW}"),
        (
            5,
            1000,
            f"Het bestand heeft 1.005 problemen. Verbeter ze {OPNIEUW} "
            "Hieronder staan de eerste 5; er zijn er nog 1.000.",
        ),
    ],
)
def test_hoeveel_problemen_en_wat_te_doen(aantal, verzwegen, zin):
    assert Importuitslag(problemen=(PROBLEEM,) * aantal, verzwegen=verzwegen).wat_te_doen == zin
