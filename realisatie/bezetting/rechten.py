"""For whom somebody counts: what is more than a line in the table of rights."""

from opgaven.gebieden.models import Gemeente
from prt.toegang.rollen.rechten import Recht, mag
from realisatie.bezetting.keuzes import Teller

RECHT_PER_TELLER = {Teller.GEMEENTE: Recht.TELLEN_ALS_GEMEENTE, Teller.COA: Recht.TELLEN_ALS_COA}


def tellers_van(gebruiker, gemeente: Gemeente) -> tuple[Teller, ...]:
    """For whom somebody may enter counts of people at a locatie."""
    return tuple(teller for teller, recht in RECHT_PER_TELLER.items() if mag(gebruiker, recht, gemeente))
