"""A copy back in an empty database: looked at as a whole first, written all or nothing, and read again to be sure."""

import json
import zipfile
import zlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

from django.db import connection, transaction

from prt.reservekopie.maken import FORMAAT, INHOUD, bestandsnaam, merk_van_de_sleutel
from prt.reservekopie.tabellen import PER_KEER, migraties, modellen, regels, schrijf, som_van, tel_verder, velden
from prt.toegang.rollen.models import Gebruiker
from prt.toegang.spoor.models import Handeling


class KanNietTerug(Exception):
    """Why this copy cannot be put back here, and what to do."""


@dataclass(frozen=True, slots=True)
class Terugzetuitkomst:
    """``andere_sleutel``: the installation that made the copy had another SECRET_KEY."""

    tabellen: int
    rijen: int
    andere_sleutel: bool


def zet_terug(bestand: Path, meld: Callable[[int, int, str], None]) -> Terugzetuitkomst:
    """Raises:
    KanNietTerug: when the file is damaged, of another version, or the database is not empty. Nothing is written then.
    """
    try:
        with zipfile.ZipFile(bestand) as kopie:
            inhoud = _inhoud(kopie)
            _kijk_na(kopie, inhoud)
            with transaction.atomic():
                _eis_leeg()
                _schrijf(kopie, meld)
                _lees_na(inhoud)
    except (zipfile.BadZipFile, zlib.error, EOFError) as fout:
        raise KanNietTerug(f"Dit bestand is beschadigd of geen reservekopie ({fout}). Neem een andere.") from fout
    tabellen = inhoud["tabellen"].values()
    andere = inhoud["geheime_sleutel"] != merk_van_de_sleutel()
    return Terugzetuitkomst(len(tabellen), sum(tabel["rijen"] for tabel in tabellen), andere)


def _inhoud(kopie: zipfile.ZipFile) -> dict:
    try:
        inhoud = json.loads(kopie.read(INHOUD))
    except KeyError as fout:
        raise KanNietTerug("Dit bestand is geen reservekopie: de inhoudsopgave ontbreekt.") from fout
    if inhoud["formaat"] != FORMAAT:
        raise KanNietTerug(f"Deze reservekopie heeft formaat {inhoud['formaat']}; deze versie leest {FORMAAT}.")
    daar, hier = (set(map(tuple, lijst)) for lijst in (inhoud["migraties"], migraties()))
    if daar - hier:
        raise KanNietTerug(
            f"Deze reservekopie is van een nieuwere versie ({_noem(daar - hier)}). Installeer eerst die versie."
        )
    if hier - daar:
        raise KanNietTerug(
            f"Deze reservekopie is van een oudere versie (zonder {_noem(hier - daar)}). Zet haar terug met die versie "
            "en voer daarna manage.py migrate uit met deze."
        )
    return inhoud


def _noem(migraties_: set[tuple[str, str]]) -> str:
    return ", ".join(f"{app} {naam}" for app, naam in sorted(migraties_)[:3])


def _kijk_na(kopie: zipfile.ZipFile, inhoud: dict) -> None:
    """Every table is there, has the columns of this version, and is as it was written."""
    for model in modellen():
        tabel = model._meta.db_table
        bedoeld = inhoud["tabellen"].get(tabel)
        if not bedoeld or bedoeld["velden"] != [veld.attname for veld in velden(model)]:
            raise KanNietTerug(f"De tabel {tabel} ontbreekt in de reservekopie of heeft andere kolommen.")
        if som_van(_rijen(kopie, model)) != (bedoeld["rijen"], bedoeld["sha256"]):
            raise KanNietTerug(f"De tabel {tabel} in de reservekopie is beschadigd. Neem een andere reservekopie.")


def _rijen(kopie: zipfile.ZipFile, model) -> Iterator[bytes]:
    with kopie.open(bestandsnaam(model)) as stroom:
        yield from stroom


def _eis_leeg() -> None:
    if Gebruiker.objects.exists() or Handeling.objects.exists():
        raise KanNietTerug(
            "In deze database staan al accounts of een spoor. Maak een nieuwe, lege database, voer manage.py migrate "
            "uit en probeer het daar opnieuw. Er is niets gewijzigd."
        )


def _schrijf(kopie: zipfile.ZipFile, meld) -> None:
    """What migrate made makes room for what stood in those tables; references are looked at when all is there."""
    alle = modellen()
    with connection.cursor() as cursor:
        for model in alle:
            if model._base_manager.exists():
                cursor.execute(f"DELETE FROM {connection.ops.quote_name(model._meta.db_table)}")  # noqa: S608 - our own
    for nummer, model in enumerate(alle, 1):
        meld(nummer, len(alle), model._meta.db_table)
        rijen = _rijen(kopie, model)
        while stuk := list(islice(rijen, PER_KEER)):
            schrijf(model, stuk)
    tel_verder()
    connection.check_constraints()


def _lees_na(inhoud: dict) -> None:
    """The proof: what stands there now is, row for row, what the copy says."""
    for model in modellen():
        bedoeld = inhoud["tabellen"][model._meta.db_table]
        if som_van(regels(model)) != (bedoeld["rijen"], bedoeld["sha256"]):
            raise KanNietTerug(f"De tabel {model._meta.db_table} is niet goed teruggekomen. Er is niets gewijzigd.")
