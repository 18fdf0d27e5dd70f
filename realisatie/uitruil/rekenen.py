"""Nobody gives away more than there is (R6), what was exchanged on every day, and statushouders in every half-year."""

from collections.abc import Iterable, Iterator, Sequence
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


@dataclass(frozen=True, slots=True)
class Huisvesting:
    """So many statushouders that the giver houses for the taakstelling of the receiver, as agreed over a period.

    ``ontbonden``: the day from which the agreement is no more.
    """

    gever: int
    ontvanger: int
    personen: int
    periode: Periode
    ontbonden: date | None = None


def geboekt_in(afspraak: Huisvesting, halfjaren: Sequence[Periode]) -> int | None:
    """Which of these half-years has the persons on its ledger: the one in which the agreed period begins.

    In none of them when it begins in none, and when the agreement was dissolved before the persons had to be
    housed: before the end of the period, or of the half-year if that comes first. What is over stays as it was.
    """
    for nummer, halfjaar in enumerate(halfjaren):
        if halfjaar.bevat(afspraak.periode.begin):
            klaar = min(afspraak.periode.eind, halfjaar.eind)
            return nummer if afspraak.ontbonden is None or afspraak.ontbonden >= klaar else None
    return None


@dataclass(frozen=True, slots=True)
class Ruilboeking:
    """Persons that a gemeente houses for another in a half-year; below zero the other does it for this one.

    ``afspraak`` and ``halfjaar`` are places in what was asked.
    """

    afspraak: int
    halfjaar: int
    gemeente: int
    personen: int


def ruilboekingen(afspraken: Iterable[Huisvesting], halfjaren: Sequence[Periode]) -> Iterator[Ruilboeking]:
    """Two entries for every agreement that is booked: together they are nothing."""
    for plaats, afspraak in enumerate(afspraken):
        nummer = geboekt_in(afspraak, halfjaren)
        if nummer is not None:
            yield Ruilboeking(plaats, nummer, afspraak.gever, afspraak.personen)
            yield Ruilboeking(plaats, nummer, afspraak.ontvanger, -afspraak.personen)


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
