"""Queryset verbs on actions."""

from typing import Self

from django.db import models
from django.db.models import Exists, OuterRef, Q

from prt.toegang.rollen.rechten import ERGENS, Recht, bereik, mag, waar
from prt.toegang.spoor.keuzes import LEZEND

VAN_HET_LAND = Q(gebied__soort="land")


class HandelingQuerySet(models.QuerySet):
    """Verbs on actions."""

    def zichtbaar_voor(self, gebruiker) -> Self:
        """Of one's own gemeenten or regio's; for the CdK's staff of the provincie, and what is of the whole land.

        For the beheerder van de installatie what is of the land and what is nobody's.
        Of a gemeente these are exactly the people who may see a confidential locatie of it (DOMEIN §6).
        """
        betrokken = self.model.gemeenten.through.objects.filter(handeling=OuterRef("pk"))  # type: ignore[attr-defined]  # Handeling
        zichtbaar = Q(Exists(betrokken.filter(waar(gebruiker, Recht.SPOOR_LEZEN, "gemeente"))))
        if provincies := bereik(gebruiker).provincies_als_secretaris:
            zichtbaar |= Q(gebied__in=provincies) | VAN_HET_LAND
        if mag(gebruiker, Recht.SPOOR_VAN_HET_LAND_LEZEN, ERGENS):
            zichtbaar |= VAN_HET_LAND | (Q(gebied=None) & ~Q(Exists(betrokken)))
        return self.filter(zichtbaar)

    def raakt(self, provincie) -> Self:
        """What may have changed a figure of a provincie: of it, of a gemeente in it, of the land, or of nobody."""
        betrokken = self.model.gemeenten.through.objects.filter(handeling=OuterRef("pk"))  # type: ignore[attr-defined]  # Handeling
        hier = Q(gebied=provincie) | Q(Exists(betrokken.filter(gemeente__in=provincie.omvat)))
        van_niemand = Q(gebied=None) & ~Q(Exists(betrokken))
        return self.filter(hier | VAN_HET_LAND | van_niemand).exclude(soort__in=LEZEND)
