"""What a page says about a file with problems."""

import pytest

from prt.problemen import Ernst, Probleem
from prt.werkboek.uitslag import Uitslag

OPNIEUW = "in het bestand en kies het hieronder opnieuw."


@pytest.mark.parametrize(
    ("getoond", "verzwegen", "zin"),
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
def test_hoeveel_problemen_en_wat_te_doen(getoond, verzwegen, zin):
    problemen = (Probleem(Ernst.FOUT, "Deze gemeente bestaat niet."),) * getoond
    assert Uitslag(problemen=problemen, verzwegen=verzwegen).wat_te_doen == zin
