"""Queryset verbs on tasks and on the processes that carry them out."""

from datetime import datetime, timedelta
from typing import Self

from django.conf import settings
from django.db import models
from django.db.models import Case, Count, F, OuterRef, Q, Subquery, When, Window
from django.db.models.functions import Coalesce, RowNumber
from django.utils import timezone

from prt.taken.keuzes import AF, ONAF, Taakstatus
from prt.taken.soorten import soorten_met_voorrang

WEG_NA = timedelta(seconds=30)
"""Who did not look for so long has left; an open page asks every second."""
BEURT_TELT = timedelta(hours=1)


class TaakQuerySet(models.QuerySet):
    """Verbs on tasks."""

    def van(self, gebruiker) -> Self:
        """A result is for who asked for it and for nobody else."""
        return self.filter(door=gebruiker)

    def onaf(self) -> Self:
        return self.filter(status__in=ONAF)

    def op_beurt(self) -> Self:
        """Who waits, in the order in which they are served: one document of each person in turn.

        Whoever had documents made in the last hour has had that many turns; so nobody waits behind all those of one
        other. First comes what has priority, and within one turn who asked first.
        """
        onlangs = Q(status=Taakstatus.BEZIG) | Q(afgerond_op__gt=timezone.now() - BEURT_TELT)
        gehad = self.model._default_manager.filter(onlangs, door=OuterRef("door")).order_by().values("door")
        return (
            self.filter(status=Taakstatus.WACHT)
            .annotate(
                voorrang=Case(When(soort__in=soorten_met_voorrang(), then=0), default=1),
                gehad=Coalesce(Subquery(gehad.annotate(aantal=Count("pk")).values("aantal")), 0),
                eigen=Window(RowNumber(), partition_by="door", order_by="aangevraagd_op"),
            )
            .order_by("voorrang", F("gehad") + F("eigen"), "aangevraagd_op")
        )

    def te_downloaden(self) -> Self:
        return self.filter(status=Taakstatus.KLAAR, verloopt_op__gt=timezone.now())

    def verlopen(self) -> Self:
        return self.filter(verloopt_op__lte=timezone.now())

    def stilgevallen(self) -> Self:
        """Being made by a process that gives no sign of life any more."""
        return self.filter(status=Taakstatus.BEZIG).exclude(verwerker__gezien_op__gt=stil_sinds())

    def te_melden(self) -> Self:
        """Finished without the requester seeing it, and he has left the page: worth a mail, once."""
        sinds = timezone.now() - WEG_NA
        return self.filter(status__in=AF, gezien_op=None, gemeld_op=None, bekeken_op__lte=sinds, door__is_active=True)


_TaakManager = models.Manager.from_queryset(TaakQuerySet)


class TaakManager(_TaakManager):
    """Leaves the bytes of the result in the database until they are asked for."""

    def get_queryset(self):
        return super().get_queryset().defer("inhoud")


class VerwerkerQuerySet(models.QuerySet):
    """Verbs on processes."""

    def levend(self) -> Self:
        return self.filter(gestopt_op=None, gezien_op__gt=stil_sinds())


def stil_sinds() -> datetime:
    """Who was last heard of before this moment is taken to be gone."""
    return timezone.now() - timedelta(seconds=settings.TAAK_STIL_NA)
