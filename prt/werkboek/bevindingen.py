"""Collecting what is wrong in a sheet, each problem with the cell it is in."""

from collections.abc import Mapping
from copy import copy

from prt.problemen import Ernst, Probleem
from prt.werkboek.lezen import adres
from prt.werkboek.problemen import Celprobleem

MEEST_BEWAARD = 500
"""More is no help to anybody; the rest is counted."""


class Bevindingen:
    """The problems of one sheet in the order of its cells. ``plaatsen`` gives the number of the column per header."""

    def __init__(self, blad: str, plaatsen: Mapping[str, int]) -> None:
        self.blad = blad
        self.aantal = 0
        self._plaatsen = plaatsen
        self._problemen: list[Celprobleem] = []

    def verder(self) -> "Bevindingen":
        """A copy to add to."""
        kopie = copy(self)
        kopie._problemen = self._problemen.copy()
        return kopie

    def bij_cel(self, rij: int, kop: str, tekst: object) -> None:
        """Add a problem; ``tekst`` is turned into text only when it is going to be shown."""
        self.bij_plaats(rij, self._plaatsen.get(kop, 0), kop, tekst)

    def bij_plaats(self, rij: int, kolomnummer: int, kop: str, tekst: object) -> None:
        self.aantal += 1
        if len(self._problemen) >= MEEST_BEWAARD:
            return
        cel = adres(kolomnummer, rij) if kolomnummer else str(rij)
        waar = f"{self.blad}!{cel} (rij {rij}{f', kolom {kop}' if kop else ''})"
        probleem = Celprobleem(
            Ernst.FOUT, str(tekst), waar, cel=f"{self.blad}!{cel}", kolom=kop, rij=rij, kolomnummer=kolomnummer
        )
        self._problemen.append(probleem)

    @property
    def problemen(self) -> tuple[Probleem, ...]:
        return tuple(sorted(self._problemen, key=lambda probleem: (probleem.rij, probleem.kolomnummer)))

    @property
    def verzwegen(self) -> int:
        """How many were counted without being kept."""
        return self.aantal - len(self._problemen)
