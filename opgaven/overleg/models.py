"""Meetings of the PRT and the RRT's: what was on the agenda, what was decided, and who does what by when."""

from django.db import models

from opgaven.gebieden.keuzes import Gebiedsoort
from opgaven.gebieden.models import Gebied, Provincie
from opgaven.overleg.querysets import OverlegQuerySet
from prt.toegang.spoor.handelingen import Spoor


class Overleg(models.Model):
    """One meeting: of the PRT of a provincie, or of the RRT of a regio."""

    gebied = models.ForeignKey(Gebied, models.PROTECT, related_name="overleggen")
    datum = models.DateField()
    tijd = models.TimeField("begint om", null=True, blank=True)
    plaats = models.CharField(max_length=120, blank=True)
    agenda = models.TextField(blank=True, max_length=5000)
    objects = OverlegQuerySet.as_manager()
    history = Spoor()

    class Meta:
        verbose_name = "overleg"
        verbose_name_plural = "overleggen"
        ordering = ("-datum", "-pk")

    def __str__(self):
        return f"{self.tafel}, {self.datum:%d-%m-%Y}"

    @property
    def provincie(self) -> Provincie:
        return self.gebied.provincie

    @property
    def tafel(self) -> str:
        return f"{'RRT' if self.gebied.soort == Gebiedsoort.REGIO else 'PRT'} {self.gebied}"


class Besluit(models.Model):
    """What a meeting decided."""

    overleg = models.ForeignKey(Overleg, models.CASCADE, related_name="besluiten")
    tekst = models.TextField("besluit", max_length=1000)
    history = Spoor()

    class Meta:
        verbose_name = "besluit"
        verbose_name_plural = "besluiten"
        ordering = ("pk",)

    def __str__(self):
        return self.tekst[:60]


class Actie(models.Model):
    """What somebody does after a meeting; ``wie`` may be anybody, also without an account."""

    overleg = models.ForeignKey(Overleg, models.CASCADE, related_name="acties")
    tekst = models.TextField("actie", max_length=1000)
    wie = models.CharField(max_length=120)
    uiterlijk = models.DateField(null=True, blank=True)
    gereed_op = models.DateField("gereed op", null=True, blank=True)
    history = Spoor()

    class Meta:
        verbose_name = "actie"
        verbose_name_plural = "acties"
        ordering = ("uiterlijk", "pk")

    def __str__(self):
        return self.tekst[:60]
