"""From a sheet to rows of values, with everything that is wrong with them. No database."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, BinaryIO

from prt.weergave import datum
from prt.werkboek.bevindingen import Bevindingen
from prt.werkboek.lezen import open_blad
from prt.werkboek.rijen import Bladrijen
from realisatie.importeren.celwaarden import Gemeldedag
from realisatie.importeren.kolommen import BLAD, KOLOMMEN, PER_VELD
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
    bron = Bladrijen(blad, {kolom.kop: (kolom.lees, kolom.leeg) for kolom in KOLOMMEN}, MEESTE_RIJEN)
    rijen = []
    for nummer, waarden in bron:
        velden: dict[str, Any] = {kolom.veld: waarden.get(kolom.kop, ONBRUIKBAAR) for kolom in KOLOMMEN}
        rij = Werkboekrij(nummer, **velden)
        _keur_samenhang(rij, bron.bevindingen)
        rijen.append(rij)
        bij_rij(len(rijen))
    return Inlezing(tuple(rijen), bron.bevindingen)


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
