"""Problems are values: a form, an import and a verslag can show them all at once."""

from dataclasses import dataclass
from enum import StrEnum


class Ernst(StrEnum):
    """Whether something stands in the way, or only deserves a look."""

    FOUT = "fout"
    LET_OP = "let op"


@dataclass(frozen=True, slots=True)
class Probleem:
    """What is wrong and what to do about it, in Dutch.

    ``waar`` names the place as its reader knows it: a field, or sheet, row and column ("Beschikbaarheid!G12").
    ``pad`` is the page on which it can be mended, when there is one.
    """

    ernst: Ernst
    tekst: str
    waar: str = ""
    pad: str = ""

    @property
    def melding(self) -> str:
        """The kind of notice that shows it."""
        return "error" if self.ernst == Ernst.FOUT else "warning"

    def __str__(self) -> str:
        return f"{self.waar}: {self.tekst}" if self.waar else self.tekst


class KanNiet(Exception):
    """The step is not possible now; the message says why and what to do, at a ``veld`` of the form or above it."""

    def __init__(self, waarom: str, veld: str | None = None):
        super().__init__(waarom)
        self.veld = veld
