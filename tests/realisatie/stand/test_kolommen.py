"""The three columns of the stand van zaken (R5)."""

import pytest

from realisatie.locaties.rekenen import Standkolom
from realisatie.stand.rekenen.kolommen import kolommen

GARANDEERT, PROCES, NIET = Standkolom.GARANDEERT, Standkolom.PROCES, Standkolom.NIET


@pytest.mark.parametrize(
    ("gegarandeerd", "hard_buiten_venster", "voornemen", "verwacht"),
    [
        (394, False, True, (GARANDEERT, PROCES)),  # Zwolle, with its asterisk
        (398, False, False, (GARANDEERT,)),
        (274, True, False, (GARANDEERT,)),  # Kampen: its 34 start inside the window
        (0, True, False, (PROCES,)),  # decided, but too late for the window
        (0, False, True, (PROCES,)),
        (None, False, True, (PROCES,)),
        (None, False, False, (NIET,)),
        (0, False, False, (NIET,)),
        (-50, False, False, (NIET,)),  # gave away more than it has
        (1, False, False, (GARANDEERT,)),
    ],
)
def test_kolommen(gegarandeerd, hard_buiten_venster, voornemen, verwacht):
    assert kolommen(gegarandeerd=gegarandeerd, hard_buiten_venster=hard_buiten_venster, voornemen=voornemen) == verwacht
