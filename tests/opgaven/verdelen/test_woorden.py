"""What the page says about a division that was kept."""

from datetime import date
from fractions import Fraction

import pytest

from opgaven.gebieden.models import Provincie, Regio
from opgaven.rondes.models import Ronde
from opgaven.verdelen.keuzes import Verdeelniveau, Verdeelsleutel
from opgaven.verdelen.models import Verdeling
from opgaven.verdelen.rekenen import Aandeel


@pytest.mark.parametrize(
    ("velden", "zin"),
    [
        (
            {"niveau": Verdeelniveau.REGIO, "sleutel": Verdeelsleutel.EIGEN},
            "1.200 verdeeld over de regio’s van Overijssel, naar eigen gewichten.",
        ),
        (
            {
                "niveau": Verdeelniveau.GEMEENTE,
                "sleutel": Verdeelsleutel.OPGAVE,
                "gebied": Regio(naam="Twente"),
                "ronde": Ronde(naam="cyclus 1"),
                "peildatum": date(2026, 7, 1),
            },
            "1.200 verdeeld over de gemeenten van Twente, naar opgave in cyclus 1, zoals op 1 juli 2026.",
        ),
    ],
)
def test_wat_waarover_is_verdeeld(velden, zin):
    assert Verdeling(totaal=1200, **{"gebied": Provincie(naam="Overijssel")} | velden).omschrijving == zin


@pytest.mark.parametrize(
    ("quotum", "aantal", "woorden"),
    [
        (Fraction(7), 7, "precies"),
        (Fraction(15, 2), 7, "naar beneden"),
        (Fraction(15, 2), 8, "naar boven"),
    ],
)
def test_hoe_een_aandeel_is_afgerond(quotum, aantal, woorden):
    assert Aandeel("GM0193", 1, quotum, aantal).afronding == woorden
