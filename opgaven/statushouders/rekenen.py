"""The taakstelling of statushouders as a ledger (R7), in persons. ``None`` is onbekend.

Opening balance + taakstelling + corrections + uitruil - realised = closing balance, which opens the next half-year.
Achterstand is positive, voorsprong negative. What is asked is never negative; an unused voorsprong is carried on.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date

from prt.rekenen.getallen import Som, som, som_bekend

MAANDEN = 6


@dataclass(frozen=True, slots=True)
class Saldo:
    """So many persons; ``hoogstens``: it may also be less.

    A published opgave of 0 says only that the voorsprong is at least as large as the taakstelling (Staphorst).
    """

    aantal: int
    hoogstens: bool = False

    def plus(self, personen: int) -> "Saldo":
        return Saldo(self.aantal + personen, self.hoogstens)

    @property
    def opgave(self) -> "Saldo":
        """What is asked of this balance: not below 0, and then there is no doubt about it."""
        return self if self.aantal > 0 else Saldo(0)


def eerste_halfjaar(dag: date) -> date:
    """The first day of the first half-year that begins on this day or later."""
    januari, juli = date(dag.year, 1, 1), date(dag.year, 7, 1)
    return next(begin for begin in (januari, juli, date(dag.year + 1, 1, 1)) if begin >= dag)


def beginstand_uit(inclusief: int, taakstelling: int) -> Saldo:
    """The opening balance behind a published "inclusief voor- of achterstand": 95 of 108 is a voorsprong of 13."""
    return Saldo(inclusief - taakstelling, hoogstens=inclusief == 0)


@dataclass(frozen=True, slots=True)
class Saldosom:
    """Several balances together, with of how many of them it is known (R14). A part that is not may be below 0."""

    saldo: Saldo | None
    bekend: int
    van: int

    @property
    def heel(self) -> Saldo | None:
        return self.saldo if self.bekend == self.van else None


def som_saldi(saldi: Iterable[Saldo | None]) -> Saldosom:
    """At most so much, as soon as one part is at most so much."""
    alle = list(saldi)
    bekend = [saldo for saldo in alle if saldo is not None]
    samen = Saldo(sum(saldo.aantal for saldo in bekend), any(saldo.hoogstens for saldo in bekend))
    return Saldosom(samen if bekend else None, len(bekend), len(alle))


@dataclass(frozen=True, slots=True)
class Halfjaar:
    """The entries of one gebied in one half-year.

    Args:
        maanden: persons housed in each of the six months.
        heel: persons housed in the whole half-year, where only that was published; then it counts instead of months.
        uitruil: persons to house for another gemeente, minus those that another houses for this one (R6).
        amv: those of the persons housed who are amv (included in them).
    """

    taakstelling: int | None = None
    beginstand: Saldo | None = None
    maanden: tuple[int | None, ...] = (None,) * MAANDEN
    heel: int | None = None
    correcties: tuple[int, ...] = ()
    uitruil: int = 0
    amv: int | None = None

    @property
    def gerealiseerd(self) -> int | None:
        return som_bekend(self.maanden) if self.heel is None else self.heel

    @property
    def compleet(self) -> bool:
        """Whether everything that was realised is known."""
        return self.heel is not None or None not in self.maanden

    @property
    def correctie(self) -> int:
        return sum(self.correcties)

    @property
    def inclusief(self) -> Saldo | None:
        """The opgave at the start: taakstelling with achterstand or voorsprong, as it is published."""
        te_doen = self._te_doen(erbij=0)
        return te_doen and te_doen.opgave

    @property
    def opgave(self) -> Saldo | None:
        """The same with the corrections and the uitruil since."""
        te_doen = self._te_doen(erbij=self.correctie + self.uitruil)
        return te_doen and te_doen.opgave

    @property
    def stand(self) -> Saldo | None:
        """The balance after what was realised so far."""
        return self._na(self.gerealiseerd or 0)

    @property
    def eindstand(self) -> Saldo | None:
        """The closing balance; unknown as long as a month is missing."""
        return self.stand if self.compleet else None

    @property
    def prognose(self) -> Saldo | None:
        """The closing balance when it goes on as in the months counted so far; rounded down, so as not to flatter."""
        maanden, personen = self.geteld
        return self._na(personen * MAANDEN // maanden) if maanden else None

    @property
    def geteld(self) -> tuple[int, int]:
        """How many months have been counted without a gap, and the persons housed in them."""
        if self.heel is not None:
            return MAANDEN, self.heel
        aantal = self.maanden.index(None) if None in self.maanden else MAANDEN
        return aantal, som_bekend(self.maanden[:aantal]) or 0

    def na(self, eindstand: Saldo | None) -> "Halfjaar":
        """Opening with what the one before closed with, where that is known.

        The opening balance that an entry itself brings is used only where there is nothing to carry on.
        """
        return replace(self, beginstand=eindstand) if eindstand else self

    def _te_doen(self, erbij: int) -> Saldo | None:
        if self.beginstand is None or self.taakstelling is None:
            return None
        return self.beginstand.plus(self.taakstelling + erbij)

    def _na(self, personen: int) -> Saldo | None:
        te_doen = self._te_doen(self.correctie + self.uitruil)
        return te_doen and te_doen.plus(-personen)


def samen(halfjaren: Sequence[Halfjaar]) -> Halfjaar:
    """Of gemeenten that became one, as if they always were: what is not known of one is not known of the whole."""
    if len(halfjaren) == 1:
        return halfjaren[0]
    per_maand = zip(*(halfjaar.maanden for halfjaar in halfjaren), strict=True)
    samen_heel = None
    if any(halfjaar.heel is not None for halfjaar in halfjaren):
        samen_heel = heel([halfjaar.gerealiseerd if halfjaar.compleet else None for halfjaar in halfjaren])
    return Halfjaar(
        taakstelling=heel([halfjaar.taakstelling for halfjaar in halfjaren]),
        beginstand=som_saldi(halfjaar.beginstand for halfjaar in halfjaren).heel,
        maanden=tuple(heel(maand) for maand in per_maand),
        heel=samen_heel,
        correcties=tuple(correctie for halfjaar in halfjaren for correctie in halfjaar.correcties),
        uitruil=sum(halfjaar.uitruil for halfjaar in halfjaren),
        amv=heel([halfjaar.amv for halfjaar in halfjaren]),
    )


def heel(getallen: Sequence[int | None]) -> int | None:
    """Their sum, unknown as soon as one is."""
    return None if None in getallen else sum(filter(None, getallen))


def norm(opgave: int, maanden: int) -> int:
    """What has to be done after so many months: a sixth a month, rounded up to whole persons.

    Rounded up, so that who has housed this many is exactly on or above the line.
    """
    return -(-opgave * maanden // MAANDEN)


@dataclass(frozen=True, slots=True)
class Tempo:
    """The pace after the months that were counted."""

    maanden: int
    norm: int
    gerealiseerd: int

    @property
    def verschil(self) -> int:
        """Persons ahead of the norm; below 0 is behind."""
        return self.gerealiseerd - self.norm


def tempo(halfjaar: Halfjaar) -> Tempo | None:
    """``None`` when nothing was counted yet or the opgave is unknown."""
    maanden, personen = halfjaar.geteld
    if not maanden or halfjaar.opgave is None:
        return None
    return Tempo(maanden, norm(halfjaar.opgave.aantal, maanden), personen)


@dataclass(frozen=True, slots=True)
class Halfjaartotaal:
    """The figures of several gebieden together: the opgave is a sum of opgaven, none below 0."""

    taakstelling: Som
    beginstand: Saldosom
    inclusief: Saldosom
    correctie: int
    uitruil: int
    opgave: Saldosom
    gerealiseerd: Som
    amv: Som
    stand: Saldosom
    prognose: Saldosom


def totaal(halfjaren: Sequence[Halfjaar]) -> Halfjaartotaal:
    """Each figure with of how many of them it is known."""
    return Halfjaartotaal(
        som(h.taakstelling for h in halfjaren),
        som_saldi(h.beginstand for h in halfjaren),
        som_saldi(h.inclusief for h in halfjaren),
        sum(h.correctie for h in halfjaren),
        sum(h.uitruil for h in halfjaren),
        som_saldi(h.opgave for h in halfjaren),
        som(h.gerealiseerd for h in halfjaren),
        som(h.amv for h in halfjaren),
        som_saldi(h.stand for h in halfjaren),
        som_saldi(h.prognose for h in halfjaren),
    )
