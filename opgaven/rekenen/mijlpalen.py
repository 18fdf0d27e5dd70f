"""The year of a cyclus (DOMEIN §5): who must do what by when, counted from the year in which it begins."""

from datetime import date
from typing import NamedTuple


class Stap(NamedTuple):
    """``jaar``: 0 is the year in which the cyclus begins."""

    jaar: int
    maand: int
    dag: int
    omschrijving: str
    verantwoordelijk: str


JAAR = (
    Stap(0, 2, 1, "Start van de cyclus en bekendmaking van de asielopgaven per gemeente", "Rijk"),
    Stap(0, 6, 30, "Invulling van het regionaal plan in potlood gereed", "RRT en gemeenten"),
    Stap(0, 9, 1, "Lokale besluitvorming over aantal plekken en locaties", "Gemeenten"),
    Stap(0, 9, 1, "Definitief regionaal plan", "RRT en gemeenten"),
    Stap(0, 10, 1, "Regionale plannen bij de voorzitter van de PRT", "RRT"),
    Stap(0, 10, 31, "Opstellen provinciaal plan en verslag CdK", "CdK"),
    Stap(0, 11, 1, "Verslag CdK bij de minister", "CdK"),
    Stap(0, 12, 31, "Verdeelbesluit", "Rijk"),
    Stap(1, 7, 1, "Plekken gerealiseerd", "Gemeenten"),
)


def mijlpalen(van: date) -> list[tuple[date, Stap]]:
    """The steps of a cyclus that begins on this day, in order."""
    return sorted((date(van.year + stap.jaar, stap.maand, stap.dag), stap) for stap in JAAR)


def jaren_verder(dag: date | None, jaren: int) -> date | None:
    """The same day of the year, so many years on; dates of a cyclus are first days of months."""
    return dag.replace(year=dag.year + jaren) if dag else None
