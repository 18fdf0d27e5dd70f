"""Nobody gives away more than there is (R6), and what was exchanged on every day."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from prt.rekenen.perioden import Periode
from prt.rekenen.trap import Trap


@dataclass(frozen=True, slots=True)
class Overboeking:
    """So many places (or statushouders) off the giver and on to the receiver over a period."""

    gever: int
    ontvanger: int
    doelgroep: str
    aantal: int
    periode: Periode


@dataclass(frozen=True, slots=True)
class Dagstand:
    """What stands on the account of every gemeente for one doelgroep, the same on each day of the period."""

    doelgroep: str
    periode: Periode
    per_gemeente: dict[int, int]

    @property
    def som(self) -> int:
        return sum(self.per_gemeente.values())


def tekort(capaciteit: Trap, over: Iterable[Periode]) -> tuple[date, int] | None:
    """The first day in these periods on which there are fewer than no places left, and how many fewer."""
    dagen = {dag for periode in over for dag in (periode.begin, *capaciteit.breekpunten(periode))}
    return next(((dag, -capaciteit.op(dag)) for dag in sorted(dagen) if capaciteit.op(dag) < 0), None)


def dagstanden(boekingen: Sequence[Overboeking]) -> list[Dagstand]:
    """Per doelgroep the periods between two changes, in order, with the account of every gemeente in it."""
    standen = []
    for doelgroep in dict.fromkeys(boeking.doelgroep for boeking in boekingen):
        eigen = [boeking for boeking in boekingen if boeking.doelgroep == doelgroep]
        knippen = sorted({dag for b in eigen for dag in (b.periode.begin, b.periode.eind)})
        for begin, eind in zip(knippen, knippen[1:], strict=False):
            per_gemeente: dict[int, int] = {}
            for boeking in eigen:
                if boeking.periode.bevat(begin):
                    for gemeente, aantal in ((boeking.gever, -boeking.aantal), (boeking.ontvanger, boeking.aantal)):
                        per_gemeente[gemeente] = per_gemeente.get(gemeente, 0) + aantal
            if per_gemeente:
                tot = None if eind == date.max else eind
                standen.append(Dagstand(doelgroep, Periode(begin, tot), per_gemeente))
    return standen
