"""Export of periods in exactly the columns of the import: a file that can be changed and taken in again."""

from collections.abc import Iterable
from dataclasses import replace

from prt.rekenen.perioden import Precisie
from prt.weergave import datum
from prt.werkboek.lijstbestand import Lijstbron
from prt.werkboek.schrijven import Blad
from realisatie.importeren.celwaarden import Gemeldedag, als_gemeld
from realisatie.importeren.kolommen import BLAD, PER_VELD
from realisatie.locaties.models import Beschikbaarheid


def _van(rij: Beschikbaarheid):
    gemeld = als_gemeld(rij.van, rij.van_precisie, eind=False)
    return _invulling(gemeld) if gemeld.dag else None


def _tot(rij: Beschikbaarheid):
    return _invulling(als_gemeld(rij.tot, rij.tot_precisie, eind=True))


def _invulling(gemeld: Gemeldedag):
    """A real date when it is known to the day, otherwise the words for it: "maart 2026", "onbepaald"."""
    return gemeld.dag if gemeld.dag and gemeld.precisie == Precisie.DAG else datum(gemeld.dag, gemeld.precisie)


WAARDEN = {
    "gemeente": lambda rij: rij.locatie.gemeente.nu.naam,
    "locatie": lambda rij: rij.locatie.naam,
    "soort": lambda rij: rij.locatie.get_soort_display(),
    "exploitant": lambda rij: rij.locatie.get_exploitant_display(),
    "adres": lambda rij: rij.locatie.adres,
    "doelgroep": Beschikbaarheid.get_doelgroep_display,
    "plekken": lambda rij: rij.plekken,
    "van": _van,
    "tot": _tot,
    "hardheid": Beschikbaarheid.get_hardheid_display,
    "vertrouwelijk": lambda rij: rij.locatie.vertrouwelijk,
    "bijzonderheden": lambda rij: rij.locatie.bijzonderheden,
}

KOLOM = {kolom.kop: WAARDEN[veld] for veld, kolom in PER_VELD.items()}


def als_blad(periodes: Iterable[Beschikbaarheid]) -> Blad:
    """The sheet for periods, each with its locatie, that were limited to what their reader may see."""
    keuzes = {kolom.kop: kolom.lijst for kolom in PER_VELD.values() if kolom.lijst}
    return replace(Lijstbron(KOLOM).blad(BLAD, periodes), keuzes=keuzes)
