"""Queryset verbs on gebieden, and on rows that belong to one."""

from collections.abc import Iterable
from datetime import date
from typing import Any, Self

from django.db import models
from django.db.models import Case, Q, Value, When
from django.utils import timezone

from opgaven.gebieden.kaart import is_gewijzigd, kaart
from opgaven.gebieden.keuzes import Gebiedsoort
from prt.toegang.rollen.rechten import ALLES, Recht, Systeem, bereik, waar


def binnen(gebied, naar_gebied: str = "", op: date | None = None) -> Q:
    """As a filter: rows of which the gebied, along this path, is this one or lies in it; "" for gebieden.

    ``op``: on that day, today unless said.
    """
    return Q(**{f"{naar_gebied or 'pk'}__in": kaart().op(op).omvat(gebied.pk)})


def volgorde(naar_gemeente: str = "", dag: date | None = None) -> tuple:
    """As an ordering: per regio in the order of the provincie (Twente first), alphabetical within it (DOMEIN §4)."""
    land = kaart()
    indeling = land.op(dag)
    regios = sorted(
        land.van_soort(Gebiedsoort.REGIO).values(),
        key=lambda regio: (regio.volgorde, regio.naam),
    )
    per_regio = [
        When(**{f"{naar_gemeente or 'pk'}__in": indeling.omvat(regio.pk)}, then=Value(plaats))
        for plaats, regio in enumerate(regios)
    ]
    naam = f"{naar_gemeente}__naam" if naar_gemeente else "naam"
    return Case(*per_regio, default=Value(len(regios))).asc(), naam


def elders(naar_gemeente: str = "") -> Q:
    """As a filter: rows of a gemeente, along this path, that lies in no provincie of this installation."""
    return ~Q(**{f"{naar_gemeente or 'pk'}__in": kaart().hier})


def leesbaar_in(gebruiker, pad: str = "provincie") -> Q:
    """As a filter: rows of which the gebied, along this path, lies in a provincie in which somebody has a role."""
    if isinstance(gebruiker, Systeem):
        return ALLES
    return Q(**{f"{pad}__in": bereik(gebruiker).omvat(Recht.LEZEN)})


VAN_HET_LAND = Q(gebied__soort=Gebiedsoort.LAND)
"""As a filter on rows with a ``gebied``: what every provincie reads."""


def openbaar_of_leesbaar(gebruiker) -> Q:
    """As a filter on rows with a ``gebied``: of the land, or of a provincie in which somebody has a role."""
    return VAN_HET_LAND | leesbaar_in(gebruiker, "gebied")


def van_land_of(*provincies) -> Q:
    """As a filter on rows with a ``gebied``: of the land, or of these provincies themselves."""
    return VAN_HET_LAND | Q(gebied__in=provincies)


class Kaartdeel(models.QuerySet):
    """What the map is made of: who writes many rows at once, has a new one made."""

    def bulk_create(self, objs: Iterable, *args: Any, **opties: Any) -> list:
        is_gewijzigd()
        return super().bulk_create(objs, *args, **opties)

    def update(self, **velden: Any) -> int:
        is_gewijzigd()
        return super().update(**velden)

    def delete(self) -> tuple[int, dict[str, int]]:
        is_gewijzigd()
        return super().delete()


class GebiedQuerySet(Kaartdeel):
    """Verbs on gebieden of whichever kind."""

    def leesbaar_voor(self, gebruiker) -> Self:
        """Those of the provincies in which somebody has a role, and the gemeenten of which nobody works here."""
        return self.filter(leesbaar_in(gebruiker, "pk") | (Q(soort=Gebiedsoort.GEMEENTE) & elders()))

    def deelnemend(self) -> Self:
        """Those of a regietafel here; not Dronten, which only gives places away."""
        return self.filter(pk__in=kaart().deelnemend)

    def in_verslagvolgorde(self, op: date | None = None) -> Self:
        """Per regio in the order of the provincie (Twente first), alphabetical within it (DOMEIN §4)."""
        return self.order_by(*volgorde(dag=op))

    def in_gebied(self, gebied, op: date | None = None) -> Self:
        """Those that take part and lie in a gebied on a day, today unless said; in the order of the verslag.

        What has been succeeded by then is not among them.
        """
        indeling = kaart().op(op)
        hier = indeling.omvat(gebied.pk) & kaart().deelnemend_op(op)
        return self.filter(pk__in=hier).in_verslagvolgorde(op)

    def in_te_voeren_door(self, gebruiker) -> Self:
        """The gemeenten of today whose locaties this person may enter and change."""
        return self.filter(waar(gebruiker, Recht.LOCATIES_WIJZIGEN)).bestaand()

    def bestaand(self) -> Self:
        """Those of today: not what has been succeeded, or is still to come."""
        vandaag = timezone.localdate()
        begonnen = Q(van=None) | Q(van__lte=vandaag)
        return self.filter(begonnen, Q(tot=None) | Q(tot__gt=vandaag))

    def vertrouwd_voor(self, gebruiker) -> Self:
        """The gemeenten of which somebody sees everything, confidential locaties included (DOMEIN §6)."""
        return self.filter(waar(gebruiker, Recht.VERTROUWELIJKE_LOCATIES_ZIEN))

    def get_by_natural_key(self, code):
        return self.get(code=code)
