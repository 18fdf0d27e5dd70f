"""Writing workbooks that are safe to open and equal to the byte for equal input.

Text is written as text, whatever it begins with; what is unknown is an empty cell and never 0.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from io import BytesIO
from itertools import islice, zip_longest
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from django.utils.timezone import is_aware, make_naive
from openpyxl import Workbook
from openpyxl.cell import Cell, WriteOnlyCell
from openpyxl.styles import Alignment, Font
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.writer.excel import ExcelWriter

MEDIATYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
FORMULETEKENS = tuple("=+-@\t\r\n＝＋－＠")
"""Text that begins with one of these would be run as a formula by a program that reads it as typed."""
BLAD_MET_KEUZES = "Keuzes"
LANGSTE_BLADNAAM, LANGSTE_TEKST = 31, 32_767
BREEDST, SMALST = 60, 10
MEESTE_INVULRIJEN = 20_000
VAST_MOMENT = datetime(2000, 1, 1)
_VAST_ZIPMOMENT = (1980, 1, 1, 0, 0, 0)
_ONGELDIG = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_LIJKT_STUURTEKEN = re.compile(r"_(?=x[0-9A-Fa-f]{4}_)")


@dataclass(frozen=True, slots=True)
class Blad:
    """One sheet: a header row and rows of None, text, whole numbers, dates and booleans.

    ``keuzes`` gives the columns with a drop-down list, by header.
    """

    naam: str
    koppen: Sequence[str]
    rijen: Iterable[Sequence[object]] = ()
    keuzes: Mapping[str, Sequence[str]] = field(default_factory=dict)


def als_xlsx(*bladen: Blad, moment: datetime = VAST_MOMENT) -> bytes:
    """A workbook with these sheets; ``moment`` is the date that its properties show."""
    werkboek = Workbook(write_only=True)
    werkboek.properties.creator = "Regietafel"
    werkboek.properties.created = werkboek.properties.modified = moment
    keuzes = {kop: lijst for blad in bladen for kop, lijst in blad.keuzes.items()}
    namen = bladnamen([blad.naam for blad in bladen] + [BLAD_MET_KEUZES] * bool(keuzes))
    for blad, naam in zip(bladen, namen, strict=False):
        _schrijf_blad(werkboek, blad, naam, bronnen=_bronnen(keuzes, namen[-1]))
    if keuzes:
        _schrijf_blad(werkboek, Blad(BLAD_MET_KEUZES, list(keuzes), zip_longest(*keuzes.values())), namen[-1], {})
    uit = BytesIO()
    ExcelWriter(werkboek, ZipFile(uit, "w", ZIP_DEFLATED)).save()  # save_workbook would put today in the properties
    return zonder_klok(uit.getvalue())


def bladnamen(gewenst: Iterable[str]) -> list[str]:
    """Names that Excel accepts: at most 31 characters, none of []:*?/\\, and no two alike."""
    namen: list[str] = []
    for wens in gewenst:
        basis = re.sub(r"\s*[\[\]:*?/\\\x00-\x1f]\s*", " ", wens).strip(" '")[:LANGSTE_BLADNAAM].rstrip(" '") or "Blad"
        naam, nummer = basis, 1
        while naam.casefold() in {ander.casefold() for ander in namen}:
            nummer += 1
            staart = f" ({nummer})"
            naam = basis[: LANGSTE_BLADNAAM - len(staart)] + staart
        namen.append(naam)
    return namen


def _schrijf_blad(werkboek, blad: Blad, naam: str, bronnen: Mapping[str, str]) -> None:
    vel = werkboek.create_sheet(naam)
    rijen = iter(blad.rijen)
    eerste = list(islice(rijen, 500))  # enough to choose the widths by
    vel.freeze_panes = "A2"
    for nummer, breedte in enumerate(_breedtes(blad.koppen, eerste), 1):
        vel.column_dimensions[get_column_letter(nummer)].width = breedte
    vel.append([_kop(vel, kop) for kop in blad.koppen])
    aantal = 1
    for rij in (*eerste, *rijen):
        vel.append([_cel(vel, waarde) for waarde in rij])
        aantal += 1
    vel.auto_filter.ref = f"A1:{get_column_letter(len(blad.koppen))}{aantal}"
    for nummer, kop in enumerate(blad.koppen, 1):
        if kop in blad.keuzes:
            letter = get_column_letter(nummer)
            lijst = DataValidation("list", bronnen[kop], allow_blank=True, showErrorMessage=True)
            lijst.errorTitle, lijst.error = kop, "Kies een waarde uit de lijst."
            lijst.add(f"{letter}2:{letter}{MEESTE_INVULRIJEN}")
            vel.data_validations.append(lijst)


def _bronnen(keuzes: Mapping[str, Sequence[str]], naam: str) -> dict[str, str]:
    """Where each list is; a range, for a list written out may hold no more than 255 characters."""
    letters = map(get_column_letter, range(1, len(keuzes) + 1))
    return {
        kop: f"'{naam}'!${letter}$2:${letter}${len(lijst) + 1}"
        for letter, (kop, lijst) in zip(letters, keuzes.items(), strict=True)
    }


def _breedtes(koppen: Sequence[str], rijen: Sequence[Sequence[object]]) -> list[int]:
    langste = [len(kop) + 4 for kop in koppen]  # room for the button of the filter
    for rij in rijen:
        for plaats, waarde in enumerate(rij[: len(langste)]):
            tekst = "" if waarde is None else str(waarde).split("\n", 1)[0]
            langste[plaats] = max(langste[plaats], len(tekst) + 2)
    return [min(max(lengte, SMALST), BREEDST) for lengte in langste]


def _kop(vel, tekst: str) -> Cell:
    cel = _tekstcel(vel, tekst)
    cel.font = Font(bold=True)
    return cel


def _cel(vel, waarde: object) -> Cell | None:
    if waarde is None or waarde == "":
        return None
    if isinstance(waarde, bool):
        return _tekstcel(vel, "ja" if waarde else "nee")
    if isinstance(waarde, datetime) and is_aware(waarde):
        waarde = make_naive(waarde)  # a workbook knows no time zones
    if isinstance(waarde, date | int):
        cel = WriteOnlyCell(vel, waarde)  # type: ignore[arg-type]  # it takes a date, whatever its types say
        cel.number_format = _opmaak(waarde)
        return cel
    return _tekstcel(vel, str(waarde))


def _opmaak(waarde: date | int) -> str:
    if isinstance(waarde, datetime):
        return "dd-mm-yyyy hh:mm"
    return "dd-mm-yyyy" if isinstance(waarde, date) else "#,##0"


def leesbaar(tekst: str) -> str:
    """Without what no file may hold, and with its line ends written in one way."""
    return _ONGELDIG.sub("", tekst.replace("\r\n", "\n").replace("\r", "\n"))[:LANGSTE_TEKST]


def _tekstcel(vel, tekst: str) -> Cell:
    schoon = leesbaar(tekst)
    cel = WriteOnlyCell(vel, _LIJKT_STUURTEKEN.sub("_x005F_", schoon))
    cel.data_type = "s"
    cel.quotePrefix = schoon.startswith(FORMULETEKENS)
    if "\n" in schoon:
        cel.alignment = Alignment(wrap_text=True, vertical="top")
    return cel


def zonder_klok(inhoud: bytes) -> bytes:
    """The same zip with every part dated alike."""
    uit = BytesIO()
    with ZipFile(BytesIO(inhoud)) as bron, ZipFile(uit, "w", ZIP_DEFLATED) as doel:
        for was in bron.infolist():
            deel = ZipInfo(was.filename, _VAST_ZIPMOMENT)
            deel.compress_type = was.compress_type
            doel.writestr(deel, bron.read(was))
    return uit.getvalue()
