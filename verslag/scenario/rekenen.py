"""What a verdeelbesluit could be (R9): what is offered is taken over, and the restopgave divided in proportion."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from opgaven.verdelen.rekenen import verdeel


@dataclass(frozen=True, slots=True)
class Deelnemer:
    """One gemeente. ``opgave``: indicative, ``None`` is unknown. ``vast``: an override of what it is assigned.

    ``hoogstens``: a limit on its whole taak besides its opgave (amv is included in asiel).
    """

    sleutel: str
    opgave: int | None
    aanbod: int
    uitgesloten: bool = False
    vast: int | None = None
    hoogstens: int | None = None

    @property
    def tekort(self) -> int:
        """Offered less than the opgave by so much; 0 when it is unknown."""
        doel = self.opgave or 0
        return max(0, (doel if self.hoogstens is None else min(doel, self.hoogstens)) - self.aanbod)


@dataclass(frozen=True, slots=True)
class Toewijzing:
    """``taak``: what the besluit would ask of the gemeente, offered and assigned together; ``want``: why, in Dutch."""

    deelnemer: Deelnemer
    toegewezen: int
    want: str

    @property
    def taak(self) -> int:
        return self.deelnemer.aanbod + self.toegewezen


@dataclass(frozen=True, slots=True)
class Uitkomst:
    """One doelgroep. ``onverdeeld``: of the restopgave what nobody could be given; below 0: overrides gave too much."""

    opgave: int
    toewijzingen: Mapping[str, Toewijzing]

    @property
    def aanbod(self) -> int:
        return sum(toewijzing.deelnemer.aanbod for toewijzing in self.toewijzingen.values())

    @property
    def restopgave(self) -> int:
        return max(0, self.opgave - self.aanbod)

    @property
    def toegewezen(self) -> int:
        return sum(toewijzing.toegewezen for toewijzing in self.toewijzingen.values())

    @property
    def onverdeeld(self) -> int:
        return self.restopgave - self.toegewezen


def stel_voor(opgave: int, deelnemers: Sequence[Deelnemer], *, minimum: int = 0) -> Uitkomst:
    """Divide the restopgave over who offered less than its opgave and was not excluded.

    Args:
        minimum: nobody is assigned fewer than this; the smallest assignment is dropped first, and all is done again.
    """
    restopgave = max(0, opgave - sum(deelnemer.aanbod for deelnemer in deelnemers))
    vast = {d.sleutel: d.vast for d in deelnemers if d.vast is not None}
    vrij = {d.sleutel: d.opgave for d in deelnemers if d.vast is None and not d.uitgesloten and d.tekort and d.opgave}
    tekorten = {d.sleutel: d.tekort for d in deelnemers}
    te_klein: set[str] = set()
    while True:
        mee = {sleutel: gewicht for sleutel, gewicht in vrij.items() if sleutel not in te_klein}
        ruimte = {sleutel: tekorten[sleutel] for sleutel in mee}
        gegeven = _begrensd(max(0, restopgave - sum(vast.values())), mee, ruimte)
        klein = [sleutel for sleutel, aantal in gegeven.items() if 0 < aantal < minimum]
        if not klein:
            break
        laagste = min((gegeven[sleutel], mee[sleutel]) for sleutel in klein)
        te_klein.add(max(sleutel for sleutel in klein if (gegeven[sleutel], mee[sleutel]) == laagste))
    return Uitkomst(
        opgave,
        {
            d.sleutel: Toewijzing(d, vast.get(d.sleutel, gegeven.get(d.sleutel, 0)), _want(d, gegeven, te_klein))
            for d in deelnemers
        },
    )


def _begrensd(totaal: int, gewichten: Mapping[str, int], ruimte: Mapping[str, int]) -> dict[str, int]:
    """In proportion to the weights, nobody above its room: who has a larger quota gets just its room, and the rest
    is divided again over the others. What does not fit, stays."""
    gegeven: dict[str, int] = {}
    over = min(totaal, sum(ruimte.values()))
    while len(gegeven) < len(gewichten):
        open_ = {sleutel: gewicht for sleutel, gewicht in gewichten.items() if sleutel not in gegeven}
        som = sum(open_.values())
        vol = {s: ruimte[s] for s, gewicht in open_.items() if Fraction(over * gewicht, som) > ruimte[s]}
        if not vol:
            return gegeven | {sleutel: deel.aantal for sleutel, deel in verdeel(over, open_).items()}
        gegeven |= vol
        over -= sum(vol.values())
    return gegeven


def _want(deelnemer: Deelnemer, gegeven: Mapping[str, int], te_klein: set[str]) -> str:
    if deelnemer.vast is not None:
        return "met de hand vastgezet"
    if deelnemer.uitgesloten:
        return "uitgesloten"
    if deelnemer.opgave is None:
        return "de indicatieve opgave is onbekend"
    if not deelnemer.tekort:
        return "biedt de hele opgave al aan"
    if deelnemer.sleutel in te_klein:
        return "het deel zou kleiner zijn dan het minimum"
    vol = gegeven[deelnemer.sleutel] == deelnemer.tekort
    return "naar rato, tot en met het hele tekort" if vol else "naar rato van de indicatieve opgave"
