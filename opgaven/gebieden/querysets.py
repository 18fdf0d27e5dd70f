"""Queryset verbs on gemeenten."""

from typing import Self

from django.db import models
from django.db.models import F

from prt.toegang.rollen.rechten import Recht, waar


class GemeenteQuerySet(models.QuerySet):
    """Verbs on gemeenten."""

    def in_verslagvolgorde(self) -> Self:
        """Per regio in the order of the provincie (Twente first), alphabetical within it (DOMEIN §4)."""
        return self.order_by(F("regio__volgorde").asc(nulls_last=True), "naam")

    def in_provincie(self, provincie, regio=None) -> Self:
        """Those with a regio, or of one regio; in the order of the verslag."""
        eigen = self.filter(regio=regio) if regio else self.filter(regio__isnull=False)
        return eigen.filter(provincie=provincie).select_related("regio").in_verslagvolgorde()

    def in_te_voeren_door(self, gebruiker) -> Self:
        """The gemeenten whose locaties this person may enter and change."""
        return self.filter(waar(gebruiker, Recht.LOCATIES_WIJZIGEN))

    def vertrouwd_voor(self, gebruiker) -> Self:
        """The gemeenten of which somebody sees everything, confidential locaties included (DOMEIN §6)."""
        return self.filter(waar(gebruiker, Recht.VERTROUWELIJKE_LOCATIES_ZIEN))

    def get_by_natural_key(self, cbs_code):
        return self.get(cbs_code=cbs_code)
