"""How far somebody's roles reach: read once per request, used by the queryset verbs of every app."""

from dataclasses import dataclass

from django.core.exceptions import PermissionDenied
from django.db.models import Q
from django.utils import timezone

from prt.toegang.keuzes import GEBIED_PER_ROL
from prt.toegang.keuzes import Rolsoort as R


@dataclass(frozen=True, slots=True)
class Bereik:
    """Primary keys of the gebieden that someone has a role in, by what the role allows.

    ``gemeenten``: enters for them. ``beheerde_gemeenten``: invites and removes colleagues there.
    ``provincies_als_lezer``: reads what is open (COA, Rijk, toezichthouder). ``provincies_als_coa``: those of them in
    which somebody counts for the COA. ``provincies_als_toezichthouder``: those of them in which somebody also keeps
    the taakstelling of statushouders. ``provincies_als_beheerder``: keeps
    accounts and rondes, and sees no locatie.
    """

    gemeenten: frozenset[int] = frozenset()
    beheerde_gemeenten: frozenset[int] = frozenset()
    regios: frozenset[int] = frozenset()
    provincies_als_secretaris: frozenset[int] = frozenset()
    provincies_als_lezer: frozenset[int] = frozenset()
    provincies_als_coa: frozenset[int] = frozenset()
    provincies_als_toezichthouder: frozenset[int] = frozenset()
    provincies_als_beheerder: frozenset[int] = frozenset()

    def __bool__(self) -> bool:
        return self.ziet_locaties or bool(self.provincies_als_beheerder)

    @property
    def hele_provincies(self) -> frozenset[int]:
        """The provincies in which a role is about the whole."""
        return self.provincies_als_secretaris | self.provincies_als_lezer | self.provincies_als_beheerder

    @property
    def ziet_locaties(self) -> bool:
        """Whether there is any role besides that of the functioneel beheerder."""
        return bool(self.gemeenten or self.regios or self.provincies_als_secretaris or self.provincies_als_lezer)


def bereik(gebruiker) -> Bereik:
    """The reach of somebody's current roles; empty for an anonymous visitor. One query, kept on the account object."""
    if not gebruiker.is_authenticated:
        return Bereik()
    if not hasattr(gebruiker, "_bereik"):
        vandaag = timezone.localdate()
        rollen = list(gebruiker.rollen.filter(Q(tot__isnull=True) | Q(tot__gt=vandaag)))
        gebruiker._bereik = Bereik(
            gemeenten=_van(rollen, R.MEDEWERKER_GEMEENTE, R.BEHEERDER_GEMEENTE),
            beheerde_gemeenten=_van(rollen, R.BEHEERDER_GEMEENTE),
            regios=_van(rollen, R.REGIOSECRETARIS),
            provincies_als_secretaris=_van(rollen, R.PRT_SECRETARIS),
            provincies_als_lezer=_van(rollen, R.LEZER, R.COA, R.TOEZICHTHOUDER),
            provincies_als_coa=_van(rollen, R.COA),
            provincies_als_toezichthouder=_van(rollen, R.TOEZICHTHOUDER),
            provincies_als_beheerder=_van(rollen, R.FUNCTIONEEL_BEHEERDER),
        )
    return gebruiker._bereik


def eis_rol(gebruiker) -> None:
    """Everything behind the log-in is for people with a role; an account alone opens nothing."""
    if not bereik(gebruiker):
        raise PermissionDenied("U hebt nog geen rol in de regietafel. Vraag de PRT-secretaris om toegang.")


def _van(rollen, *soorten: R) -> frozenset[int]:
    """The gebieden of these kinds of role."""
    return frozenset(getattr(rol, f"{GEBIED_PER_ROL[rol.soort]}_id") for rol in rollen if rol.soort in soorten)
