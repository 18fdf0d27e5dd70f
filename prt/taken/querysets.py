"""Queryset verbs on tasks and on the processes that carry them out."""

from datetime import datetime, timedelta

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone

from prt.taken.keuzes import AF, ONAF, Status

WEG_NA = timedelta(seconds=30)
"""Who did not look for so long has left; an open page asks every second."""


class TaakQuerySet(models.QuerySet):
    """Verbs on tasks."""

    def van(self, gebruiker):
        """A result is for who asked for it and for nobody else."""
        return self.filter(door=gebruiker)

    def onaf(self):
        return self.filter(status__in=ONAF)

    def eerder_dan(self, taak):
        """What comes before it in the queue or is being made now."""
        eerder = Q(status=Status.BEZIG) | Q(aangevraagd_op__lt=taak.aangevraagd_op)
        return self.onaf().filter(eerder).exclude(pk=taak.pk)

    def te_downloaden(self):
        return self.filter(status=Status.KLAAR, verloopt_op__gt=timezone.now())

    def verlopen(self):
        return self.filter(verloopt_op__lte=timezone.now())

    def stilgevallen(self):
        """Being made by a process that gives no sign of life any more."""
        return self.filter(status=Status.BEZIG).exclude(verwerker__gezien_op__gt=stil_sinds())

    def te_melden(self):
        """Finished without the requester seeing it, and he has left the page: worth a mail, once."""
        sinds = timezone.now() - WEG_NA
        return self.filter(status__in=AF, gezien_op=None, gemeld_op=None, bekeken_op__lte=sinds, door__is_active=True)


class TaakManager(models.Manager.from_queryset(TaakQuerySet)):
    """Leaves the bytes of the result in the database until they are asked for."""

    def get_queryset(self):
        return super().get_queryset().defer("inhoud")


class VerwerkerQuerySet(models.QuerySet):
    """Verbs on processes."""

    def levend(self):
        return self.filter(gestopt_op=None, gezien_op__gt=stil_sinds())


def stil_sinds() -> datetime:
    """Who was last heard of before this moment is taken to be gone."""
    return timezone.now() - timedelta(seconds=settings.TAAK_STIL_NA)
