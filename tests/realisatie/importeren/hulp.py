"""Workbooks as an official would hand them in, made with plain openpyxl: not with the writer that is under test."""

from datetime import date
from io import BytesIO

from openpyxl import Workbook

KOPPEN = [
    "Gemeente",
    "Locatie",
    "Soort",
    "Exploitant",
    "Adres",
    "Doelgroep",
    "Plekken",
    "Van",
    "Tot",
    "Hardheid",
    "Vertrouwelijk",
    "Bijzonderheden",
]

GOED = {
    "Gemeente": "Zwolle",
    "Locatie": "Azc Hanzeland",
    "Soort": "azc",
    "Exploitant": "COA",
    "Adres": "Hanzelaan 1",
    "Doelgroep": "asiel",
    "Plekken": 120,
    "Van": date(2025, 7, 1),
    "Tot": date(2030, 7, 1),
    "Hardheid": "vastgesteld",
    "Vertrouwelijk": "nee",
    "Bijzonderheden": "",
}

LETTER = dict(zip(KOPPEN, "ABCDEFGHIJKL", strict=True))


def rij(**anders) -> dict:
    """A correct row, but for what is given."""
    return GOED | anders


def werkmap(*rijen: dict, koppen=KOPPEN, blad: str = "Beschikbaarheid") -> Workbook:
    """A workbook with these rows from row 2 on."""
    boek = Workbook()
    vel = boek.active
    vel.title = blad
    vel.append(list(koppen))
    for gegevens in rijen:
        vel.append([gegevens.get(kop) for kop in koppen])
    return boek


def stroom(boek: Workbook) -> BytesIO:
    uit = BytesIO()
    boek.save(uit)
    uit.seek(0)
    return uit


def bestand(*rijen: dict, **opties) -> BytesIO:
    """The same as a file."""
    return stroom(werkmap(*rijen, **opties))
