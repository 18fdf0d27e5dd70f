"""The reports, as data: which parts, in which order, about which gebied. A new report is a new entry here."""

from collections.abc import Iterator
from dataclasses import dataclass

from opgaven.gebieden.keuzes import Gebiedsoort
from verslag.rapport.onderdelen import ONDERDELEN, Aanvulling, Onderdeel


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
    """A kind of report.

    ``titel`` may name {provincie}, {gebied}, {cyclus}, {jaar} and {maand}; ``uitleg`` tells who chooses a report what
    it is. ``kort``: a few pages, without a cover and a table of contents, its chapters not each on a page of its own.
    """

    sleutel: str
    naam: str
    titel: str
    ondertitel: str
    soort: Gebiedsoort
    plaatsen: tuple[Plaats, ...]
    genummerd: bool = True
    uitleg: str = ""
    kort: bool = False

    @property
    def onderdelen(self) -> tuple[Onderdeel, ...]:
        """Everything in it, in order."""
        return tuple(deel.onderdeel for plaats in self.plaatsen for deel in plaats.met_onder)

    @property
    def vraagt(self) -> frozenset[Aanvulling]:
        """What its parts need beside the figures."""
        return frozenset(aanvulling for onderdeel in self.onderdelen for aanvulling in onderdeel.vraagt)

    @property
    def gegevens(self) -> tuple[str, ...]:
        """The tables of its parts, each once, in order."""
        return tuple(dict.fromkeys(naam for onderdeel in self.onderdelen for naam in onderdeel.gegevens))


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
        uitleg="Het verslag dat de commissaris van de Koning voor 1 november aan de minister stuurt.",
    ),
    Rapport(
        "maandrapportage",
        "Maandrapportage",
        "Maandrapportage asielopvang {provincie}, {maand}",
        "Voor de provinciale regietafel",
        Gebiedsoort.PROVINCIE,
        tuple(map(_plaats, ("maandbericht", "oogopslag", "maandverschil", "afloop-jaar", "maandstanden"))),
        uitleg="Voor de provinciale regietafel: wat er in een maand is veranderd, wat het komende jaar afloopt en wie "
        "de maandstand nog niet heeft bevestigd.",
        kort=True,
    ),
    Rapport(
        "provinciaal-plan",
        "Provinciaal plan",
        "Provinciaal plan {provincie} {jaar}",
        "Asielopvang, opvang van ontheemden uit Oekraïne en huisvesting van statushouders",
        Gebiedsoort.PROVINCIE,
        tuple(deel if isinstance(deel, Plaats) else _plaats(deel) for deel in _PLAN),
        uitleg="De bijlage van het verslag als eigen document: de drie opgaven, per regio het plan en per gemeente een "
        "bladzijde.",
    ),
    Rapport(
        "regionaal-plan",
        "Regionaal plan",
        "Regionaal plan asielopvang {gebied} {jaar}",
        "Asielopvang, opvang van ontheemden uit Oekraïne en huisvesting van statushouders",
        Gebiedsoort.REGIO,
        (_REGIONAAL_PLAN,),
        genummerd=False,
        uitleg="Het plan van één regio, met de duiding van de regietafel en per gemeente een bladzijde.",
    ),
    Rapport(
        "factsheet",
        "Factsheet",
        "Factsheet {gebied}, {maand}",
        "Asielopvang, opvang van ontheemden uit Oekraïne en huisvesting van statushouders",
        Gebiedsoort.GEMEENTE,
        (_plaats("gemeente"),),
        genummerd=False,
        uitleg="Eén bladzijde over één gemeente: opgaven, realisatie, tijdlijn en duiding.",
        kort=True,
    ),
    Rapport(
        "terugkoppeling",
        "Terugkoppeling",
        "Terugkoppeling asielopvang {provincie}, {maand}",
        "Voor de Landelijke Regietafel",
        Gebiedsoort.PROVINCIE,
        tuple(map(_plaats, ("oogopslag", "stand-van-zaken", "afloop", "knelpunten"))),
        uitleg="Voor de Landelijke Regietafel: waar de provincie staat, wat wanneer afloopt en wat er knelt.",
        kort=True,
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


def eerste_met(onderdeel: Onderdeel) -> Rapport:
    """The report that a text is listed with: the verslag when it is part of that."""
    return next(rapport for rapport in _ALLE if onderdeel in rapport.onderdelen)
