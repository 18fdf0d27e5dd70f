"""Queryset verbs on divisions and on scenario's."""

from typing import Self

from django.db import models

from prt.toegang.rollen.rechten import bereik


class VerdelingQuerySet(models.QuerySet):
    """Verbs on divisions and on scenario's."""

    def van_staf(self, gebruiker) -> Self:
        """Those of the provincies in which somebody belongs to the CdK's staff: nobody else sees them."""
        return self.filter(provincie__in=bereik(gebruiker).provincies_als_secretaris)
