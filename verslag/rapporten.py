"""The reports, as data: which parts, in which order, about which gebied. A new report is a new entry here."""

from collections.abc import Iterator
from dataclasses import dataclass

from verslag.onderdelen import ONDERDELEN, Gebiedsoort, Onderdeel


@dataclass(frozen=True, slots=True)
class Plaats:
    """A part at its place in a report, with what comes under it.

    A part about a smaller gebied than the place above it is repeated: for every regio, for every gemeente of it.
    """

    onderdeel: Onderdeel
    onder: tuple["Plaats", ...] = ()
    bijlage: bool = False

    @property
    def met_onder(self) -> Iterator["Plaats"]:
        """Itself and everything below, in order."""
        yield self
        for plaats in self.onder:
            yield from plaats.met_onder


@dataclass(frozen=True, slots=True)
class Rapport:
    """A kind of report. ``titel`` may name {provincie}, {gebied}, {cyclus}, {jaar} and {maand}."""

    sleutel: str
    naam: str
    titel: str
    ondertitel: str
    soort: Gebiedsoort
    plaatsen: tuple[Plaats, ...]
    genummerd: bool = True

    @property
    def onderdelen(self) -> tuple[Onderdeel, ...]:
        """Everything in it, in order."""
        return tuple(deel.onderdeel for plaats in self.plaatsen for deel in plaats.met_onder)


def _plaats(sleutel: str, *onder: Plaats | str, bijlage: bool = False) -> Plaats:
    delen = tuple(deel if isinstance(deel, Plaats) else _plaats(deel) for deel in onder)
    return Plaats(ONDERDELEN[sleutel], delen, bijlage)


_REGIONAAL_PLAN = _plaats("regionaal-plan", "duiding-regio", "gemeente")
_PLAN = ("plan-inleiding", _REGIONAAL_PLAN)

_ALLE = (
    Rapport(
        "verslag",
        "Provinciaal verslag",
        "Provinciaal verslag asielopvang {provincie} {jaar}",
        "Ambtsbericht van de commissaris van de Koning aan de minister van Asiel en Migratie",
        Gebiedsoort.PROVINCIE,
        (
            _plaats("inleiding"),
            _plaats("oogopslag"),
            _plaats("garanties"),
            _plaats("uitruil"),
            _plaats(
                "proces",
                "proces-toelichting",
                "duiding-cdk",
                "stand-van-zaken",
                "verloop",
                "afloop",
                "duidingen",
            ),
            _plaats("plan", *_PLAN, bijlage=True),
            _plaats("bijlage", bijlage=True),
        ),
    ),
)

RAPPORTEN = {rapport.sleutel: rapport for rapport in _ALLE}
VERSLAG = RAPPORTEN["verslag"]

ADDENDUM = Rapport(
    "addendum",
    "Addendum",
    "Addendum bij het provinciaal verslag asielopvang {provincie} {jaar}",
    "Aanvulling van de commissaris van de Koning op het ambtsbericht aan de minister van Asiel en Migratie",
    Gebiedsoort.PROVINCIE,
    (_plaats("addendum"),),
    genummerd=False,
)
"""Not one that can be asked for: it comes with adopting."""
