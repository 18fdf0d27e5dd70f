"""How far somebody's roles reach: read once per request, used by the queryset verbs of every app."""

from dataclasses import dataclass

from django.core.exceptions import PermissionDenied
from django.db.models import Q
from django.utils import timezone

from prt.toegang.keuzes import Rolsoort


@dataclass(frozen=True, slots=True)
class Bereik:
    """Primary keys of the gebieden that someone has a role in, by what the role allows."""

    gemeenten: frozenset[int] = frozenset()
    regios: frozenset[int] = frozenset()
    provincies_als_secretaris: frozenset[int] = frozenset()
    provincies_als_lezer: frozenset[int] = frozenset()

    def __bool__(self) -> bool:
        return bool(self.gemeenten or self.regios or self.provincies_als_secretaris or self.provincies_als_lezer)


def bereik(gebruiker) -> Bereik:
    """The reach of somebody's current roles; empty for an anonymous visitor. One query, kept on the account object."""
    if not gebruiker.is_authenticated:
        return Bereik()
    if not hasattr(gebruiker, "_bereik"):
        vandaag = timezone.localdate()
        rollen = list(gebruiker.rollen.filter(Q(tot__isnull=True) | Q(tot__gt=vandaag)))
        gebruiker._bereik = Bereik(
            gemeenten=_van(rollen, Rolsoort.MEDEWERKER_GEMEENTE, "gemeente_id"),
            regios=_van(rollen, Rolsoort.REGIOSECRETARIS, "regio_id"),
            provincies_als_secretaris=_van(rollen, Rolsoort.PRT_SECRETARIS, "provincie_id"),
            provincies_als_lezer=_van(rollen, Rolsoort.LEZER, "provincie_id"),
        )
    return gebruiker._bereik


def eis_rol(gebruiker) -> None:
    """Everything behind the log-in is for people with a role; an account alone opens nothing."""
    if not bereik(gebruiker):
        raise PermissionDenied("U hebt nog geen rol in de regietafel. Vraag de PRT-secretaris om toegang.")


def _van(rollen, soort, veld) -> frozenset[int]:
    return frozenset(getattr(rol, veld) for rol in rollen if rol.soort == soort)
