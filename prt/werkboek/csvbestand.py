"""The same sheet as CSV, as Dutch Excel opens it: semicolons and a byte order mark."""

import csv
from datetime import date, datetime
from io import StringIO

from prt.werkboek.schrijven import FORMULETEKENS, Blad

MEDIATYPE = "text/csv; charset=utf-8"


def als_csv(blad: Blad) -> bytes:
    """A header and rows; text that looks like a formula gets an apostrophe before it."""
    uit = StringIO()
    schrijver = csv.writer(uit, delimiter=";", lineterminator="\r\n")
    schrijver.writerow(map(_waarde, blad.koppen))
    schrijver.writerows(map(_waarde, rij) for rij in blad.rijen)
    return uit.getvalue().encode("utf-8-sig")


def als_uitwisseling(blad: Blad) -> bytes:
    """The same for programs: commas, ISO dates, no byte order mark; text that looks like a formula is still defused."""
    uit = StringIO()
    schrijver = csv.writer(uit, lineterminator="\n")
    schrijver.writerow(map(_waarde, blad.koppen))
    for rij in blad.rijen:
        schrijver.writerow(cel.isoformat() if isinstance(cel, date) else _waarde(cel) for cel in rij)
    return uit.getvalue().encode("utf-8")


def _waarde(waarde: object) -> object:
    if waarde is None:
        return ""
    if isinstance(waarde, bool):
        return "ja" if waarde else "nee"
    if isinstance(waarde, int):
        return waarde
    if isinstance(waarde, date):
        return waarde.strftime("%d-%m-%Y %H:%M" if isinstance(waarde, datetime) else "%d-%m-%Y")
    tekst = str(waarde).replace("\0", "")
    return f"'{tekst}" if tekst.lstrip(" ").startswith(FORMULETEKENS) else tekst
