"""Queryset verbs on remarks."""

from typing import Self

from django.db import models
from django.db.models import Q

from opgaven.gebieden.querysets import binnen
from prt.toegang.rollen.rechten import Recht, waar
from realisatie.locaties.querysets import locatie_zichtbaar


def _tekst_van_eigen_kring(gebruiker) -> Q:
    """On a text: by who may read its drafts."""
    return ~Q(onderdeel="") & waar(gebruiker, Recht.OPMERKEN, "over")


class OpmerkingQuerySet(models.QuerySet):
    """Verbs on remarks."""

    def zichtbaar_voor(self, gebruiker) -> Self:
        """Remarks, without the answers, on what somebody may see; on a month that was sent back only for its circle."""
        kring = Q(maandstap=None) | waar(gebruiker, Recht.OPMERKEN, "maandstap__maandstand__gemeente")
        over = (waar(gebruiker, Recht.LEZEN, "over") & Q(onderdeel="")) | _tekst_van_eigen_kring(gebruiker)
        locatie = Q(locatie__isnull=False) & locatie_zichtbaar(gebruiker, "locatie__")
        return self.filter(over | locatie, kring, antwoord_op=None)

    def over(self, gemeente) -> Self:
        """On a gemeente's figures or on its locaties."""
        return self.filter(binnen(gemeente, "over") | binnen(gemeente, "locatie__gemeente"))

    def open_eerst(self) -> Self:
        """What still asks for follow-up before the rest, latest first."""
        open_ = Q(opvolging=True, afgesloten_op=None)
        return self.alias(open=models.Case(models.When(open_, 0), default=1)).order_by("open", "-moment", "-pk")
