"""Queryset verbs on milestones."""

from typing import Self

from django.db import models
from django.db.models import Q

from opgaven.gebieden.querysets import leesbaar_in


def zichtbaar_voor(gebruiker) -> Q:
    """As a filter: those of the whole land, and of the provincies in which somebody has a role."""
    return Q(provincie=None) | leesbaar_in(gebruiker)


class MijlpaalQuerySet(models.QuerySet):
    """Verbs on milestones."""

    def zichtbaar_voor(self, gebruiker) -> Self:
        return self.filter(zichtbaar_voor(gebruiker))

    def van(self, provincie) -> Self:
        """The planning of a provincie: its own, and that of the whole land."""
        return self.filter(Q(provincie=None) | Q(provincie=provincie))
