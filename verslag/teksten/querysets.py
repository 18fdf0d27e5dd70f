"""Queryset verbs on texts and on what was adopted."""

from typing import Self

from django.db import models
from django.db.models import Q

from prt.toegang.rollen.rechten import Recht, waar


def van_wie_ze_schrijft(gebruiker) -> Q:
    """The texts of one's own gemeente, regio and its gemeenten, or the whole provincie for the CdK's staff."""
    return waar(gebruiker, Recht.CONCEPT_MEELEZEN, "gebied")


def leesbaar_voor(gebruiker) -> Q:
    """What is finished, and the drafts of one's own circle."""
    return (Q(klaar=True) & waar(gebruiker, Recht.LEZEN, "gebied")) | van_wie_ze_schrijft(gebruiker)


class TekstQuerySet(models.QuerySet):
    """Verbs on texts."""

    def zichtbaar_voor(self, gebruiker) -> Self:
        """Finished texts, and for who has a hand in them the drafts."""
        return self.filter(leesbaar_voor(gebruiker))
