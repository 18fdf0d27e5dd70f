"""What the page says about adopting the verslag."""

import pytest

from verslag.vaststellen.gereedheid import Punt, Weging, samenvatting
from verslag.vaststellen.keuzes import Documentsoort
from verslag.vaststellen.models import Vaststelling

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


@pytest.mark.parametrize(
    ("soort", "vorige", "woorden"),
    [
        (Documentsoort.VERSIE, None, ""),
        (Documentsoort.VERSIE, Vaststelling(soort=Documentsoort.VERSIE, nummer=1), ", na versie 1"),
        (Documentsoort.ADDENDUM, Vaststelling(soort=Documentsoort.VERSIE, nummer=2), ", bij versie 2"),
    ],
)
def test_waar_een_versie_op_volgt(soort, vorige, woorden):
    assert Vaststelling(soort=soort, vorige=vorige).opvolging == woorden
