"""Queryset verbs on rondes."""

from typing import Self

from django.db import models
from django.db.models import F

from opgaven.gebieden.keuzes import Gebiedsoort
from opgaven.gebieden.querysets import openbaar_of_leesbaar, van_land_of
from opgaven.rondes.keuzes import Stroom


class RondeQuerySet(models.QuerySet):
    """Verbs on rondes."""

    def cycli(self) -> Self:
        """The two-year cycli of the Spreidingswet: those with a garantievenster, latest first."""
        return self.filter(stroom=Stroom.ASIEL, venster_van__isnull=False).order_by("-van")

    def halfjaren(self) -> Self:
        """The half-years of the taakstelling statushouders, in order."""
        return self.filter(stroom=Stroom.STATUSHOUDERS, van__month__in=(1, 7), van__day=1).order_by("van")

    def van(self, *provincies) -> Self:
        """Those of the land and of these provincies."""
        return self.filter(van_land_of(*provincies))

    def naar_datum(self) -> Self:
        """The latest last; one without a date comes before those with one, on either database."""
        return self.order_by(F("uiterlijk").asc(nulls_first=True), "code")

    def zichtbaar_voor(self, gebruiker) -> Self:
        return self.filter(openbaar_of_leesbaar(gebruiker))

    def get_by_natural_key(self, code):
        return self.get(code=code, gebied__soort=Gebiedsoort.LAND)
