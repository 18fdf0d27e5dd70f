"""Queryset verbs on counts."""

from typing import Self

from django.db import models

from realisatie.locaties.querysets import locatie_zichtbaar


class BezettingQuerySet(models.QuerySet):
    """Verbs on counts of people at a locatie."""

    def zichtbaar_voor(self, gebruiker) -> Self:
        return self.filter(locatie_zichtbaar(gebruiker, "locatie__"))

    def laatste_op(self, dag) -> Self:
        """The last count by then of each teller at each locatie; the latest first, a gemeente before the COA."""
        return self.filter(datum__lte=dag).order_by("locatie", "-datum", "-teller", "pk")
