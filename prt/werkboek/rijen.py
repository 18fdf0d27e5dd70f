"""The rows of a sheet as values by their headers, with what is wrong with each cell."""

from collections.abc import Callable, Iterator, Mapping, Sequence

from prt.weergave import getal
from prt.werkboek.celtekst import keur_soort
from prt.werkboek.csvlezen import Csvblad
from prt.werkboek.koppen import vind_koppen
from prt.werkboek.lezen import LEGE_CEL, Cel, Soort, Werkblad
from prt.werkboek.problemen import Onleesbaar
from prt.werkboek.woorden import Afgekeurd

VERPLICHT = object()
"""The value of an empty cell in a column that may not be empty."""


class Bladrijen:
    """Gives, once, the number of each row and its values; of a cell that was refused there is none.

    ``kolommen``: per header what reads a cell, and what an empty one means.
    """

    def __init__(
        self, blad: Werkblad | Csvblad, kolommen: Mapping[str, tuple[Callable[[Cel], object], object]], meeste: int
    ):
        self.kolommen, self.meeste = kolommen, meeste
        self._stroom = blad.rijen()
        nummer, cellen = next(self._stroom, (1, ()))
        # Where row 1 is empty, the problem is said about row 1.
        self._plaatsen, self.bevindingen = vind_koppen(cellen if nummer == 1 else (), blad.naam, tuple(kolommen))
        for cel in blad.samengevoegd:
            raad = f"De cellen {cel.bereik} zijn samengevoegd. Hef de samenvoeging op en vul elke cel apart in."
            self.bevindingen.bij_plaats(cel.rij, cel.kolom, "", raad)

    def __iter__(self) -> Iterator[tuple[int, dict[str, object]]]:
        aantal = 0
        for nummer, cellen in self._stroom if self._plaatsen else ():
            if aantal == self.meeste:
                raise Onleesbaar(f"Het blad heeft meer dan {getal(aantal)} rijen. Verdeel ze over meer bestanden.")
            aantal += 1
            yield nummer, self._waarden(nummer, cellen)
        if self._plaatsen and not aantal:
            self.bevindingen.bij_plaats(2, 0, "", "Er staan geen gegevens onder de koppen. Vul minstens één rij in.")

    def _waarden(self, nummer: int, cellen: Sequence[Cel]) -> dict[str, object]:
        waarden = {}
        for kop, plaats in self._plaatsen.items():
            lees, leeg = self.kolommen[kop]
            cel = cellen[plaats - 1] if plaats <= len(cellen) else LEGE_CEL
            try:
                keur_soort(cel)
                waarde = leeg if cel.soort is Soort.LEEG else lees(cel)
                if waarde is VERPLICHT or (waarde == "" and leeg is VERPLICHT):
                    raise Afgekeurd(f"{kop} is niet ingevuld. Vul deze cel in.")
                waarden[kop] = waarde
            except Afgekeurd as fout:
                self.bevindingen.bij_cel(nummer, kop, fout)
        return waarden
