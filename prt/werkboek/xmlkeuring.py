"""Walking through one XML part of a workbook without keeping anything of it, to see whether reading it is safe.

The reader builds a tree: of a sheet per row, of the texts per text, of everything else as a whole. What is in
one such tree at a time is limited here, and so is what a single tag or text can hold.
"""

from xml.parsers.expat import ParserCreate

from prt.weergave import getal
from prt.werkboek.problemen import Onleesbaar

MEESTE_ELEMENTEN = 2_000_000
"""20,000 rows have about half a million cells and values."""
MEESTE_STUKKEN = 250_000
"""Rows of a sheet, empty ones included, or texts in the workbook."""
MEESTE_IN_RIJ = 60_000
"""A row of a sheet has at most 16,384 cells."""
MEESTE_IN_GEHEEL = 200_000
"""In styles and the like; one style costs the reader over a thousand bytes."""
PER_STUK_GELEZEN = ("xl/worksheets/", "xl/sharedstrings")

TE_VEEL_XML = "Het bestand bevat te veel opmaak of gegevens. Kopieer de gegevens naar een leeg sjabloon."
TE_VEEL_RIJEN = (
    f"Een blad in het bestand heeft meer dan {getal(MEESTE_STUKKEN)} rijen. Selecteer de lege rijen onder uw gegevens, "
    "kies Verwijderen, verwijder de bladen die niet nodig zijn en sla het bestand opnieuw op."
)
VREEMDE_XML = "Het bestand bevat XML die niet in een werkmap hoort en is niet gelezen. Sla het in Excel opnieuw op."
MACROS = "Het bestand is een werkmap met macro’s en is niet gelezen. Sla het op als “Excel-werkmap (*.xlsx)”."


class Xmlkeuring:
    """One part. Feed it all pieces in turn; ``voed`` raises Onleesbaar, or ExpatError for what is no XML."""

    def __init__(self, naam: str) -> None:
        self._per_rij = naam.lower().startswith(PER_STUK_GELEZEN)
        self._diepte = self._totaal = self._samen = self._stukken = 0
        self._parser = ParserCreate()
        self._parser.StartElementHandler = self._begin
        self._parser.EndElementHandler = self._einde
        self._parser.StartDoctypeDeclHandler = self._weiger

    def voed(self, stuk: bytes, laatste: bool = False) -> None:
        self._parser.Parse(stuk, laatste)

    def _begin(self, naam: str, attributen: dict[str, str]) -> None:
        self._diepte += 1
        self._totaal += 1
        self._samen += 1
        hoogste = MEESTE_IN_RIJ if self._per_rij else MEESTE_IN_GEHEEL
        if self._samen > hoogste or self._totaal > MEESTE_ELEMENTEN:
            raise Onleesbaar(TE_VEEL_XML)
        if ".macroEnabled." in attributen.get("ContentType", ""):
            raise Onleesbaar(MACROS)

    def _einde(self, naam: str) -> None:
        self._diepte -= 1
        if self._per_rij and self._diepte <= 2:  # a row is a child of sheetData, a text a child of sst
            self._samen = 0
            self._stukken += 1
            if self._stukken > MEESTE_STUKKEN:
                raise Onleesbaar(TE_VEEL_RIJEN)

    def _weiger(self, *args) -> None:
        raise Onleesbaar(VREEMDE_XML)
