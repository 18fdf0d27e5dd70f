"""A copy of the whole database in one file, made while people work; it fits SQLite and PostgreSQL alike."""

import hashlib
import json
import os
import zipfile
from collections.abc import Callable
from pathlib import Path

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
    half = bestand.with_name(f".{bestand.name}.half")
    try:
        with open(os.open(half, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "wb") as stroom:
            with zipfile.ZipFile(stroom, "w", zipfile.ZIP_DEFLATED) as kopie:
                aantal = _schrijf(kopie, meld)
            stroom.flush()
            os.fsync(stroom.fileno())
        half.replace(bestand)
    finally:
        half.unlink(missing_ok=True)
    return aantal


def _schrijf(kopie: zipfile.ZipFile, meld) -> int:
    alle, tabellen = modellen(), {}
    with stilstaand_beeld():
        gedaan = migraties()
        for nummer, model in enumerate(alle, 1):
            tabel = model._meta.db_table
            meld(nummer, len(alle), tabel)
            tabellen[tabel] = _tabel(kopie, model)
    inhoud = {
        "formaat": FORMAAT,
        "gemaakt": timezone.now().isoformat(),
        "geheime_sleutel": merk_van_de_sleutel(),
        "migraties": gedaan,
        "tabellen": tabellen,
    }
    kopie.writestr(INHOUD, json.dumps(inhoud, indent=1))
    return sum(tabel["rijen"] for tabel in tabellen.values())


def _tabel(kopie: zipfile.ZipFile, model) -> dict:
    aantal, som = 0, hashlib.sha256()
    with kopie.open(bestandsnaam(model), "w", force_zip64=True) as stroom:
        for rij in regels(model):
            aantal += 1
            som.update(rij)
            stroom.write(rij)
    return {"velden": [veld.attname for veld in velden(model)], "rijen": aantal, "sha256": som.hexdigest()}


def bestandsnaam(model) -> str:
    return f"tabellen/{model._meta.db_table}.jsonl"


def merk_van_de_sleutel() -> str:
    """Tells whether two installations have the same SECRET_KEY, and nothing else about it."""
    return salted_hmac("prt.reservekopie", "merk", algorithm="sha256").hexdigest()[:16]
