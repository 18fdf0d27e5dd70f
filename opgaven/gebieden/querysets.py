"""Queryset verbs on gebieden, and on rows that belong to one."""

from typing import Self

from django.db import models
from django.db.models import F, Q

from opgaven.gebieden.keuzes import Gebiedsoort
from prt.toegang.rollen.rechten import ALLES, Recht, Systeem, bereik, waar


def binnen(gebied, naar_gemeente: str = "") -> Q:
    """As a filter: rows of which the gemeente, along this path, is this gebied or lies in it; "" for gemeenten."""
    if gebied.soort == Gebiedsoort.GEMEENTE:
        return Q(**{naar_gemeente or "pk": gebied.pk})
    return Q(**{f"{_stap(naar_gemeente)}{gebied.soort}": gebied.pk})


def volgorde(naar_gemeente: str = "") -> tuple:
    """As an ordering: per regio in the order of the provincie (Twente first), alphabetical within it (DOMEIN §4)."""
    stap = _stap(naar_gemeente)
    return F(f"{stap}regio__volgorde").asc(nulls_last=True), f"{stap}naam"


def leesbaar_in(gebruiker, pad: str = "provincie") -> Q:
    """As a filter: rows of which the provincie, along this path, is one in which somebody has a role."""
    if isinstance(gebruiker, Systeem):
        return ALLES
    return Q(**{f"{pad}__in": bereik(gebruiker).provincies_met(Recht.LEZEN)})


def _stap(naar_gemeente: str) -> str:
    return f"{naar_gemeente}__" if naar_gemeente else ""


class ProvincieQuerySet(models.QuerySet):
    """Verbs on provincies."""

    def leesbaar_voor(self, gebruiker) -> Self:
        """Those in which somebody has a role, for whichever gebied of it."""
        return self.filter(leesbaar_in(gebruiker, "pk"))

    def deelnemend(self) -> Self:
        """Those with a regietafel here, and not only with a gemeente that takes part in an uitruil."""
        return self.filter(regios__isnull=False).distinct()

    def get_by_natural_key(self, code):
        return self.get(cbs_code=code)


class RegioQuerySet(models.QuerySet):
    """Verbs on regio's."""

    def leesbaar_voor(self, gebruiker) -> Self:
        return self.filter(leesbaar_in(gebruiker, "provincie"))

    def deelnemend(self) -> Self:
        """Every one: a regio is there for its regietafel."""
        return self.select_related("provincie")

    def get_by_natural_key(self, code):
        return self.get(slug=code)


class GemeenteQuerySet(models.QuerySet):
    """Verbs on gemeenten."""

    def leesbaar_voor(self, gebruiker) -> Self:
        """Those of the provincies in which somebody has a role, and those of which nobody works here (Dronten)."""
        return self.filter(leesbaar_in(gebruiker, "provincie") | Q(regio=None))

    def deelnemend(self) -> Self:
        """Those of a regietafel here; not Dronten, which only gives places away."""
        return self.filter(regio__isnull=False).select_related("provincie", "regio")

    def in_verslagvolgorde(self) -> Self:
        """Per regio in the order of the provincie (Twente first), alphabetical within it (DOMEIN §4)."""
        return self.order_by(*volgorde())

    def in_provincie(self, provincie, regio=None) -> Self:
        """Those that take part, of one regio or of all; in the order of the verslag."""
        eigen = self.deelnemend().filter(provincie=provincie)
        return (eigen.filter(regio=regio) if regio else eigen).in_verslagvolgorde()

    def in_te_voeren_door(self, gebruiker) -> Self:
        """The gemeenten whose locaties this person may enter and change."""
        return self.filter(waar(gebruiker, Recht.LOCATIES_WIJZIGEN))

    def vertrouwd_voor(self, gebruiker) -> Self:
        """The gemeenten of which somebody sees everything, confidential locaties included (DOMEIN §6)."""
        return self.filter(waar(gebruiker, Recht.VERTROUWELIJKE_LOCATIES_ZIEN))

    def get_by_natural_key(self, cbs_code):
        return self.get(cbs_code=cbs_code)
