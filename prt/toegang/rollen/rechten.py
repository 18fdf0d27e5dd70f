"""Who may do what: one table, asked about one gebied with ``mag``, and as a filter on rows with ``waar``.

How far somebody's roles reach is read once per request.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import Enum, unique
from typing import Any, NamedTuple, Protocol

from django.core.exceptions import PermissionDenied
from django.db.models import Q
from django.utils import timezone

from prt.toegang.rollen.keuzes import GEBIED_PER_ROL
from prt.toegang.rollen.keuzes import Rolsoort as R

GEMEENTE = (R.MEDEWERKER_GEMEENTE, R.BEHEERDER_GEMEENTE)

STAF = (R.PRT_SECRETARIS,)

REGIE = (R.REGIOSECRETARIS, *STAF)

KRING = (*GEMEENTE, *REGIE)
"""A gemeente, its regiosecretaris and the CdK's staff: who sees everything of it (DOMEIN §6)."""


@unique
class Recht(Enum):
    """What can be done, in which roles for the gebied that it is done in, and what is said to others.

    ``in_provincie``: a role for any gebied of a provincie gives it in the whole of that provincie, and in no other.
    What is said holds for a page about one record and for a page about all. No two say the same: to Python they would
    be one.
    """

    LEZEN = tuple(R), "U hebt nog geen rol in de regietafel. Vraag de PRT-secretaris om toegang.", True
    LOCATIES_ZIEN = tuple(rol for rol in R if rol != R.FUNCTIONEEL_BEHEERDER), "Uw rol ziet geen locaties.", True
    VERTROUWELIJKE_LOCATIES_ZIEN = (
        KRING,
        "Vertrouwelijke locaties ziet alleen de gemeente zelf, haar regiosecretaris of de CdK-staf.",
    )
    LOCATIES_WIJZIGEN = (*GEMEENTE, *STAF), "Locaties invoeren en wijzigen kan alleen de gemeente zelf of de CdK-staf."
    BEZETTING_TELLEN = (
        (*GEMEENTE, R.COA, *STAF),
        "De bezetting doorgeven kan alleen de gemeente, het COA of de CdK-staf.",
    )
    TELLEN_ALS_GEMEENTE = (*GEMEENTE, *STAF), "De telling van de gemeente geeft zij zelf door."
    TELLEN_ALS_COA = (R.COA, *STAF), "De telling van het COA geeft het COA door."
    BESLUITVORMING_VOLGEN = REGIE, "Dit overzicht is voor de regiosecretaris en de CdK-staf."
    KNELPUNTEN_SCHRIJVEN = KRING, "Knelpunten schrijven de gemeente, haar regiosecretaris en de CdK-staf."
    OPMERKEN = (
        KRING,
        "Opmerkingen plaatsen, beantwoorden en afsluiten kan alleen de gemeente, haar regiosecretaris of de CdK-staf.",
    )
    MAANDSTAND_INDIENEN = (*GEMEENTE, *STAF), "Dit kan alleen een medewerker van de gemeente of de CdK-staf."
    MAANDSTAND_BEOORDELEN = REGIE, "Dit kan alleen de regiosecretaris of de CdK-staf."
    MAILTEKSTEN_SCHRIJVEN = STAF, "De teksten van de mails kan alleen de CdK-staf wijzigen."
    UITRUIL_VOORSTELLEN = (
        KRING,
        "Een uitruil voorstellen en wijzigen doen de gemeenten ervan, hun regiosecretaris en de CdK-staf.",
    )
    UITRUIL_BEVESTIGEN = GEMEENTE, "Bevestigen doet de gemeente zelf."
    UITRUIL_NAMENS_BEVESTIGEN = (
        REGIE,
        "Namens een gemeente bevestigen kan alleen haar regiosecretaris of de CdK-staf.",
    )
    UITRUIL_NAMENS_BUITEN_BEVESTIGEN = STAF, "Namens een gemeente van buiten bevestigt alleen de CdK-staf."
    """For a gemeente outside every regio, which has nobody here."""
    UITRUIL_BEOORDELEN = REGIE, "Dit kan alleen de regiosecretaris van een van de gemeenten of de CdK-staf."
    """Its condition, its end, its extension: no gemeente judges in its own case."""
    OPGAVEN_VASTLEGGEN = STAF, "Opgaven vastleggen kan alleen de CdK-staf."
    VERDELEN = STAF, "Verdelingen en scenario’s zijn voor de CdK-staf."
    CYCLUS_STARTEN = STAF, "Een cyclus starten kan alleen de CdK-staf."
    PLANNEN = STAF, "De planning kan alleen de CdK-staf wijzigen."
    OVERLEGGEN_BIJHOUDEN = REGIE, "Overleggen houdt de CdK-staf bij, en die van een RRT ook haar regiosecretaris."
    TOEZICHT_HOUDEN = (R.TOEZICHTHOUDER, *STAF), "Dit kan alleen de toezichthouder wonen of de CdK-staf."
    TOEZICHT_ZIEN = (
        (*KRING, R.TOEZICHTHOUDER),
        "Het toezicht zien de gemeente, haar regiosecretaris, de toezichthouder wonen en de CdK-staf.",
    )
    TEKST_GEMEENTE_SCHRIJVEN = (
        (*GEMEENTE, *STAF),
        "Deze tekst schrijft de gemeente. U kunt haar lezen als zij klaar is.",
    )
    TEKST_REGIO_SCHRIJVEN = REGIE, "Deze tekst schrijft de regiosecretaris. U kunt haar lezen als zij klaar is."
    TEKST_PROVINCIE_SCHRIJVEN = STAF, "Deze tekst schrijft de CdK-staf. U kunt haar lezen als zij klaar is."
    CONCEPT_MEELEZEN = (
        KRING,
        "Dit is voor wie aan het verslag werkt: gemeenten, regiosecretarissen en de CdK-staf.",
    )
    VASTSTELLEN = STAF, "Dit kan alleen de CdK-staf."
    SPOOR_LEZEN = KRING, "Het spoor is er voor de gemeente, haar regiosecretaris en de CdK-staf."
    COLLEGAS_BEHEREN = (
        (R.BEHEERDER_GEMEENTE, R.FUNCTIONEEL_BEHEERDER),
        "Collega’s beheert de beheerder van een gemeente of de functioneel beheerder.",
    )

    def __init__(self, rollen: tuple[R, ...], weigering: str, in_provincie: bool = False):
        self.rollen = rollen
        self.weigering = weigering
        self.in_provincie = in_provincie


