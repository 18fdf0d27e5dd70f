"""Who may do what: one table, asked about one gebied with ``mag``, and as a filter on rows with ``waar``.

How far somebody's roles reach is read once per request.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import Enum, unique
from typing import Any, Protocol

from django.core.exceptions import PermissionDenied
from django.db.models import Q

from prt.toegang.rollen.keuzes import GEBIED_PER_ROL, ROLLEN_IN_PROVINCIE
from prt.toegang.rollen.keuzes import Rolsoort as R

GEMEENTE = (R.MEDEWERKER_GEMEENTE, R.BEHEERDER_GEMEENTE)

STAF = (R.PRT_SECRETARIS,)

INSTALLATIE = (R.BEHEERDER_INSTALLATIE,)

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

    LEZEN = ROLLEN_IN_PROVINCIE, "U hebt nog geen rol in de regietafel. Vraag de PRT-secretaris om toegang.", True
    LAND_LEZEN = (R.RIJK,), "De tafel van alle provincies is voor Rijk en LRT."
    INSTALLATIE_BEHEREN = INSTALLATIE, "Welke provincies meedoen, regelt de beheerder van de installatie."
    LANDELIJK_VASTLEGGEN = INSTALLATIE, "Wat van het land is, legt de beheerder van de installatie vast."
    BEHEERDERS_BENOEMEN = INSTALLATIE, "Wie een provincie of de installatie beheert, benoemt de beheerder ervan."
    SPOOR_VAN_HET_LAND_LEZEN = INSTALLATIE, "Het spoor van de installatie is voor haar beheerder."
    LOCATIES_ZIEN = (
        tuple(rol for rol in ROLLEN_IN_PROVINCIE if rol != R.FUNCTIONEEL_BEHEERDER),
        "Uw rol ziet geen locaties.",
        True,
    )
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
    CYCLUS_STARTEN = INSTALLATIE, "Een cyclus is van het land: de beheerder van de installatie start hem."
    HERINDELEN = STAF, "Gemeenten samenvoegen of naar een andere regio laten gaan kan alleen de CdK-staf."
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


class Werkgebied(Protocol):
    """A gebied as far as rights need to know it."""

    pk: int

    @property
    def nu(self) -> "Werkgebied":
        """What has its place today."""
        ...

    @property
    def omvat(self) -> frozenset[int]:
        """Keys of all that lies in it today, itself included."""
        ...

    @property
    def provincie(self) -> "Werkgebied | None": ...


ERGENS: Any = object()
"""Instead of a gebied: whether there is any at all."""


@dataclass(frozen=True, slots=True)
class Systeem:
    """Who acts without an account: whoever runs a command on the machine itself may do everything, by this name."""

    naam: str


OPDRACHTREGEL = Systeem("Opdrachtregel")


ALLES = Q(pk__isnull=False)
"""Every row. An empty ``Q`` would not do: "this or nothing asked" is to Django just "this"."""


def mag(gebruiker, recht: Recht, bij: Werkgebied | Iterable[Werkgebied] | None) -> bool:
    """Whether somebody may do this in a gebied, in one of several, or ``ERGENS``; for none of them nobody may."""
    if isinstance(gebruiker, Systeem):
        return True
    mijn = bereik(gebruiker)
    if bij is ERGENS:
        return any(map(mijn.van, recht.rollen))
    gebieden: Any = [bij] if hasattr(bij, "omvat") else bij or ()
    return not mijn.omvat(recht).isdisjoint(gebied.pk for gebied in gebieden)


def eerste(gebruiker, *rechten: Recht) -> Recht:
    """Of several ways in, the first that somebody has anywhere; for who has none, the last one says why."""
    return next((recht for recht in rechten if mag(gebruiker, recht, ERGENS)), rechten[-1])


def eis(gebruiker, recht: Recht, bij: Werkgebied | Iterable[Werkgebied] | None) -> None:
    """403 with the reason for who may not. Who may not even see the record gets 404, from its queryset."""
    if not mag(gebruiker, recht, bij):
        raise PermissionDenied(recht.weigering if bereik(gebruiker) else Recht.LEZEN.weigering)


def waar(gebruiker, recht: Recht, naar_gebied: str = "") -> Q:
    """The same as a filter: rows with a gebied, along this path, in which somebody may do this; "" for gebieden."""
    if isinstance(gebruiker, Systeem):
        return ALLES
    return Q(**{f"{naar_gebied or 'pk'}__in": bereik(gebruiker).omvat(recht)})


@dataclass(frozen=True, slots=True)
class Bereik:
    """Keys of the gebieden that someone has a role in, per kind of role; of what lies in them; of their provincies."""

    per_rol: dict[R, frozenset[int]]
    omvat_per_rol: dict[R, frozenset[int]]
    provincie_per_rol: dict[R, frozenset[int]]
    omvat_per_provincie: dict[int, frozenset[int]]

    def __bool__(self) -> bool:
        return bool(self.per_rol)

    def van(self, *rollen: R) -> frozenset[int]:
        """The gebieden in one of these roles, which are all for the same kind of gebied."""
        return frozenset().union(*(self.per_rol.get(rol, ()) for rol in rollen))

    def omvat(self, recht: Recht) -> frozenset[int]:
        """All gebieden in which one of these roles gives a right, with what lies in them."""
        if recht.in_provincie:
            return frozenset().union(*(self.omvat_per_provincie[pk] for pk in self.provincies_met(recht)))
        return self.binnen(*recht.rollen)

    def binnen(self, *rollen: R) -> frozenset[int]:
        """What lies in the gebieden of these roles, with those themselves."""
        return frozenset().union(*(self.omvat_per_rol.get(rol, ()) for rol in rollen))

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
    """The reach of somebody's current roles, today: read once, kept on the account object. Empty without an account."""
    if isinstance(gebruiker, Systeem) or not gebruiker.is_authenticated:
        return Bereik({}, {}, {}, {})
    if not hasattr(gebruiker, "_bereik"):
        gebieden: dict[R, list[Werkgebied]] = {}
        for rol in gebruiker.rollen.geldend().select_related("gebied"):
            gebieden.setdefault(R(rol.soort), []).append(rol.gebied.nu)
        provincies = {gebied.pk: gebied.provincie for eigen in gebieden.values() for gebied in eigen}
        gebruiker._bereik = Bereik(
            {soort: frozenset(gebied.pk for gebied in eigen) for soort, eigen in gebieden.items()},
            {soort: _omvat(soort, eigen) for soort, eigen in gebieden.items()},
            {
                soort: frozenset(provincie.pk for gebied in eigen if (provincie := provincies[gebied.pk]))
                for soort, eigen in gebieden.items()
            },
            {provincie.pk: provincie.omvat for provincie in provincies.values() if provincie},
        )
    return gebruiker._bereik


def _omvat(soort: R, eigen: Iterable[Werkgebied]) -> frozenset[int]:
    """Who works for the land, does so for the land itself: what lies in it has people of its own."""
    if GEBIED_PER_ROL[soort] == "land":
        return frozenset(gebied.pk for gebied in eigen)
    return frozenset().union(*(gebied.omvat for gebied in eigen))
