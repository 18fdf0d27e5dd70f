"""Reading one sheet of an examined workbook, row by row, as cells that say what kind of thing they hold.

Formulas are not computed and their last results not trusted: a formula is a kind of its own, for the caller to refuse.
"""

import re
import warnings
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from difflib import get_close_matches
from enum import Enum, auto
from io import BytesIO
from math import isfinite
from typing import Any, BinaryIO

from openpyxl import load_workbook
from openpyxl.utils import get_column_letter, range_boundaries

from prt.weergave import getal
from prt.werkboek.keuring import BESCHADIGD, haal_op
from prt.werkboek.problemen import Onleesbaar

MEESTE_KOLOMMEN = 40
MEESTE_REGELS = 100_000
"""Rows of any kind, empty ones with formatting included."""
_STUURTEKEN = re.compile(r"_x(00[01][0-9A-Fa-f]|007[Ff]|005[Ff])_")
_SAMENGEVOEGD = re.compile(rb"""mergeCell\s[^>]*?\bref=["']([A-Z0-9:$]{1,40})["']""")

# openpyxl warns about parts that it does not keep when writing; nothing read here is ever written back.
warnings.filterwarnings("ignore", category=UserWarning, module="openpyxl")


class Soort(Enum):
    """What a cell holds."""

    LEEG = auto()
    TEKST = auto()
    GETAL = auto()
    DATUM = auto()
    FORMULE = auto()
    FOUTWAARDE = auto()
    WAARHEID = auto()
    ANDERS = auto()


@dataclass(frozen=True, slots=True)
class Cel:
    """A value and its kind; ``opmaak`` is the number format of a date ("mmm-yy": known to the month)."""

    soort: Soort = Soort.LEEG
    waarde: Any = None
    opmaak: str = ""


LEGE_CEL = Cel()


@dataclass(frozen=True, slots=True)
class Samenvoeging:
    """A merged range ("B5:B7"), by its first cell: the only one that holds a value."""

    rij: int
    kolom: int
    bereik: str


class Werkblad:
    """One sheet."""

    def __init__(self, blad, samengevoegd: tuple[Samenvoeging, ...]) -> None:
        self.naam: str = blad.title
        self.samengevoegd = samengevoegd
        self._blad = blad

    def rijen(self) -> Iterator[tuple[int, tuple[Cel, ...]]]:
        """Row number and cells of every row that is not empty, lazily. Raises Onleesbaar."""
        try:
            for nummer, cellen in enumerate(self._blad.iter_rows(max_col=MEESTE_KOLOMMEN), start=1):
                if nummer > MEESTE_REGELS:
                    raise Onleesbaar(_TE_LANG, self.naam)
                rij = tuple(LEGE_CEL if cel.value is None else _cel(cel) for cel in cellen)
                if any(cel.soort is not Soort.LEEG for cel in rij):
                    yield nummer, rij
        except Onleesbaar:
            raise
        except Exception as fout:  # a crafted sheet makes the library fail in ways that it does not list
            raise Onleesbaar(BESCHADIGD, self.naam) from fout


def open_blad(bestand: BinaryIO, naam: str, *, grootste: int) -> Werkblad:
    """The sheet with this name, capitals and spaces aside, of a workbook of at most ``grootste`` bytes.

    Raises:
        Onleesbaar: when the file is no workbook, or holds anything that does not belong in one.
    """
    inhoud = haal_op(bestand, grootste)
    try:
        werkboek = load_workbook(BytesIO(inhoud), read_only=True, keep_links=False)
        bladen = werkboek.worksheets
        blad = next((blad for blad in bladen if blad.title.strip().casefold() == naam.casefold()), None)
        if blad is None:
            raise Onleesbaar(_geen_blad(naam, [blad.title for blad in bladen]))
        blad.reset_dimensions()  # what the file says about its size need not be true
        return Werkblad(blad, _samengevoegd(blad))
    except Onleesbaar:
        raise
    except Exception as fout:  # as above
        raise Onleesbaar(BESCHADIGD) from fout


def adres(kolom: int, rij: int) -> str:
    """The name of a cell: "G12"."""
    return f"{get_column_letter(kolom)}{rij}"


def _geen_blad(naam: str, bladen: list[str]) -> str:
    gevonden = ", ".join(f"“{blad[:40]}”" for blad in bladen[:10]) or "geen enkel blad"
    lijkt = get_close_matches(naam, bladen, n=1)
    raad = f"Bedoelt u “{lijkt[0]}”? Noem het blad" if lijkt else "Noem het blad met de gegevens"
    return f"Het blad “{naam}” ontbreekt. Gevonden: {gevonden}. {raad} “{naam}”, of gebruik het sjabloon."


def _samengevoegd(blad) -> tuple[Samenvoeging, ...]:
    # The read-only sheet does not tell which cells are merged; its source does.
    with blad._get_source() as bron:
        bereiken = [bereik.decode() for bereik in _SAMENGEVOEGD.findall(bron.read())]
    # Of whole columns ("A:C") no row is told, and of whole rows no column: they begin at the first.
    return tuple(
        Samenvoeging(rij or 1, kolom or 1, bereik)
        for bereik in bereiken
        for kolom, rij, *_ in [range_boundaries(bereik)]
    )


def _cel(cel) -> Cel:
    waarde, soort = cel.value, cel.data_type
    if soort in ("f", "e"):
        return Cel(Soort.FORMULE if soort == "f" else Soort.FOUTWAARDE, str(waarde))
    if isinstance(waarde, bool):
        return Cel(Soort.WAARHEID, waarde)
    if isinstance(waarde, str):
        return _tekst(waarde)
    if isinstance(waarde, date):  # a datetime is a date too
        return Cel(Soort.DATUM, waarde, cel.number_format or "")
    if isinstance(waarde, int | float):
        return Cel(Soort.GETAL, waarde) if isfinite(waarde) else Cel(Soort.FOUTWAARDE, str(waarde))
    return Cel(Soort.ANDERS, waarde)


def _tekst(waarde: str) -> Cel:
    if "_x" in waarde:  # how a workbook writes a control character, and an underscore before what looks like one
        waarde = _STUURTEKEN.sub(lambda gevonden: chr(int(gevonden[1], 16)), waarde)
    return Cel(Soort.TEKST, waarde) if waarde.strip() else LEGE_CEL


_TE_LANG = (
    f"Het blad loopt door tot voorbij rij {getal(MEESTE_REGELS)}. "
    "Selecteer de lege rijen onder uw gegevens, kies Verwijderen en sla het bestand opnieuw op."
)
