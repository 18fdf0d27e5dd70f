"""What the page says about adopting the verslag."""

import pytest

from verslag.vaststellen.gereedheid import Punt, Weging, samenvatting

BLOKKEERT = Punt("cijfers", "Cijfers", Weging.BLOKKEERT, ())
REDEN = Punt("akkoord", "Akkoord", Weging.REDEN, ())


@pytest.mark.parametrize(
    ("punten", "zin"),
    [
        ((), "er staat niets in de weg."),
        ((REDEN, BLOKKEERT), "er zijn punten die eerst in orde moeten zijn."),
        ((REDEN,), "niets houdt het vaststellen tegen, maar bij sommige punten hoort een reden."),
    ],
)
def test_of_het_verslag_klaar_is(punten, zin):
    assert samenvatting(punten) == zin
