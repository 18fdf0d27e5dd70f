"""The steps from a plan to open places: what is late, what comes next, how long it takes, when it can become hard.

A date known to the month or the year counts from its first day (R1), and is past when that month or year is over.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from prt.rekenen.keuze import Keuze
from prt.rekenen.perioden import Precisie


class Stapsoort(Keuze):
    """In the order in which they usually come and are always shown; they may be taken in any order."""

    COLLEGE = "college", "Besluit van het college"
    RAAD = "raad", "Besluit van de raad"
    VERGUNNING = "vergunning", "Vergunning"
    OVEREENKOMST = "overeenkomst", "Overeenkomst met het COA"
    BOUW = "bouw", "Bouw"
    OPEN = "open", "Open"

    @property
    def plaats(self) -> int:
        return list(Stapsoort).index(self)


VOOR_HET_BESLUIT = (Stapsoort.COLLEGE, Stapsoort.RAAD)
"""Always needed before "besluit genomen", unless a traject says that the raad need not decide."""


@dataclass(frozen=True, slots=True)
class Datering:
    """One step: when it was planned and when it was really taken. ``nodig``: False when this plan can do without."""

    stap: Stapsoort
    gepland: date | None = None
    precisie: Precisie = Precisie.DAG
    werkelijk: date | None = None
    nodig: bool = True

    @property
    def dag(self) -> date | None:
        """The real day, and before that the planned one."""
        return self.werkelijk or self.gepland

    @property
    def dag_precisie(self) -> Precisie:
        return Precisie.DAG if self.werkelijk else self.precisie


@dataclass(frozen=True, slots=True)
class Doorlooptijd:
    """Whole days from one step to the next one that has a date; below zero when they were taken the other way round.

    ``zeker``: both were really taken; otherwise it is a plan.
    """

    van: Stapsoort
    naar: Stapsoort
    dagen: int
    zeker: bool


@dataclass(frozen=True, slots=True)
class HardOp:
    """The day on which a voornemen can become hard. ``zeker``: every decision was really taken."""

    dag: date
    precisie: Precisie
    zeker: bool


def voorbij(dag: date, precisie: Precisie, peildatum: date) -> bool:
    """Whether a day, month or year lies wholly before the peildatum."""
    if precisie == Precisie.JAAR:
        return dag.year < peildatum.year
    if precisie == Precisie.MAAND:
        return (dag.year, dag.month) < (peildatum.year, peildatum.month)
    return dag < peildatum


def is_te_laat(datering: Datering, peildatum: date) -> bool:
    """The planned date has passed and the step was not taken."""
    gepland = datering.gepland if datering.nodig and not datering.werkelijk else None
    return gepland is not None and voorbij(gepland, datering.precisie, peildatum)


def in_volgorde(dateringen: Iterable[Datering]) -> list[Datering]:
    return sorted(dateringen, key=lambda datering: datering.stap.plaats)


def doorlooptijden(dateringen: Iterable[Datering]) -> list[Doorlooptijd]:
    """Between each two steps that follow each other and are both dated to the day."""
    met_dag = [(d, d.dag) for d in in_volgorde(dateringen) if d.dag and d.dag_precisie == Precisie.DAG]
    return [
        Doorlooptijd(eerder.stap, later.stap, (tot - van).days, bool(eerder.werkelijk and later.werkelijk))
        for (eerder, van), (later, tot) in pairwise(met_dag)
    ]


def eerstvolgende(dateringen: Iterable[Datering]) -> Datering | None:
    """The planned step that comes first by date; of steps on one day the one that is shown first."""
    gepland = [d for d in in_volgorde(dateringen) if d.nodig and d.gepland and not d.werkelijk]
    return min(gepland, key=lambda datering: datering.gepland or date.max, default=None)


def hard_op(dateringen: Sequence[Datering]) -> HardOp | None:
    """The last of the decisions that "besluit genomen" needs; None while one of them has no date at all.

    Those are the college and the raad, and the vergunning when the traject has it
    (docs/besluiten/2026-11-21-besluitvorming.md).
    """
    per_stap = {datering.stap: datering for datering in dateringen}
    nodig = [per_stap.get(stap, Datering(stap)) for stap in VOOR_HET_BESLUIT]
    if vergunning := per_stap.get(Stapsoort.VERGUNNING):
        nodig.append(vergunning)
    nodig = [datering for datering in nodig if datering.nodig]
    # One without a date comes after all others.
    laatste = max(nodig, key=lambda d: (d.dag or date.max, d.dag_precisie.grofheid), default=Datering(Stapsoort.RAAD))
    if laatste.dag is None:
        return None
    return HardOp(laatste.dag, laatste.dag_precisie, all(datering.werkelijk for datering in nodig))
