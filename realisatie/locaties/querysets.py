"""Queryset verbs on locaties and their periods, and who may see a confidential one."""

from functools import reduce
from operator import or_
from typing import Self

from django.db import models
from django.db.models import F, Q

from opgaven.gebieden.querysets import elders, volgorde
from prt.toegang.rollen.rechten import ERGENS, Recht, mag, waar
from realisatie.locaties.keuzes import Doelgroep
from realisatie.locaties.rekenen import HARDE, Hardheid

ASIEL_EN_AMV = (Doelgroep.ASIEL, Doelgroep.AMV)


def locatie_zichtbaar(gebruiker, naar_locatie: str) -> Q:
    """Which locaties someone may see (DOMEIN §6), as a filter along ``naar_locatie`` ("" or "locatie__")."""
    vertrouwd = waar(gebruiker, Recht.VERTROUWELIJKE_LOCATIES_ZIEN, f"{naar_locatie}gemeente")
    return Q(locaties_hier(gebruiker, naar_locatie), **{f"{naar_locatie}vertrouwelijk": False}) | vertrouwd


def locaties_hier(gebruiker, naar_locatie: str = "") -> Q:
    """Of the provincies in which somebody may see locaties, and of which nobody works here.

    Those of Dronten are exchanged with people here.
    """
    if not mag(gebruiker, Recht.LOCATIES_ZIEN, ERGENS):
        return Q(pk__in=())
    return waar(gebruiker, Recht.LOCATIES_ZIEN, f"{naar_locatie}gemeente") | elders(f"{naar_locatie}gemeente")


def niet_voorbij_op(dag) -> Q:
    """Not over before that day; a period of which no end is known is not over."""
    return Q(tot__isnull=True) | Q(tot__gt=dag)


def er_op(dag) -> Q:
    """There on that day."""
    return niet_voorbij_op(dag) & Q(van__lte=dag)


class LocatieQuerySet(models.QuerySet):
    """Verbs on locaties."""

    def zichtbaar_voor(self, gebruiker) -> Self:
        """Confidential ones only for their own gemeente, its regiosecretaris and the CdK's staff."""
        return self.filter(locatie_zichtbaar(gebruiker, ""))


class BeschikbaarheidQuerySet(models.QuerySet):
    """Verbs on periods of availability."""

    def zichtbaar_voor(self, gebruiker) -> Self:
        return self.filter(locatie_zichtbaar(gebruiker, "locatie__"))

    def hard(self) -> Self:
        """Open or decided: what counts as guaranteed."""
        return self.filter(hardheid__in=HARDE)

    def voornemens(self) -> Self:
        return self.filter(hardheid=Hardheid.VOORNEMEN)

    def asiel(self) -> Self:
        """For the asiel-opgave, which includes amv."""
        return self.filter(doelgroep__in=ASIEL_EN_AMV)

    def niet_voorbij_op(self, dag) -> Self:
        return self.filter(niet_voorbij_op(dag))

    def op(self, dag) -> Self:
        return self.filter(er_op(dag))

    def in_verslagvolgorde(self) -> Self:
        """In the order in which a gemeente's commitments are listed: as they were entered."""
        return self.order_by(
            *volgorde("locatie__gemeente"),
            "locatie_id",
            F("van").asc(nulls_last=True),
            "pk",
        )


def vertrouwd(gebruiker, *paden: str) -> Q:
    """Only of gemeenten whose confidential locaties somebody may see (DOMEIN §6); without paths: no restriction."""
    if not paden:
        return Q()
    return reduce(or_, (waar(gebruiker, Recht.SPOOR_LEZEN, pad) for pad in paden))
