"""The one maker: capacity, guarantee and voornemens from rows, as one reader may know them (R2, R3, R6, R10, §6)."""

from collections import defaultdict
from collections.abc import Collection, Container, Hashable, Iterable
from dataclasses import dataclass, field, replace
from functools import cached_property

from opgaven.rondes.rekenen import Telregel
from prt.rekenen.getallen import som_bekend
from prt.rekenen.perioden import Periode
from prt.rekenen.trap import Trap
from realisatie.locaties.rekenen import Hardheid
from realisatie.stand.rekenen.garantie import Bijdrage, Garantie, capaciteit, garantie, wat_als_zonder
from realisatie.stand.rekenen.rijen import Plekrij, Regel, Rijen, Vak, bijdragen_uit, per_locatie
from realisatie.stand.rekenen.telregels import tellend, voornemen_telt
from realisatie.stand.rekenen.voornemens import Voornemenstand, tel_voornemens

NIETS = Rijen()


@dataclass(frozen=True, slots=True)
class Maatstaf:
    """How is counted: by which telregel (R10), over which garantievenster (R2), and the cyclus that plans are for (R3).

    Without a ``venster`` nothing is guaranteed. ``cno``: crisisnoodopvang along, whatever the telregel says of it: for
    an opgave of its own.
    """

    telregel: Telregel = Telregel.ALLE_HARDE
    venster: Periode | None = None
    cyclus: Periode = Periode(None, None)
    cno: bool = False

    @property
    def telt_cno(self) -> bool:
        return self.cno or self.telregel.telt_cno


@dataclass(frozen=True)
class Vakstand:
    """One gemeente (or one locatie by itself) for one doelgroep, in plekken.

    ``hard``: the contributions that the reader may tell apart, received places first, then its own as they were
    entered. ``verborgen``: the others; they are in the guaranteed number and in nothing else.
    """

    hard: tuple[Bijdrage, ...]
    verborgen: tuple[Bijdrage, ...]
    maatstaf: Maatstaf

    @property
    def capaciteit(self) -> Trap:
        """Hard places per day, also those that do not count by the telregel."""
        return capaciteit(self.hard)

    @cached_property
    def tellend(self) -> list[Bijdrage]:
        """What counts by the telregel, each for as many places as count (R10)."""
        return tellend(self.hard, self.maatstaf.telregel)

    @cached_property
    def garantie(self) -> Garantie | None:
        """``None`` when no hard places count at all, or when there is no window to guarantee them in."""
        if not self.maatstaf.venster:
            return None
        verborgen = tellend(self.verborgen, self.maatstaf.telregel)
        return garantie(self.tellend, self.maatstaf.venster, verborgen=verborgen)

    @property
    def gegarandeerd(self) -> int | None:
        return self.garantie.plekken if self.garantie else None

    @property
    def meetellend(self) -> list[Bijdrage]:
        """What the guaranteed number would be lower without."""
        return [bijdrage for bijdrage in self.tellend if self.voegt_toe(bijdrage.regel) > 0]

    @property
    def zonder_gevolg(self) -> list[Bijdrage]:
        """Places in a part of the window that add nothing to the minimum (Kampen's 34): they belong in a footnote.

        None where a number holds hidden places: whether others count then depends on when those are there.
        """
        if self.garantie and self.garantie.verbergt:
            return []
        return [b for b in self.tellend if self._deels(b) and not self.voegt_toe(b.regel)]

    @property
    def niet_duurzaam(self) -> list[Bijdrage]:
        """Places in the window that do not count by the telregel, or the part of them that does not (R10)."""
        venster = self.maatstaf.venster
        if not venster or not self.maatstaf.telregel.jaren:
            return []
        rest = [(b, b.plekken - self._telt.get(b.regel, 0)) for b in self.hard if b.plekken > 0]
        return [replace(b, plekken=plekken) for b, plekken in rest if plekken and b.periode.raakt(venster)]

    @property
    def haalt_venster_niet(self) -> bool:
        """Whether there are places in or after the window that do not last all through it, or not long enough (R5)."""
        venster = self.maatstaf.venster
        if not venster:
            return False
        later = (b.periode for b in self.hard if b.plekken > 0 and b.periode.eind > venster.begin)
        return any(not periode.omvat(venster) for periode in later) or bool(self.niet_duurzaam)

    def _deels(self, bijdrage: Bijdrage) -> bool:
        periode, venster = bijdrage.periode, self.maatstaf.venster
        return venster is not None and bijdrage.plekken > 0 and periode.raakt(venster) and not periode.omvat(venster)

    def telt(self, regel: Hashable) -> int:
        """How many places of a record count by the telregel (R10)."""
        return self._telt.get(regel, 0)

    def voegt_toe(self, regel: Hashable) -> int:
        """How many guaranteed places there would be fewer without a record (R2)."""
        return self._voegt_toe.get(regel, 0)

    @cached_property
    def _telt(self) -> dict[Hashable, int]:
        return {bijdrage.regel: bijdrage.plekken for bijdrage in self.tellend}

    @cached_property
    def _voegt_toe(self) -> dict[Hashable, int]:
        venster = self.maatstaf.venster
        return wat_als_zonder(self.tellend, venster) if venster else {}


