"""Queryset verbs on milestones."""

from typing import Self

from django.db import models
from django.db.models import Q

from opgaven.gebieden.keuzes import Gebiedsoort
from opgaven.gebieden.querysets import leesbaar_in

VAN_HET_LAND = Q(gebied__soort=Gebiedsoort.LAND)


def zichtbaar_voor(gebruiker) -> Q:
    """As a filter: those of the whole land, and of the provincies in which somebody has a role."""
    return VAN_HET_LAND | leesbaar_in(gebruiker, "gebied")


class MijlpaalQuerySet(models.QuerySet):
    """Verbs on milestones."""

    def zichtbaar_voor(self, gebruiker) -> Self:
        return self.filter(zichtbaar_voor(gebruiker))

    def van(self, provincie) -> Self:
        """The planning of a provincie: its own, and that of the whole land."""
        return self.filter(VAN_HET_LAND | Q(gebied=provincie))
