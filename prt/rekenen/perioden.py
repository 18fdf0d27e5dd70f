"""Half-open periods whose ends may be known only to the month or the year (R1)."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date

from prt.rekenen.keuze import Keuze


class Precisie(Keuze):
    """How precisely a date is known. Reckoning always uses the first day; showing uses this."""

    DAG = "dag", "Op de dag"
    MAAND = "maand", "Op de maand"
    JAAR = "jaar", "Op het jaar"
    ONBEKEND = "onbekend", "Niet bekend"
    """No date was given at all: not the same as *onbepaald*, which is an agreed absence of an end."""

    @property
    def grofheid(self) -> int:
        return _GROFHEID[self]


_GROFHEID = {precisie: nummer for nummer, precisie in enumerate(Precisie)}


@dataclass(frozen=True, slots=True)
class Periode:
    """``[van, tot)``: on the day ``tot`` the places are gone. ``None`` is unbounded on that side.

    Two periods are equal when they span the same days; the precision is how the dates are shown.

    Raises:
        ValueError: when ``tot`` is not after ``van``.
    """

    van: date | None
    tot: date | None
    van_precisie: Precisie = field(default=Precisie.DAG, compare=False)
    tot_precisie: Precisie = field(default=Precisie.DAG, compare=False)

    def __post_init__(self) -> None:
        if self.van and self.tot and self.tot <= self.van:
            raise ValueError(f"een periode eindigt na haar begin: {self.van} – {self.tot}")

    @property
    def begin(self) -> date:
        """First day, with ``date.min`` for unbounded: for comparing."""
        return self.van or date.min

    @property
    def eind(self) -> date:
        """First day after the period, with ``date.max`` for unbounded: for comparing."""
        return self.tot or date.max

    def bevat(self, dag: date) -> bool:
        return self.begin <= dag < self.eind

    def omvat(self, ander: "Periode") -> bool:
        return self.begin <= ander.begin and ander.eind <= self.eind

    def raakt(self, ander: "Periode") -> bool:
        """Whether the two share at least one day."""
        return self.begin < ander.eind and ander.begin < self.eind


def grofste(precisies: Iterable[Precisie]) -> Precisie:
    """The least precise of several: what is known to the year is not shown to the day."""
    return max(precisies, key=lambda precisie: precisie.grofheid, default=Precisie.DAG)
