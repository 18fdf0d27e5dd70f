"""Queryset verbs on meetings."""

from typing import Self

from django.db import models
from django.db.models import Q

from opgaven.gebieden.querysets import leesbaar_in
from prt.toegang.rollen.rechten import bereik


class OverlegQuerySet(models.QuerySet):
    """Verbs on meetings."""

    def zichtbaar_voor(self, gebruiker) -> Self:
        """Every role in the provincie reads them."""
        return self.filter(leesbaar_in(gebruiker))

    def van_deelnemer(self, gebruiker) -> Self:
        """The PRT is for the CdK's staff and the regiosecretarissen, an RRT for its regiosecretaris and gemeenten."""
        mijn = bereik(gebruiker)
        prt = Q(provincie__in=mijn.provincies_als_secretaris) | Q(provincie__regios__in=mijn.regios)
        rrt = Q(regio__in=mijn.regios) | Q(regio__gemeenten__in=mijn.gemeenten)
        return self.filter(Q(prt, regio=None) | rrt).distinct()
