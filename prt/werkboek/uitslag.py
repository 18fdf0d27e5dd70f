"""What taking in a file did, or would do."""

from dataclasses import dataclass
from typing import Any

from prt.problemen import Probleem
from prt.weergave import getal


@dataclass(frozen=True, slots=True)
class Uitslag:
    """Either an outcome or problems; ``verzwegen`` is how many problems there are beside those listed.

    ``uitkomst``: says as a text how much is new, other than it was, and the same, and whether it ``wijzigt`` anything.
    ``versie``: of what is changed, as it was before: another number when somebody else changed any of it.
    """

    uitkomst: Any = None
    problemen: tuple[Probleem, ...] = ()
    verzwegen: int = 0
    versie: int = 0

    @property
    def aantal_problemen(self) -> int:
        return len(self.problemen) + self.verzwegen

    @property
    def wat_te_doen(self) -> str:
        """How many problems there are, what to do about them, and how many of them are not shown."""
        aantal = self.aantal_problemen
        hoeveel, ze = ("1 probleem", "het") if aantal == 1 else (f"{getal(aantal)} problemen", "ze")
        tekst = f"Het bestand heeft {hoeveel}. Verbeter {ze} in het bestand en kies het hieronder opnieuw."
        if not self.verzwegen:
            return tekst
        getoond = getal(len(self.problemen))
        return f"{tekst} Hieronder staan de eerste {getoond}; er zijn er nog {getal(self.verzwegen)}."
