"""A copy of the whole database in one file, made while people work; it fits SQLite and PostgreSQL alike."""

import hashlib
import json
import os
import zipfile
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

from django.db.models import Model
from django.utils import timezone
from django.utils.crypto import salted_hmac

from prt.reservekopie.tabellen import migraties, modellen, regels, stilstaand_beeld, velden

FORMAAT = 1
INHOUD = "inhoud.json"


def maak(bestand: Path, meld: Callable[[int, int, str], None]) -> int:
    """How many rows. The file appears when it is whole, and only its owner can read it.

    Raises:
        OSError: for a file that cannot be written, or a full disk.
    """
    alle = modellen()

    def rijen() -> Iterator[tuple[type[Model], Iterator[bytes]]]:
        for nummer, model in enumerate(alle, 1):
            meld(nummer, len(alle), model._meta.db_table)
            yield model, regels(model)

    with stilstaand_beeld():
        return sum(schrijf_kopie(bestand, rijen(), sleutel=merk_van_de_sleutel()).values())


def schrijf_kopie(
    bestand: Path, tabellen: Iterable[tuple[type[Model], Iterator[bytes]]], *, sleutel: str
) -> dict[str, int]:
    """A copy of these rows, as of a database that had the migrations of this one; per table how many there are."""
    half = bestand.with_name(f".{bestand.name}.half")
    try:
        with open(os.open(half, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "wb") as stroom:
            with zipfile.ZipFile(stroom, "w", zipfile.ZIP_DEFLATED) as kopie:
                geschreven = {model._meta.db_table: _tabel(kopie, model, rijen) for model, rijen in tabellen}
                inhoud = {
                    "formaat": FORMAAT,
                    "gemaakt": timezone.now().isoformat(),
                    "geheime_sleutel": sleutel,
                    "migraties": migraties(),
                    "tabellen": geschreven,
                }
                kopie.writestr(INHOUD, json.dumps(inhoud, indent=1))
            stroom.flush()
            os.fsync(stroom.fileno())
        half.replace(bestand)
    finally:
        half.unlink(missing_ok=True)
    return {tabel: beschreven["rijen"] for tabel, beschreven in geschreven.items()}


def _tabel(kopie: zipfile.ZipFile, model: type[Model], rijen: Iterator[bytes]) -> dict:
    aantal, som = 0, hashlib.sha256()
    with kopie.open(bestandsnaam(model), "w", force_zip64=True) as stroom:
        for rij in rijen:
            aantal += 1
            som.update(rij)
            stroom.write(rij)
    return {"velden": [veld.attname for veld in velden(model)], "rijen": aantal, "sha256": som.hexdigest()}


def bestandsnaam(model) -> str:
    return f"tabellen/{model._meta.db_table}.jsonl"


def merk_van_de_sleutel() -> str:
    """Tells whether two installations have the same SECRET_KEY, and nothing else about it."""
    return salted_hmac("prt.reservekopie", "merk", algorithm="sha256").hexdigest()[:16]