class Plek(NamedTuple):
    """Where something belongs, as primary keys: what is in a gemeente is in its regio and its provincie too."""

    provincie: int
    regio: int | None = None
    gemeente: int | None = None


class Gebied(Protocol):
    """A provincie, regio or gemeente, or what belongs to one."""

    @property
    def plek(self) -> Plek: ...


ERGENS: Any = object()
"""Instead of a gebied: whether there is any at all."""


@dataclass(frozen=True, slots=True)
class Systeem:
    """Who acts without an account: whoever runs a command on the machine itself may do everything, by this name."""

    naam: str


OPDRACHTREGEL = Systeem("Opdrachtregel")


ALLES = Q(pk__isnull=False)
"""Every row. An empty ``Q`` would not do: "this or nothing asked" is to Django just "this"."""


def mag(gebruiker, recht: Recht, bij: Gebied | Iterable[Gebied] | None) -> bool:
    """Whether somebody may do this in a gebied, in one of several, or ``ERGENS``; for none of them nobody may."""
    if isinstance(gebruiker, Systeem):
        return True
    mijn = bereik(gebruiker)
    if bij is ERGENS:
        return any(map(mijn.van, recht.rollen))
    plekken = [bij.plek] if bij is not None and hasattr(bij, "plek") else [gebied.plek for gebied in bij or ()]
    if recht.in_provincie:
        return not mijn.provincies_met(recht).isdisjoint(plek.provincie for plek in plekken)
    return any(getattr(plek, GEBIED_PER_ROL[rol]) in mijn.van(rol) for plek in plekken for rol in recht.rollen)


def eis(gebruiker, recht: Recht, bij: Gebied | Iterable[Gebied] | None) -> None:
    """403 with the reason for who may not. Who may not even see the record gets 404, from its queryset."""
    if not mag(gebruiker, recht, bij):
        raise PermissionDenied(recht.weigering if bereik(gebruiker) else Recht.LEZEN.weigering)


