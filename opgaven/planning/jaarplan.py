"""The year of a cyclus (DOMEIN §5) as data: what has to be done by when, counted from the day of the verslag.

The dates of 2024 (plan van aanpak PRT, planning) follow from it: every cyclus has the same year around its verslag.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from opgaven.rondes.models import Ronde


class Partij(StrEnum):
    """Who has to act."""

    GEMEENTE = "gemeente"
    REGIO = "regio"
    STAF = "staf"
    TOEZICHT = "toezicht"


IEDEREEN = frozenset(Partij)

BETREFT: Mapping[str, frozenset[Partij]] = {
    "": IEDEREEN,
    "Gemeenten": frozenset({Partij.GEMEENTE}),
    "RRT": frozenset({Partij.REGIO}),
    "RRT en gemeenten": frozenset({Partij.REGIO, Partij.GEMEENTE}),
    "CdK": frozenset({Partij.STAF}),
    "PRT": frozenset({Partij.STAF, Partij.REGIO}),
    "Toezichthouder wonen": frozenset({Partij.TOEZICHT}),
    "Toezichthouder wonen en gemeenten": frozenset({Partij.TOEZICHT, Partij.GEMEENTE}),
}
"""Who is meant by what stands at a milestone as responsible; by anything else everybody is."""


def betreft(verantwoordelijk: str) -> frozenset[Partij]:
    return BETREFT.get(verantwoordelijk, IEDEREEN)


@dataclass(frozen=True, slots=True)
class Jaarplanregel:
    """One line of the year: so many whole months after the first of the month of the verslag, and so many days."""

    omschrijving: str
    verantwoordelijk: str
    maanden: int
    dagen: int = 0

    def datum(self, verslag: date) -> date:
        maanden = verslag.year * 12 + verslag.month - 1 + self.maanden
        return date(maanden // 12, maanden % 12 + 1, 1) + timedelta(days=self.dagen)


JAAR = (
    Jaarplanregel("Start tweejaarlijkse cyclus Spreidingswet en bekendmaking asielopgaven per gemeente", "", -9),
    Jaarplanregel(
        "Invulling regionaal plan in potlood gereed (asiel en Oekraïne), met uitzondering van lokale besluitvorming",
        "RRT en gemeenten",
        -4,
        -1,
    ),
    Jaarplanregel("Toetsdatum taakstelling statushouders, eerste halfjaar", "Toezichthouder wonen en gemeenten", -4),
    Jaarplanregel("Lokale besluitvorming over aantal plekken en locatiekeuze (asiel en Oekraïne)", "Gemeenten", -2),
    Jaarplanregel("Definitief regionaal plan asielopvang/Oekraïne", "RRT en gemeenten", -2),
    Jaarplanregel("Regionale plannen bij de voorzitter van de PRT", "RRT", -1),
    Jaarplanregel("Opstellen provinciaal plan en verslag CdK", "CdK", 0, -1),
    Jaarplanregel("Verslag CdK bij de minister", "CdK", 0),
    Jaarplanregel("Verdeelbesluit van de minister", "", 2, -1),
    Jaarplanregel("Toetsdatum taakstelling statushouders, tweede halfjaar", "Toezichthouder wonen en gemeenten", 2),
    Jaarplanregel("Plekken gerealiseerd", "Gemeenten", 8),
)


def jaar_van(ronde: Ronde) -> list[tuple[date, Jaarplanregel]]:
    """The dated lines for a cyclus; none while it has no day for the verslag."""
    if not ronde.verslag_uiterlijk:
        return []
    return sorted(((regel.datum(ronde.verslag_uiterlijk), regel) for regel in JAAR), key=lambda paar: paar[0])