@dataclass(frozen=True)
class Stand:
    """What rows say by a maatstaf. Everything is asked of it by gemeente and doelgroep, in plekken.

    ``vertrouwd``: the gemeenten whose confidential locaties the reader may see; ``None`` is all of them. Of others
    hard places are in the guaranteed numbers and in nothing else, and voornemens in nothing (DOMEIN §6).
    """

    rijen: Rijen
    maatstaf: Maatstaf = field(default_factory=Maatstaf)
    vertrouwd: Container[Hashable] | None = None

    def voor(self, vertrouwd: Container[Hashable] | None) -> "Stand":
        """The same for another reader."""
        return replace(self, vertrouwd=vertrouwd)

    def wat_als(self, *, erbij: Rijen = NIETS, zonder: Container[Regel] = frozenset()) -> "Stand":
        """The same on other rows: without those of some records, and with others behind them."""
        return replace(self, rijen=self.rijen.wat_als(erbij=erbij, zonder=zonder))

    def vak(self, gemeente: Hashable, doelgroep: str) -> Vakstand:
        return self._vakken.get((gemeente, doelgroep)) or Vakstand((), (), self.maatstaf)

    def gegarandeerd(self, gemeenten: Iterable[Hashable], doelgroepen: Collection[str]) -> int | None:
        """Of several together; ``None`` when none of them has hard places that count (R2)."""
        return som_bekend(self.vak(g, doelgroep).gegarandeerd for g in gemeenten for doelgroep in doelgroepen)

    def capaciteit(self, gemeenten: Iterable[Hashable], doelgroepen: Collection[str]) -> Trap:
        """Hard places per day of several together, as far as the reader may tell them apart."""
        return capaciteit(b for g in gemeenten for doelgroep in doelgroepen for b in self.vak(g, doelgroep).hard)

    @property
    def gemeenten(self) -> frozenset[Hashable]:
        """Those that have places of their own, or of another."""
        return frozenset(gemeente for gemeente, _ in self._vakken)

    def met_zicht_van(self, ander: "Stand") -> "Stand":
        """Of these rows what the reader of another stand may tell apart."""
        plekken = tuple(rij for rij in self.rijen.plekken if rij.locatie not in ander.verborgen)
        return replace(self, rijen=replace(self.rijen, plekken=plekken), vertrouwd=None)

    def op_locatie(self, locatie: Hashable, doelgroep: str) -> Vakstand:
        """What a locatie has itself, whoever it counts for and whoever reads it."""
        return Vakstand(tuple(self._per_locatie.get((locatie, doelgroep), ())), (), self.maatstaf)

    def plannen(self, gemeenten: Iterable[Hashable]) -> list[Plekrij]:
        """The voornemens that are not over before the cyclus begins and can count in it (R3)."""
        return [plan for gemeente in gemeenten for plan in self._plannen.get(gemeente, ())]

    def voornemens(
        self, gemeenten: Iterable[Hashable], doelgroepen: Collection[str], *, buiten_totaal: bool = False
    ) -> Voornemenstand:
        """Of several together; ``buiten_totaal``: only those that no published regiototaal holds (R3)."""
        plannen = [plan for plan in self.plannen(gemeenten) if plan.doelgroep in doelgroepen]
        return self.tel(plan for plan in plannen if not (buiten_totaal and plan.in_totaal))

    def tel(self, plannen: Iterable[Plekrij]) -> Voornemenstand:
        """What replaces a locatie that the reader may not see counts in full: the rest would tell its places.

        So does what replaces a locatie of another gemeente: of one gemeente by itself that one is not read.
        """
        eigen = (
            plan if self._gemeente_van.get(plan.vervangt) == plan.gemeente else replace(plan, vervangt=None)
            for plan in plannen
        )
        return tel_voornemens(eigen, self._gegarandeerd_per_locatie)

    @cached_property
    def verborgen(self) -> frozenset[Hashable]:
        """The locaties that the reader may not tell apart."""
        if self.vertrouwd is None:
            return frozenset()
        gesloten = (rij for rij in self._geteld.plekken if rij.vertrouwelijk)
        return frozenset(rij.locatie for rij in gesloten if rij.gemeente not in self.vertrouwd)

    @cached_property
    def zichtbaar(self) -> tuple[Plekrij, ...]:
        """The rows that count or can come to count, as far as the reader may tell them apart."""
        return tuple(rij for rij in self._geteld.plekken if rij.locatie not in self.verborgen)

    @cached_property
    def _geteld(self) -> Rijen:
        rijen = self.rijen if self.maatstaf.telt_cno else self.rijen.zonder_cno()
        return replace(rijen, plekken=tuple(r for r in rijen.plekken if r.hard or r.hardheid == Hardheid.VOORNEMEN))

    @cached_property
    def _hard(self) -> list[Plekrij]:
        return [rij for rij in self._geteld.plekken if rij.hard]

    @cached_property
    def _vakken(self) -> dict[Vak, Vakstand]:
        """A line of an uitruil is never hidden: what was agreed is for everybody."""
        hard = bijdragen_uit((rij for rij in self.zichtbaar if rij.hard), self._geteld.lijnen)
        verborgen = bijdragen_uit((rij for rij in self._hard if rij.locatie in self.verborgen), ())
        return {
            vak: Vakstand(tuple(hard.get(vak, ())), tuple(verborgen.get(vak, ())), self.maatstaf)
            for vak in hard.keys() | verborgen.keys()
        }

    @cached_property
    def _per_locatie(self) -> dict[tuple[Hashable, str], list[Bijdrage]]:
        return per_locatie(self._hard)

    @cached_property
    def _gemeente_van(self) -> dict[Hashable, Hashable]:
        return {rij.locatie: rij.gemeente for rij in self._hard}

    @cached_property
    def _gegarandeerd_per_locatie(self) -> dict[tuple[Hashable, str], int]:
        """Of the locaties that a plan replaces, as far as the reader may tell them apart."""
        vervangen = {(rij.vervangt, rij.doelgroep) for rij in self._geteld.plekken if rij.vervangt is not None}
        open_ = [sleutel for sleutel in vervangen if sleutel[0] not in self.verborgen]
        return {sleutel: self.op_locatie(*sleutel).gegarandeerd or 0 for sleutel in open_}

    @cached_property
    def _plannen(self) -> dict[Hashable, list[Plekrij]]:
        plannen: dict[Hashable, list[Plekrij]] = defaultdict(list)
        for rij in self.zichtbaar:
            loopt = not rij.hard and rij.periode.eind > self.maatstaf.cyclus.begin
            if loopt and voornemen_telt(rij.periode, self.maatstaf.telregel):
                plannen[rij.gemeente].append(rij)
        return plannen
