"""Queryset verbs on meetings."""

from typing import Self

from django.db import models

from opgaven.gebieden.kaart import kaart
from opgaven.gebieden.keuzes import Lidsoort
from opgaven.gebieden.querysets import leesbaar_in
from prt.toegang.rollen.rechten import bereik


class OverlegQuerySet(models.QuerySet):
    """Verbs on meetings."""

    def zichtbaar_voor(self, gebruiker) -> Self:
        """Every role in the provincie reads them."""
        return self.filter(leesbaar_in(gebruiker, "gebied"))

    def van_deelnemer(self, gebruiker) -> Self:
        """The PRT is for the CdK's staff and the regiosecretarissen, an RRT for its regiosecretaris and gemeenten."""
        mijn, indeling = bereik(gebruiker), kaart().vandaag
        tafels = {indeling.groep(gemeente, Lidsoort.REGIO) for gemeente in mijn.gemeenten}
        tafels |= {indeling.groep(regio, Lidsoort.PROVINCIE) for regio in mijn.regios}
        return self.filter(gebied__in={*tafels, *mijn.regios, *mijn.provincies_als_secretaris} - {None})
