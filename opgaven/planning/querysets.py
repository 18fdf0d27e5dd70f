"""Queryset verbs on milestones."""

from typing import Self

from django.db import models

from opgaven.gebieden.querysets import openbaar_of_leesbaar, van_land_of


class MijlpaalQuerySet(models.QuerySet):
    """Verbs on milestones."""

    def zichtbaar_voor(self, gebruiker) -> Self:
        return self.filter(openbaar_of_leesbaar(gebruiker))

    def van(self, provincie) -> Self:
        """The planning of a provincie: its own, and that of the whole land."""
        return self.filter(van_land_of(provincie))
