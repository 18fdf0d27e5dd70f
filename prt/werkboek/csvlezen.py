"""Reading a CSV file as the same cells that a sheet gives; Excel in Dutch separates with semicolons, others do not."""

import csv
import re
from collections.abc import Iterator
from io import StringIO
from typing import BinaryIO

from prt.weergave import getal
from prt.werkboek.lezen import LEGE_CEL, MEESTE_KOLOMMEN, MEESTE_REGELS, Cel, Samenvoeging, Soort
from prt.werkboek.problemen import Onleesbaar

_HEEL_GETAL = re.compile(r"-?\d{1,15}")
_LANG = f"Het bestand heeft meer dan {getal(MEESTE_REGELS)} regels. Verdeel het over meer bestanden."


class Csvblad:
    """The one sheet of a CSV file; has what ``prt.werkboek.lezen.Werkblad`` has."""

    samengevoegd: tuple[Samenvoeging, ...] = ()

    def __init__(self, naam: str, tekst: str) -> None:
        self.naam = naam
        self._tekst = tekst

    def rijen(self) -> Iterator[tuple[int, tuple[Cel, ...]]]:
        """Row number and cells of every row that is not empty. Raises Onleesbaar."""
        eerste = self._tekst.split("\n", 1)[0]
        scheiding = max(";,\t", key=eerste.count)
        try:
            for nummer, velden in enumerate(csv.reader(StringIO(self._tekst), delimiter=scheiding), start=1):
                if nummer > MEESTE_REGELS:
                    raise Onleesbaar(_LANG, self.naam)
                rij = tuple(_cel(veld.strip()) for veld in velden[:MEESTE_KOLOMMEN])
                if any(cel.soort is not Soort.LEEG for cel in rij):
                    yield nummer, rij
        except csv.Error as fout:
            raise Onleesbaar(
                "Dit is geen leesbaar CSV-bestand. Sla het op als Excel-werkmap (*.xlsx) en kies het opnieuw."
            ) from fout


def open_csv(bestand: BinaryIO, naam: str, *, grootste: int) -> Csvblad:
    """A CSV file of at most ``grootste`` bytes, in UTF-8 or as older versions of Excel write it. Raises Onleesbaar."""
    inhoud = bestand.read(grootste + 1)
    if len(inhoud) > grootste:
        raise Onleesbaar(f"Het bestand is groter dan {grootste // (1024 * 1024)} MB. Verdeel het over meer bestanden.")
    if not inhoud.strip():
        raise Onleesbaar("Het bestand is leeg. Kies een ander bestand.")
    if b"\0" in inhoud:
        raise Onleesbaar("Dit is geen CSV-bestand, ook al heet het misschien .csv. Sla het in Excel opnieuw op.")
    try:
        return Csvblad(naam, inhoud.decode("utf-8-sig"))
    except UnicodeDecodeError:
        return Csvblad(naam, inhoud.decode("cp1252", "replace"))


def _cel(tekst: str) -> Cel:
    if not tekst:
        return LEGE_CEL
    if _HEEL_GETAL.fullmatch(tekst):
        return Cel(Soort.GETAL, int(tekst))
    return Cel(Soort.FORMULE, tekst) if tekst.startswith("=") else Cel(Soort.TEKST, tekst)
