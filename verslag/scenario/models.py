"""Scenario's of a verdeelbesluit (R9): kept with everything they were made from, and never changed afterwards."""

from django.db import models
from django.db.models import F, Q

from opgaven.gebieden.models import Gemeente, Provincie
from opgaven.rondes.models import Ronde
from prt.toegang.spoor.models import Handeling
from verslag.scenario.querysets import ScenarioQuerySet


class Scenario(models.Model):
    """One scenario. Who made it and when is in its ``handeling``. All numbers in plekken; amv is part of the whole."""

    onwrikbaar = True
    naam = models.CharField(max_length=120)
    ronde = models.ForeignKey(Ronde, models.PROTECT, related_name="scenarios")
    provincie = models.ForeignKey(Provincie, models.PROTECT, related_name="scenarios")
    peildatum = models.DateField()
    opgave = models.PositiveIntegerField()
    opgave_amv = models.PositiveIntegerField()
    minimum = models.PositiveIntegerField(default=0)
    minimum_amv = models.PositiveIntegerField(default=0)
    toelichting = models.TextField(blank=True, max_length=2000)
    handeling = models.ForeignKey(Handeling, models.PROTECT, related_name="+")
    objects = ScenarioQuerySet.as_manager()

    class Meta:
        verbose_name = "scenario"
        verbose_name_plural = "scenario’s"
        ordering = ("-pk",)
        constraints = (
            models.UniqueConstraint(fields=("ronde", "provincie", "naam"), name="scenario_naam_uniek"),
            models.CheckConstraint(condition=Q(opgave_amv__lte=F("opgave")), name="scenario_amv_inbegrepen"),
        )

    def __str__(self):
        return self.naam


class Scenarioregel(models.Model):
    """One gemeente: what it offered then, what was decided by hand, and what it was assigned.

    ``voornemens`` are the chosen ones, listed in ``gekozen`` as they were then: ``[text, doelgroep, plekken]``.
    """

    onwrikbaar = True
    scenario = models.ForeignKey(Scenario, models.PROTECT, related_name="regels")
    gemeente = models.ForeignKey(Gemeente, models.PROTECT, related_name="+")
    opgave = models.PositiveIntegerField(null=True, blank=True)
    opgave_amv = models.PositiveIntegerField(null=True, blank=True)
    gegarandeerd = models.PositiveIntegerField()
    gegarandeerd_amv = models.PositiveIntegerField()
    voornemens = models.PositiveIntegerField(default=0)
    voornemens_amv = models.PositiveIntegerField(default=0)
    gekozen = models.JSONField(default=list, blank=True)
    uitgesloten = models.BooleanField(default=False)
    vast = models.PositiveIntegerField(null=True, blank=True)
    vast_amv = models.PositiveIntegerField(null=True, blank=True)
    reden = models.CharField(max_length=300, blank=True)
    toegewezen = models.PositiveIntegerField()
    toegewezen_amv = models.PositiveIntegerField()

    class Meta:
        verbose_name = "regel van een scenario"
        verbose_name_plural = "regels van een scenario"
        ordering = ("scenario", "pk")
        constraints = (
            models.UniqueConstraint(fields=("scenario", "gemeente"), name="scenarioregel_gemeente_uniek"),
            models.CheckConstraint(
                condition=Q(uitgesloten=False, vast=None, vast_amv=None) | ~Q(reden=""),
                name="scenarioregel_afwijking_heeft_reden",
            ),
            models.CheckConstraint(
                condition=Q(
                    gegarandeerd__gte=F("gegarandeerd_amv")
                    + F("voornemens_amv")
                    + F("toegewezen_amv")
                    - F("voornemens")
                    - F("toegewezen")
                ),
                name="scenarioregel_amv_inbegrepen",
            ),
        )

    def __str__(self):
        return f"{self.gemeente}: {self.taak}"

    @property
    def aanbod(self) -> int:
        return self.gegarandeerd + self.voornemens

    @property
    def aanbod_amv(self) -> int:
        return self.gegarandeerd_amv + self.voornemens_amv

    @property
    def taak(self) -> int:
        """What the besluit would ask: what was offered, and what was assigned."""
        return self.aanbod + self.toegewezen

    @property
    def taak_amv(self) -> int:
        return self.aanbod_amv + self.toegewezen_amv
