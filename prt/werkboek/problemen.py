"""What can be wrong with a workbook, as values that a page and a command can both show."""

from dataclasses import dataclass

from prt.problemen import Ernst, Probleem


@dataclass(frozen=True, slots=True)
class Celprobleem(Probleem):
    """A problem in one cell; the parts of ``waar`` apart, for a table and for the order of the sheet."""

    cel: str = ""
    kolom: str = ""
    rij: int = 0
    kolomnummer: int = 0


class Onleesbaar(Exception):
    """The file as a whole cannot be read; ``probleem`` says in Dutch why, and what to do."""

    def __init__(self, tekst: str, waar: str = "") -> None:
        super().__init__(tekst)
        self.probleem = Probleem(Ernst.FOUT, tekst, waar)
