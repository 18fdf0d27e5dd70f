"""Queryset verbs on divisions and on scenario's."""

from typing import Self

from django.db import models

from prt.toegang.rollen.rechten import Recht, waar


class VerdelingQuerySet(models.QuerySet):
    """Verbs on divisions; a scenario names its gebied otherwise."""

    pad_naar_gebied = "gebied"

    def van_staf(self, gebruiker) -> Self:
        """Those of the provincies in which somebody belongs to the CdK's staff: nobody else sees them."""
        return self.filter(waar(gebruiker, Recht.VERDELEN, self.pad_naar_gebied))
