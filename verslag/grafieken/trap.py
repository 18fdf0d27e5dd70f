"""Steps over time, ready to draw: numbers come from the figures object, places from ``prt.grafiek``."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from opgaven.rondes.models import Ronde
from prt.grafiek.schaal import Schaal, Tijdas, Tik, midden, verschil
from prt.rekenen.trap import Trap as Verloop
from prt.weergave import datum, getal
from verslag.cijfers.cijfers import Cijfers, GemeenteCijfers, RegioCijfers

JAREN_VOORUIT = 2

MEESTE_LABELS = 4


@dataclass(frozen=True, slots=True)
class Lijnstuk:
    """A straight piece of the line: percentages of width and height."""

    x1: str
    y1: str
    x2: str
    y2: str


@dataclass(frozen=True, slots=True)
class Label:
    """A text at a place; ``rechts`` says that it ends there instead of beginning, ``onder`` that it hangs below."""

    x: str
    y: str
    tekst: str
    dag: str = ""
    rechts: bool = False
    onder: bool = False


@dataclass(frozen=True, slots=True)
class Band:
    """The garantievenster, with the guaranteed number as a line in it."""

    van: str
    tot: str
    breedte: str
    midden: str
    hoogte: str | None
    tekst: str


@dataclass(frozen=True, slots=True)
class Trapgrafiek:
    """Capacity over time against the opgave; ``beschrijving`` tells it step by step."""

    titel: str
    bevinding: str
    beschrijving: str
    vlak: str
    lijn: tuple[Lijnstuk, ...]
    waarden: tuple[Tik, ...]
    maanden: tuple[Tik, ...]
    venster: Band
    opgave: Label | None
    peildatum: Label | None
    sprongen: tuple[Label, ...]
    laatste: Label


def tijdas(ronde: Ronde) -> Tijdas:
    """From the begin of the cyclus until two years after its end."""
    van, tot = ronde.van or ronde.venster.begin, ronde.tot or ronde.venster.eind
    return Tijdas(van, date(tot.year + JAREN_VOORUIT, tot.month, min(tot.day, 28)))


def trap(gebied: Cijfers | RegioCijfers | GemeenteCijfers, ronde: Ronde, peildatum: date) -> Trapgrafiek:
    """The places of a provincie, regio or gemeente from the begin of the cyclus until two years after its end."""
    if isinstance(gebied, GemeenteCijfers):
        opgave, hard = gebied.aantal_opgave, gebied.gegarandeerd
    else:
        opgave, hard = gebied.asiel.opgave, gebied.asiel.gegarandeerd
    return _Traptekening(gebied.naam, gebied.capaciteit, opgave, hard, ronde, peildatum).trap()


@dataclass(frozen=True)
class _Traptekening:
    naam: str
    verloop: Verloop
    opgave: int | None
    gegarandeerd: int | None
    ronde: Ronde
    peildatum: date

    @cached_property
    def as_(self) -> Tijdas:
        return tijdas(self.ronde)

    @cached_property
    def punten(self) -> list[tuple[date, int]]:
        """The value at the left edge and every later change on the axis."""
        van, tot = self.as_.van, self.as_.tot
        return [(van, self.verloop.op(van)), *((dag, w) for dag, w in self.verloop.punten if van < dag < tot)]

    @cached_property
    def schaal(self) -> Schaal:
        return Schaal.rond([*(waarde for _, waarde in self.punten), self.opgave or 0, self.gegarandeerd or 0])

    def trap(self) -> Trapgrafiek:
        as_, schaal, laatste = self.as_, self.schaal, self.punten[-1][1]
        lijn = tuple(self._lijn())
        opgave = Label("0", schaal.hoogte(self.opgave), f"opgave {getal(self.opgave)}") if self.opgave else None
        return Trapgrafiek(
            titel=f"Plekken in {self.naam} van {datum(as_.van)} tot {datum(as_.tot)}",
            bevinding=self._bevinding(),
            beschrijving=self._beschrijving(),
            vlak=self._vlak(lijn),
            lijn=lijn,
            waarden=schaal.tikken,
            maanden=as_.tikken(),
            venster=self._band(),
            opgave=opgave,
            peildatum=self._peildatum(),
            sprongen=tuple(self._sprongen()),
            laatste=Label("100", schaal.hoogte(laatste), getal(laatste), onder=self._raakt_opgave(laatste)),
        )

    def _raakt_opgave(self, waarde: int) -> bool:
        """Whether a label above this number would sit on the label of the opgave, which is above its own line."""
        ruimte = (self.schaal.boven - self.schaal.onder) // 10
        return self.opgave is not None and abs(waarde - self.opgave) < ruimte

    def _lijn(self) -> Iterable[Lijnstuk]:
        vorige = None
        punten = self.punten
        for nummer, (dag, waarde) in enumerate(punten):
            x, y = self.as_.plek(dag), self.schaal.hoogte(waarde)
            if vorige is not None:
                yield Lijnstuk(x, vorige, x, y)
            volgende = punten[nummer + 1][0] if nummer + 1 < len(punten) else self.as_.tot
            yield Lijnstuk(x, y, self.as_.plek(volgende), y)
            vorige = y

    def _vlak(self, lijn: Sequence[Lijnstuk]) -> str:
        """The path of the area under the line, in hundredths of width and height."""
        grond = self.schaal.hoogte(0)
        punten = [("0", grond), *((stuk.x1, stuk.y1) for stuk in lijn), (lijn[-1].x2, lijn[-1].y2), ("100", grond)]
        return "M" + "L".join(f"{x},{y}" for x, y in punten) + "Z"

    def _band(self) -> Band:
        venster = self.ronde.venster
        van, tot = self.as_.plek(venster.begin), self.as_.plek(venster.eind)
        hard = self.gegarandeerd
        hoogte = None if hard is None else self.schaal.hoogte(hard)
        return Band(van, tot, verschil(van, tot), midden(van, tot), hoogte, getal(hard))

    def _peildatum(self) -> Label | None:
        if not self.as_.bevat(self.peildatum):
            return None
        dagen = (self.as_.tot - self.as_.van).days
        rechts = 2 * (self.peildatum - self.as_.van).days > dagen
        return Label(self.as_.plek(self.peildatum), "0", "peildatum", datum(self.peildatum), rechts)

    def _sprongen(self) -> Iterable[Label]:
        """Labels at the biggest changes; never two so near each other that they overlap on a telephone."""
        punten, groot = self.punten, (self.schaal.boven - self.schaal.onder) // 20
        sprongen = [(dag, w - v, max(v, w)) for (_, v), (dag, w) in zip(punten, punten[1:], strict=False)]
        gekozen: list[date] = []
        for dag, sprong, hoogte in sorted(sprongen, key=lambda s: (-abs(s[1]), s[0])):
            ver = all(abs((dag - ander).days) * 6 > (self.as_.tot - self.as_.van).days for ander in gekozen)
            if abs(sprong) >= groot and ver and len(gekozen) < MEESTE_LABELS:
                gekozen.append(dag)
                tekst = getal(sprong) if sprong < 0 else f"+{getal(sprong)}"
                rechts = 7 * (self.as_.tot - dag).days < (self.as_.tot - self.as_.van).days
                yield Label(self.as_.plek(dag), self.schaal.hoogte(hoogte), tekst, datum(dag), rechts)

    def _bevinding(self) -> str:
        as_ = self.as_
        opgave = "De opgave is onbekend." if self.opgave is None else f"De opgave is {getal(self.opgave)}."
        if not self.verloop.punten:
            return f"Er zijn geen harde plekken bekend. {opgave}"
        zinnen = [f"Op de peildatum {datum(self.peildatum)} zijn er {self._plekken(self.peildatum)} plekken"]
        if self.gegarandeerd is not None:
            zinnen.append(f"in het garantievenster zijn er {getal(self.gegarandeerd)} gegarandeerd")
        zinnen.append(f"op {datum(as_.tot)} zijn er zonder nieuwe afspraken nog {self._plekken(as_.tot)}")
        return f"{'; '.join(zinnen)}. {opgave}"

    def _plekken(self, dag: date) -> str:
        return getal(self.verloop.op(dag))

    def _beschrijving(self) -> str:
        begin, *verder = [f"{datum(dag)}: {getal(waarde)}" for dag, waarde in self.punten]
        return "; ".join([f"{begin} plekken", *verder]) + "."
