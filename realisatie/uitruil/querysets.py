"""Queryset verbs on the lines of uitruilen."""

from functools import reduce
from operator import or_
from typing import Self

from django.db import models
from django.db.models import F, Q

from prt.toegang.rollen.rechten import Recht, waar
from realisatie.uitruil.keuzes import Voorwaarde


class OverdrachtQuerySet(models.QuerySet):
    """Verbs on the lines of uitruilen."""

    def zichtbaar_voor(self, gebruiker) -> Self:
        """What was agreed is for everybody; a proposal is for the circle of its gemeenten."""
        eigen = (waar(gebruiker, Recht.UITRUIL_VOORSTELLEN, kant) for kant in ("gever", "ontvanger"))
        return self.filter(reduce(or_, eigen, Q(uitruil__bevestigd_op__isnull=False)))

    def geldend(self) -> Self:
        """Of agreements that every party confirmed and that were not dissolved before they began (R6)."""
        bevestigd = self.filter(uitruil__bevestigd_op__isnull=False).select_related("uitruil")
        return bevestigd.exclude(uitruil__voorwaarde_stand=Voorwaarde.NIET_VERVULD).exclude(
            uitruil__ontbonden_per__isnull=False, uitruil__ontbonden_per__lte=F("van")
        )
