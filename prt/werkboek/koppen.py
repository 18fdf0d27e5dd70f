"""Finding the columns by the headers in row 1, in whatever order they stand."""

from collections.abc import Sequence

from prt.werkboek.bevindingen import Bevindingen
from prt.werkboek.lezen import Cel, Soort
from prt.werkboek.woorden import dichtstbij, kort, sleutel


def vind_koppen(cellen: Sequence[Cel], blad: str, koppen: Sequence[str]) -> tuple[dict[str, int], Bevindingen]:
    """Number of the column per expected header (``koppen``), and what is wrong with the headers.

    A misspelt header is a problem, but counts as the one that was probably meant, so that the cells under it
    are checked in the same go.
    """
    per_sleutel = {sleutel(kop): kop for kop in koppen}
    plaatsen: dict[str, int] = {}
    bevindingen = Bevindingen(blad, plaatsen)
    onbekend: list[tuple[int, str]] = []
    for nummer, cel in enumerate(cellen, 1):
        gegeven = str(cel.waarde) if cel.soort is not Soort.LEEG else ""
        kop = per_sleutel.get(sleutel(gegeven)) if cel.soort is Soort.TEKST else None
        if kop in plaatsen:
            bevindingen.bij_plaats(1, nummer, kop, f"De kolom {kop} komt twee keer voor. Verwijder een van de twee.")
        elif kop:
            plaatsen[kop] = nummer
        elif gegeven:
            onbekend.append((nummer, kort(gegeven)))
    if not plaatsen:
        bevindingen.bij_plaats(1, 0, "", f"In rij 1 staan niet de verwachte koppen: {', '.join(koppen)}. {SJABLOON}")
        return plaatsen, bevindingen
    for nummer, gegeven in onbekend:
        _duid(nummer, gegeven, koppen, plaatsen, bevindingen)
    for kop in koppen:
        if kop not in plaatsen:
            bevindingen.bij_plaats(1, 0, kop, f"De kolom {kop} ontbreekt. Voeg hem toe. {SJABLOON}")
    return plaatsen, bevindingen


SJABLOON = "Of gebruik het sjabloon."


def _duid(nummer: int, gegeven: str, koppen: Sequence[str], plaatsen: dict[str, int], bevindingen: Bevindingen) -> None:
    bedoeld = dichtstbij(gegeven, [kop for kop in koppen if kop not in plaatsen])
    if bedoeld:
        plaatsen[bedoeld] = nummer
        raad = f"Bedoelt u “{bedoeld}”? Verander de kop."
    else:
        raad = "Verwijder deze kolom of zet hem op een ander blad."
    bevindingen.bij_plaats(1, nummer, gegeven, f"“{gegeven}” is geen bekende kolom. {raad}")
