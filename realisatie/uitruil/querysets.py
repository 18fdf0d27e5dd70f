"""Queryset verbs on the lines of uitruilen."""

from functools import reduce
from operator import or_
from typing import Self

from django.db import models
from django.db.models import F, Q

from prt.toegang.rollen.rechten import Recht, waar
from realisatie.uitruil.keuzes import Voorwaarde


def hier(gebruiker) -> Q:
    """As a filter: lines of which one side lies in a provincie where somebody may read."""
    return _een_kant(gebruiker, Recht.LEZEN)


def _een_kant(gebruiker, recht: Recht) -> Q:
    return reduce(or_, (waar(gebruiker, recht, kant) for kant in ("gever", "ontvanger")))


class OverdrachtQuerySet(models.QuerySet):
    """Verbs on the lines of uitruilen."""

    def zichtbaar_voor(self, gebruiker) -> Self:
        """Agreed: for every role in a provincie of either side; a proposal: for the circle of its gemeenten."""
        eigen = _een_kant(gebruiker, Recht.UITRUIL_VOORSTELLEN)
        return self.filter(eigen | (hier(gebruiker) & Q(uitruil__bevestigd_op__isnull=False)))

    def geldend(self) -> Self:
        """Of agreements that every party confirmed and that were not dissolved before they began (R6)."""
        bevestigd = self.filter(uitruil__bevestigd_op__isnull=False).select_related("uitruil")
        return bevestigd.exclude(uitruil__voorwaarde_stand=Voorwaarde.NIET_VERVULD).exclude(
            uitruil__ontbonden_per__isnull=False, uitruil__ontbonden_per__lte=F("van")
        )
