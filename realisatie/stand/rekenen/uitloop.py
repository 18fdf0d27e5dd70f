"""Which places end when, if nothing is renewed (R12)."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date

from prt.rekenen.perioden import Periode, Precisie, grofste
from realisatie.stand.rekenen.garantie import Bijdrage, capaciteit


@dataclass(frozen=True, slots=True)
class Einde:
    """On ``dag`` there are ``plekken`` fewer than the day before. ``binnen``: before the cyclus is over.

    Places that end on the very day on which the cyclus ends were there all through it: those are *after*.
    ``precisie`` is how precisely the day is known, for showing it (R1).
    """

    dag: date
    plekken: int
    binnen: bool
    precisie: Precisie = field(default=Precisie.DAG, compare=False)

    @property
    def wanneer(self) -> str:
        return "tijdens de cyclus" if self.binnen else "na de cyclus"


def uitloop(bijdragen: Iterable[Bijdrage], vanaf: date, cyclus: Periode) -> list[Einde]:
    """The drops in the capacity of one gemeente for one doelgroep, from the day ``vanaf`` on.

    Net per day: a locatie that another one takes over from on the same day is no end (Enschede).
    """
    bijdragen, precisies = list(bijdragen), defaultdict(list)
    for bijdrage in bijdragen:
        precisies[bijdrage.periode.tot].append(bijdrage.periode.tot_precisie)
    return [
        Einde(dag, -sprong, dag < cyclus.eind, grofste(precisies[dag]))
        for dag, sprong in capaciteit(bijdragen).sprongen()
        if sprong < 0 and dag >= vanaf
    ]


def samengenomen(einden: Iterable[Einde]) -> list[Einde]:
    """The ends of several doelgroepen in one list, added up per day (Zwolle: 46 asiel and 48 amv on 28-2-2026)."""
    per_dag: dict[date, list[Einde]] = defaultdict(list)
    for einde in einden:
        per_dag[einde.dag].append(einde)
    return [
        Einde(dag, sum(einde.plekken for einde in groep), groep[0].binnen, grofste(einde.precisie for einde in groep))
        for dag, groep in sorted(per_dag.items())
    ]
