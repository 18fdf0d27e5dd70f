"""Reading a date as an official writes it: to the day, the month or the year (R1)."""

import re
from datetime import date

from prt.rekenen.perioden import Precisie
from prt.weergave import MAANDEN, ONBEPAALD

EERSTE_JAAR, LAATSTE_JAAR = 1990, 2100
UITLEG = "Schrijf een datum als 1-7-2025, maart 2026 of 2035."

_DAG = re.compile(r"(\d{1,2})[-/. ](\d{1,2})[-/. ](\d{4})")
_DAG_IN_WOORDEN = re.compile(r"(\d{1,2})[- ]([a-z]+)\.?[- ](\d{4})")
_ISO = re.compile(r"(\d{4})-(\d{2})-(\d{2})")
_MAAND = re.compile(r"([a-z]+)\.?[- ](\d{4})")
_JAAR = re.compile(r"(\d{4})")


def lees_datum(tekst: str) -> tuple[date, Precisie]:
    """ "1-7-2025", "1 juli 2025", "2025-07-01", "maart 2026", "2035": the first day and how precisely it is known.

    Raises:
        ValueError: with a Dutch message that says what to write instead.
    """
    schoon = " ".join(tekst.lower().split())
    for patroon, lezer in _LEZERS:
        if gevonden := patroon.fullmatch(schoon):
            jaar, maand, dag, precisie = lezer(*gevonden.groups())
            return _bestaand(jaar, maand, dag, tekst), precisie
    raise ValueError(f"“{tekst}” is geen datum. {UITLEG}")


def is_onbepaald(tekst: str) -> bool:
    """Nothing filled in, or the word for it: no end was agreed."""
    return tekst.strip().lower() in ("", ONBEPAALD, "onbepaalde tijd")


def _maand(naam: str) -> int:
    passend = [nummer for nummer, maand in enumerate(MAANDEN, 1) if len(naam) >= 3 and maand.startswith(naam)]
    return passend[0] if passend else 3 * (naam == "mrt")


def _bestaand(jaar: int, maand: int, dag: int, tekst: str) -> date:
    try:
        gelezen = date(jaar, maand, dag)
    except ValueError:
        raise ValueError(f"“{tekst}” bestaat niet. {UITLEG}") from None
    eis_aannemelijk(gelezen)
    return gelezen


def eis_aannemelijk(dag: date) -> None:
    """Raises ValueError: on a year that can only be a typing error; a browser makes 0026 of "26"."""
    if not EERSTE_JAAR <= dag.year <= LAATSTE_JAAR:
        raise ValueError(
            f"Het jaar {dag.year} kan niet kloppen: kies een jaar van {EERSTE_JAAR} tot en met {LAATSTE_JAAR}."
        )


_LEZERS = (
    (_DAG, lambda d, m, j: (int(j), int(m), int(d), Precisie.DAG)),
    (_ISO, lambda j, m, d: (int(j), int(m), int(d), Precisie.DAG)),
    (_DAG_IN_WOORDEN, lambda d, m, j: (int(j), _maand(m), int(d), Precisie.DAG)),
    (_MAAND, lambda m, j: (int(j), _maand(m), 1, Precisie.MAAND)),
    (_JAAR, lambda j: (int(j), 1, 1, Precisie.JAAR)),
)
