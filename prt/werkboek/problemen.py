"""What can be wrong with a workbook, as values that a page and a command can both show."""

from dataclasses import dataclass

from prt.problemen import Ernst, Probleem
from prt.weergave import getal


@dataclass(frozen=True, slots=True)
class Celprobleem(Probleem):
    """A problem in one cell; the parts of ``waar`` apart, for a table and for the order of the sheet."""

    cel: str = ""
    kolom: str = ""
    rij: int = 0
    kolomnummer: int = 0


def wat_te_doen(getoond: int, verzwegen: int) -> str:
    """How many problems a file has, what to do about them, and how many of them are not shown."""
    aantal = getoond + verzwegen
    hoeveel, ze = ("1 probleem", "het") if aantal == 1 else (f"{getal(aantal)} problemen", "ze")
    tekst = f"Het bestand heeft {hoeveel}. Verbeter {ze} in het bestand en kies het hieronder opnieuw."
    if not verzwegen:
        return tekst
    return f"{tekst} Hieronder staan de eerste {getal(getoond)}; er zijn er nog {getal(verzwegen)}."


class Onleesbaar(Exception):
    """The file as a whole cannot be read; ``probleem`` says in Dutch why, and what to do."""

    def __init__(self, tekst: str, waar: str = "") -> None:
        super().__init__(tekst)
        self.probleem = Probleem(Ernst.FOUT, tekst, waar)
