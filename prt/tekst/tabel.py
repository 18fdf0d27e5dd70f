"""Tables that a page and a screen reader can work with: a header row, rows of equal length, a bounded size."""

from collections.abc import Iterable
from dataclasses import replace

from prt.tekst.boom import Alinea, Lijst, Tekstcel, TekstFout, Tekststuk, Teksttabel
from prt.weergave import getal

KOLOMMEN, RIJEN = 12, 300
KOPRIJEN, KOPREGELS = 3, 30
"""Of the head, which comes back on every page: its rows, and the lines that these take when columns are narrow."""

Rij = list[Tekstcel]


def maak_tabel(rijen: list[tuple[bool, Rij]], bijschrift: str) -> Teksttabel | None:
    """A table from rows as they were written, each with whether it stood in the head; nothing if no cell has text.

    Raises:
        TekstFout: when it is too large.
    """
    rijen = [(in_kop, list(map(_zonder_lege_kop, cellen))) for in_kop, cellen in rijen if cellen]
    if len(rijen) > RIJEN:
        raise TekstFout(
            f"Een tabel heeft {getal(len(rijen))} rijen; er passen er {RIJEN}. "
            "Splits de tabel, of lever de gegevens als bijlage aan."
        )
    if not _heeft_tekst(rijen):
        return None
    while leeg := _lege_begin(rijen):
        del rijen[:leeg]
    aantal = _koprijen(rijen)
    kop = _Rooster([[_als_kop(cel) for cel in cellen] for _, cellen in rijen[:aantal]])
    romp = _Rooster([cellen for _, cellen in rijen[aantal:]])
    breedte = max(len(kop.bezet), len(romp.bezet))
    if breedte > KOLOMMEN:
        raise TekstFout(
            f"Een tabel heeft {getal(breedte)} kolommen; er passen er {KOLOMMEN} op een pagina. "
            "Splits de tabel of laat kolommen weg."
        )
    return Teksttabel(kop.vul_aan(breedte), romp.vul_aan(breedte), bijschrift)


def _lege_begin(rijen: list[tuple[bool, Rij]]) -> int:
    """How many rows say nothing before the table begins: a head without words, or a row that reaches no further."""
    aantal = max(_koprijen(rijen), all(cel.hoogte == 1 for cel in rijen[0][1]))
    return 0 if _heeft_tekst(rijen[:aantal]) else aantal


def _heeft_tekst(rijen: list[tuple[bool, Rij]]) -> bool:
    return any(cel.blokken for _, cellen in rijen for cel in cellen)


def _koprijen(rijen: list[tuple[bool, Rij]]) -> int:
    """How many rows the head has. What would fill much of a page is no head: repeated, it leaves no room for itself."""
    zonder_koppen = not any(in_kop or cel.kop for in_kop, cellen in rijen for cel in cellen)
    aantal, ruimte = 0, KOPREGELS
    for in_kop, cellen in rijen[: 1 if zonder_koppen else KOPRIJEN]:
        ruimte -= max(_regels(cel.blokken) for cel in cellen)
        if ruimte < 0 or not (zonder_koppen or in_kop or _is_koprij(cellen)):
            break
        aantal += 1
    return aantal


def _regels(blokken: Iterable[Alinea | Lijst]) -> int:
    """How many lines this takes in a narrow column: one for every word, or for every ten characters."""
    uit = 0
    for blok in blokken:
        if isinstance(blok, Lijst):
            uit += sum(map(_regels, blok.punten))
        else:
            tekst = "".join(deel.tekst if isinstance(deel, Tekststuk) else " * " for deel in blok.inhoud)
            uit += max(len(tekst.split()), len(tekst) // 10 + 1)
    return uit


def _is_koprij(cellen: Rij) -> bool:
    met_tekst = [cel for cel in cellen if cel.blokken]
    return bool(met_tekst) and all(cel.kop for cel in met_tekst)


def _als_kop(cel: Tekstcel) -> Tekstcel:
    return _zonder_lege_kop(replace(cel, kop=True))


def _zonder_lege_kop(cel: Tekstcel) -> Tekstcel:
    """An empty cell heads nothing: a screen reader would announce a header without a name."""
    return replace(cel, kop=cel.kop and bool(cel.blokken))


class _Rooster:
    """Where the cells of a head or a body lie: a cell takes the first place that none above it reaches into."""

    def __init__(self, rijen: list[Rij]):
        self.bezet: list[int] = []
        """Per column the row until which it is taken."""
        self.gevuld: list[int] = []
        """Per row how many columns are taken, from above or by itself."""
        self.rijen = [self._plaats(cellen, nummer, len(rijen)) for nummer, cellen in enumerate(rijen)]

    def _plaats(self, cellen: Rij, rij: int, einde: int) -> Rij:
        geplaatst, kolom = [], 0
        for cel in cellen:
            while not self._is_vrij(kolom, rij):
                kolom += 1
            breedte = next((n for n in range(1, cel.breedte) if not self._is_vrij(kolom + n, rij)), cel.breedte)
            hoogte = min(cel.hoogte, einde - rij)
            self.bezet += [0] * (kolom + breedte - len(self.bezet))
            self.bezet[kolom : kolom + breedte] = [rij + hoogte] * breedte
            geplaatst.append(replace(cel, breedte=breedte, hoogte=hoogte))
            kolom += breedte
        self.gevuld.append(sum(tot > rij for tot in self.bezet))
        return geplaatst

    def _is_vrij(self, kolom: int, rij: int) -> bool:
        return kolom >= len(self.bezet) or self.bezet[kolom] <= rij

    def vul_aan(self, breedte: int) -> tuple[tuple[Tekstcel, ...], ...]:
        return tuple(
            (*cellen, *[Tekstcel()] * (breedte - gevuld))
            for cellen, gevuld in zip(self.rijen, self.gevuld, strict=True)
        )
