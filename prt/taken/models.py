"""Work that takes too long for a page: who asked for what, how far it is, and the file that came of it."""

import uuid

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils import timezone

from prt.taken.keuzes import AF, ONAF, Taakstatus
from prt.taken.querysets import TaakManager, VerwerkerQuerySet


class Verwerker(models.Model):
    """A process that carries out tasks. It lives for as long as it says so itself: ``gezien_op`` is its heartbeat.

    The row stays a while after the process ended: a file made before a later start is not handed out again.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    gestart_op = models.DateTimeField(default=timezone.now)
    gezien_op = models.DateTimeField(default=timezone.now)
    gestopt_op = models.DateTimeField(null=True, blank=True)
    objects = VerwerkerQuerySet.as_manager()

    class Meta:
        verbose_name = "verwerker"
        verbose_name_plural = "verwerkers"
        ordering = ("-gestart_op",)

    def __str__(self):
        return f"verwerker {self.pk}"


class Taak(models.Model):
    """One job of somebody. The row is the queue as well: there is no second administration to keep in step with it.

    ``sleutel`` stands for kind, parameters and version of the data, so that a second click finds the same task.
    ``totaal`` 0: nobody knows yet how much it is. ``bekeken_op``: when the requester last looked at the page;
    ``gezien_op``: when he saw how it ended; ``gemeld_op``: when he got a mail about it instead.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    soort = models.CharField(max_length=60)
    titel = models.CharField(max_length=200)
    parameters = models.JSONField(default=dict)
    sleutel = models.CharField(max_length=64, editable=False)
    door = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="taken")
    provincie = models.ForeignKey("opgaven.Provincie", models.CASCADE, null=True, blank=True, related_name="+")
    aangevraagd_op = models.DateTimeField("aangevraagd", default=timezone.now)
    status = models.CharField(max_length=10, choices=Taakstatus, default=Taakstatus.WACHT)
    stap = models.CharField(max_length=200, blank=True)
    gedaan = models.PositiveIntegerField(default=0)
    totaal = models.PositiveIntegerField(default=0)
    verwerker = models.ForeignKey(Verwerker, models.PROTECT, null=True, blank=True, related_name="taken")
    pogingen = models.PositiveSmallIntegerField(default=0)
    afgerond_op = models.DateTimeField(null=True, blank=True)
    verloopt_op = models.DateTimeField("beschikbaar tot", null=True, blank=True)
    bekeken_op = models.DateTimeField(default=timezone.now)
    gezien_op = models.DateTimeField(null=True, blank=True)
    gemeld_op = models.DateTimeField(null=True, blank=True)
    naam = models.CharField(max_length=200, blank=True)
    mediatype = models.CharField(max_length=100, blank=True)
    inhoud = models.BinaryField(null=True, blank=True)
    foutmelding = models.CharField(max_length=500, blank=True)
    objects = TaakManager()

    class Meta:
        verbose_name = "taak"
        verbose_name_plural = "taken"
        ordering = ("-aangevraagd_op",)
        indexes = (models.Index(fields=("door", "-aangevraagd_op"), name="taak_van_wie"),)
        constraints = (
            models.CheckConstraint(
                condition=Q(status=Taakstatus.BEZIG, verwerker__isnull=False)
                | (~Q(status=Taakstatus.BEZIG) & Q(verwerker__isnull=True)),
                name="taak_bezig_bij_een_verwerker",
            ),
            models.CheckConstraint(
                condition=(Q(status=Taakstatus.KLAAR, inhoud__isnull=False) & ~Q(naam="") & ~Q(mediatype=""))
                | (~Q(status=Taakstatus.KLAAR) & Q(inhoud__isnull=True, naam="", mediatype="")),
                name="taak_klaar_met_bestand",
            ),
            models.CheckConstraint(
                condition=(Q(status=Taakstatus.MISLUKT) & ~Q(foutmelding=""))
                | (~Q(status=Taakstatus.MISLUKT) & Q(foutmelding="")),
                name="taak_mislukt_met_uitleg",
            ),
            models.CheckConstraint(
                # Every state there is. A comparison with nothing is not refused, hence the three for what is finished.
                condition=Q(
                    status__in=AF,
                    afgerond_op__isnull=False,
                    verloopt_op__isnull=False,
                    verloopt_op__gt=F("afgerond_op"),
                )
                | Q(status__in=ONAF, afgerond_op__isnull=True, verloopt_op__isnull=True),
                name="taak_af_met_moment",
            ),
            models.CheckConstraint(condition=Q(gedaan__lte=F("totaal")), name="taak_niet_meer_dan_alles"),
            models.UniqueConstraint(
                fields=("door", "sleutel"), condition=Q(status__in=ONAF), name="taak_uniek_zolang_onaf"
            ),
        )

    def __str__(self):
        return self.titel

    @property
    def te_downloaden_tot(self):
        """Until when there is something to download."""
        return self.verloopt_op if self.status == Taakstatus.KLAAR else None

    @property
    def is_onaf(self) -> bool:
        return self.status in ONAF
