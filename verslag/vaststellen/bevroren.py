"""The figures of an adopted document as they were frozen, in the format of that day.

What was adopted is never written again, so a format stays readable for ever: another shape gets another number, and
``tests/verslag/vaststellen/formaten/`` keeps a document of each.
"""

import json
from collections.abc import Mapping

from prt.weergave import getal
from verslag.document.document import Verslag
from verslag.uitvoer.gegevens import als_json

FORMAAT = 1
"""1: the data file of the report, a table per name with a row per object, beside what the report is about."""
BEKEND = range(1, FORMAAT + 1)

Tabellen = dict[str, list[dict]]


class OnbekendFormaat(Exception):
    """Frozen by a newer version of this software."""


def bevries(verslag: Verslag) -> dict:
    return {"formaat": FORMAAT} | json.loads(als_json(verslag))


def formaat_van(bevroren: Mapping) -> int:
    """What was adopted before formats had a number, is in the first."""
    return bevroren.get("formaat", 1)


def tabellen_van(bevroren: Mapping) -> Tabellen:
    """The tables by name, numbers as numbers and onbekend as ``None``.

    Raises:
        OnbekendFormaat: for a format that this version does not know.
    """
    if formaat_van(bevroren) not in BEKEND:
        raise OnbekendFormaat(f"formaat {formaat_van(bevroren)} is van een nieuwere versie van de regietafel")
    return {naam: deel for naam, deel in bevroren.items() if isinstance(deel, list) and naam != "bronnen"}


def omschrijf(bevroren: Mapping) -> str:
    """For who looks at an adopted document: that its figures are there, and can be read."""
    try:
        tabellen = tabellen_van(bevroren)
    except OnbekendFormaat as fout:
        return f"Niet te lezen: {fout}."
    return f"Formaat {formaat_van(bevroren)}, {getal(len(tabellen))} {'tabel' if len(tabellen) == 1 else 'tabellen'}."