def waar(gebruiker, recht: Recht, naar_gemeente: str = "") -> Q:
    """The same as a filter: rows with a gemeente, along this path, in which somebody may do this; "" for gemeenten."""
    if isinstance(gebruiker, Systeem):
        return ALLES
    mijn = bereik(gebruiker)
    stap = f"{naar_gemeente}__" if naar_gemeente else ""
    paden = {"gemeente": naar_gemeente or "pk", "regio": f"{stap}regio", "provincie": f"{stap}provincie"}
    if recht.in_provincie:
        return Q(**{f"{paden['provincie']}__in": mijn.provincies_met(recht)})
    filter_ = Q(pk__in=())
    for soort, pad in paden.items():
        if sleutels := mijn.van(*(rol for rol in recht.rollen if GEBIED_PER_ROL[rol] == soort)):
            filter_ |= Q(**{f"{pad}__in": sleutels})
    return filter_


def waar_leesbaar(gebruiker) -> Q:
    """As a filter: rows about a gemeente, a regio or a provincie in which somebody may read."""
    if isinstance(gebruiker, Systeem):
        return ALLES
    provincies = bereik(gebruiker).provincies_met(Recht.LEZEN)
    breed = Q(provincie__in=provincies) | Q(regio__provincie__in=provincies)
    return breed | waar(gebruiker, Recht.LEZEN, "gemeente")


def boven_gemeenten(gebruiker) -> Q:
    """As a filter: rows about a regio or provincie, of which somebody is the secretaris."""
    mijn = bereik(gebruiker)
    staf = mijn.provincies_als_secretaris
    return Q(regio__in=mijn.regios) | Q(regio__provincie__in=staf) | Q(provincie__in=staf)


@dataclass(frozen=True, slots=True)
class Bereik:
    """Primary keys of the gebieden that someone has a role in, and of their provincies, per kind of role."""

    per_rol: dict[R, frozenset[int]]
    provincie_per_rol: dict[R, frozenset[int]]

    def __bool__(self) -> bool:
        return bool(self.per_rol)

    def van(self, *rollen: R) -> frozenset[int]:
        """The gebieden in one of these roles, which are all for the same kind of gebied."""
        return frozenset().union(*(self.per_rol.get(rol, ()) for rol in rollen))

    def provincies_met(self, recht: Recht) -> frozenset[int]:
        """The provincies in which one of these roles gives a right, for whichever gebied of it."""
        return frozenset().union(*(self.provincie_per_rol.get(rol, ()) for rol in recht.rollen))

    @property
    def gemeenten(self) -> frozenset[int]:
        return self.van(*GEMEENTE)

    @property
    def regios(self) -> frozenset[int]:
        return self.van(R.REGIOSECRETARIS)

    @property
    def provincies_als_secretaris(self) -> frozenset[int]:
        return self.van(*STAF)

    @property
    def provincies_als_toezichthouder(self) -> frozenset[int]:
        return self.van(R.TOEZICHTHOUDER)

    @property
    def provincies_als_beheerder(self) -> frozenset[int]:
        return self.van(R.FUNCTIONEEL_BEHEERDER)

    @property
    def beheerde_gemeenten(self) -> frozenset[int]:
        return self.van(R.BEHEERDER_GEMEENTE)

    @property
    def hele_provincies(self) -> frozenset[int]:
        """The provincies in which a role is about the whole."""
        return self.van(*(rol for rol in R if GEBIED_PER_ROL[rol] == "provincie"))


def bereik(gebruiker) -> Bereik:
    """The reach of somebody's current roles: one query, kept on the account object. Empty without an account."""
    if isinstance(gebruiker, Systeem) or not gebruiker.is_authenticated:
        return Bereik({}, {})
    if not hasattr(gebruiker, "_bereik"):
        rollen = gebruiker.rollen.filter(Q(tot__isnull=True) | Q(tot__gt=timezone.localdate()))
        plekken: dict[R, list[Plek]] = {}
        for rol in rollen.select_related("gemeente", "regio", "provincie"):
            plekken.setdefault(R(rol.soort), []).append(rol.gebied.plek)
        gebruiker._bereik = Bereik(
            {
                soort: frozenset(getattr(plek, GEBIED_PER_ROL[soort]) for plek in eigen)
                for soort, eigen in plekken.items()
            },
            {soort: frozenset(plek.provincie for plek in eigen) for soort, eigen in plekken.items()},
        )
    return gebruiker._bereik
