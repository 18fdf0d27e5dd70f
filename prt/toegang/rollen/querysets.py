"""Queryset verbs on roles."""

from typing import Self

from django.db import models
from django.db.models import Q
from django.utils import timezone

from prt.toegang.rollen.keuzes import ROLLEN_VAN_GEMEENTE, ROLLEN_VANUIT_HET_LAND, Rolsoort
from prt.toegang.rollen.rechten import bereik


class RolQuerySet(models.QuerySet):
    """Verbs on roles."""

    def geldend(self) -> Self:
        """Not ended: the end date is exclusive."""
        return self.filter(Q(tot__isnull=True) | Q(tot__gt=timezone.localdate()))

    def te_beheren_door(self, gebruiker) -> Self:
        """Of colleagues in one's own gemeente; of everybody in the provincie for its functioneel beheerder.

        For the beheerder van de installatie those who keep a provincie or work for the land.
        Never one's own: nobody gives or takes rights of their own.
        """
        mijn = bereik(gebruiker)
        eigen = Q(gebied__in=mijn.beheerde_gemeenten, soort__in=ROLLEN_VAN_GEMEENTE)
        breed = Q(gebied__in=mijn.binnen(Rolsoort.FUNCTIONEEL_BEHEERDER))
        vanuit_het_land = Q(soort__in=ROLLEN_VANUIT_HET_LAND if mijn.van(Rolsoort.BEHEERDER_INSTALLATIE) else ())
        return self.filter(eigen | breed | vanuit_het_land).exclude(gebruiker=gebruiker.pk)
