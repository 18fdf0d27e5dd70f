"""From a sheet to rows of values, with everything that is wrong with them. No database."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import BinaryIO

from prt.weergave import datum, getal
from prt.werkboek.bevindingen import Bevindingen
from prt.werkboek.celtekst import keur_soort
from prt.werkboek.koppen import meld_samengevoegd, vind_koppen
from prt.werkboek.lezen import LEGE_CEL, Cel, Soort, open_blad
from prt.werkboek.problemen import Onleesbaar
from prt.werkboek.woorden import Afgekeurd
from realisatie.importeren.celwaarden import Gemeldedag
from realisatie.importeren.kolommen import BLAD, KOLOMMEN, KOPPEN, PER_VELD, VERPLICHT, Werkboekkolom
from realisatie.locaties.rekenen import HARDE, Hardheid

MEESTE_RIJEN = 20_000
ONBRUIKBAAR = object()
"""The value of a cell that was refused, or of a column that is missing."""


@dataclass(frozen=True, slots=True)
class Werkboekrij:
    """One row of the sheet, in values of the domain; a refused cell has the value ONBRUIKBAAR."""

    nummer: int
    gemeente: str
    locatie: str
    soort: str
    exploitant: str
    adres: str
    doelgroep: str
    plekken: int | None
    van: Gemeldedag
    tot: Gemeldedag
    hardheid: str
    vertrouwelijk: str
    bijzonderheden: str

    def heeft(self, *velden: str) -> bool:
        """Whether all of these fields have a value that can be used."""
        return all(getattr(self, veld) is not ONBRUIKBAAR for veld in velden)


@dataclass(frozen=True, slots=True)
class Inlezing:
    """What a sheet says, and what is wrong with it."""

    rijen: tuple[Werkboekrij, ...]
    bevindingen: Bevindingen


def lees(bestand: BinaryIO, *, grootste: int, bij_rij: Callable[[int], None] = lambda aantal: None) -> Inlezing:
    """Read the sheet Beschikbaarheid of a workbook of at most ``grootste`` bytes.

    Args:
        bij_rij: called with the number of rows read so far, to show progress.

    Raises:
        Onleesbaar: when there is no such sheet, or the file cannot be read or is too large.
    """
    blad = open_blad(bestand, BLAD, grootste=grootste)
    stroom = blad.rijen()
    nummer, cellen = next(stroom, (1, ()))
    if nummer != 1:
        cellen = ()  # row 1 is empty: the problem is said about row 1
    plaatsen, bevindingen = vind_koppen(cellen, blad.naam, KOPPEN)
    meld_samengevoegd(blad, bevindingen)
    rijen = []
    if plaatsen:
        for nummer, cellen in stroom:
            if len(rijen) == MEESTE_RIJEN:
                raise Onleesbaar(
                    f"Het blad heeft meer dan {getal(MEESTE_RIJEN)} rijen. Verdeel ze over meer bestanden."
                )
            rijen.append(_lees_rij(nummer, cellen, plaatsen, bevindingen))
            bij_rij(len(rijen))
        if not rijen:
            bevindingen.bij_plaats(2, 0, "", "Er staan geen gegevens onder de koppen. Vul minstens één rij in.")
    return Inlezing(tuple(rijen), bevindingen)


def _lees_rij(nummer: int, cellen: Sequence[Cel], plaatsen: Mapping[str, int], bevindingen: Bevindingen) -> Werkboekrij:
    waarden = {}
    for kolom in KOLOMMEN:
        plaats = plaatsen.get(kolom.kop)
        if plaats is None:
            waarden[kolom.veld] = ONBRUIKBAAR
            continue
        try:
            waarden[kolom.veld] = _waarde(kolom, cellen[plaats - 1] if plaats <= len(cellen) else LEGE_CEL)
        except Afgekeurd as fout:
            waarden[kolom.veld] = ONBRUIKBAAR
            bevindingen.bij_cel(nummer, kolom.kop, fout)
    rij = Werkboekrij(nummer=nummer, **waarden)
    _keur_samenhang(rij, bevindingen)
    return rij


def _waarde(kolom: Werkboekkolom, cel: Cel) -> object:
    keur_soort(cel)
    waarde = kolom.leeg if cel.soort is Soort.LEEG else kolom.lees(cel)
    if waarde is VERPLICHT or (waarde == "" and kolom.leeg is VERPLICHT):
        raise Afgekeurd(f"{kolom.kop} is niet ingevuld. Vul deze cel in.")
    return waarde


def _keur_samenhang(rij: Werkboekrij, bevindingen: Bevindingen) -> None:
    """What must hold between the cells of one row."""
    if rij.heeft("hardheid") and rij.hardheid in HARDE:
        eis = f"Dat is nodig bij “{Hardheid(rij.hardheid).label.lower()}”."
        if rij.plekken is None:
            bevindingen.bij_cel(rij.nummer, PER_VELD["plekken"].kop, f"Vul het aantal plekken in. {eis}")
        if rij.heeft("van") and rij.van.dag is None:
            bevindingen.bij_cel(rij.nummer, PER_VELD["van"].kop, f"Vul de begindatum in. {eis}")
    if rij.heeft("van", "tot") and rij.van.dag and rij.tot.dag and rij.tot.dag <= rij.van.dag:
        bevindingen.bij_cel(
            rij.nummer,
            PER_VELD["tot"].kop,
            f"De einddatum ({datum(rij.tot.dag)}) ligt niet na de begindatum ({datum(rij.van.dag)}). "
            "Kies een latere einddatum of laat Tot leeg.",
        )
