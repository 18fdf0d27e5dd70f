"""Actions, and what every record that somebody made keeps of who that was."""

from django.conf import settings
from django.db import models
from django.utils import timezone

from prt.toegang.spoor.keuzes import Handelingsoort, Herkomst
from prt.toegang.spoor.querysets import HandelingQuerySet


class Ondertekend(models.Model):
    """Who wrote it and when. Name and role are kept as text: they outlive the account."""

    door = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+")
    naam = models.CharField(max_length=120)
    rol = models.CharField(max_length=120)
    moment = models.DateTimeField(default=timezone.now)

    class Meta:
        abstract = True


class Handeling(models.Model):
    """One action. ``naam`` and ``rol`` are as they were then, and stay when the account is removed.

    ``gemeenten`` and ``gebied`` say whom it concerns, and so who may read it. ``gebied`` is a provincie, or the land
    for what is public between provincies; without it and without gemeenten it is nobody's: of an account, or of
    the system.
    """

    wie = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+")
    naam = models.CharField(max_length=120)
    rol = models.CharField(max_length=300, blank=True)
    wanneer = models.DateTimeField(default=timezone.now, db_index=True)
    soort = models.CharField(max_length=20, choices=Handelingsoort)
    herkomst = models.CharField(max_length=20, choices=Herkomst)
    onderwerp = models.CharField(max_length=300)
    reden = models.CharField(max_length=500, blank=True)
    gebied = models.ForeignKey("opgaven.Gebied", models.PROTECT, null=True, blank=True, related_name="+")
    gemeenten = models.ManyToManyField("opgaven.Gemeente", related_name="+", blank=True)
    objects = HandelingQuerySet.as_manager()

    class Meta:
        verbose_name = "handeling"
        verbose_name_plural = "handelingen"
        ordering = ("-pk",)

    def __str__(self):
        return f"{self.get_soort_display()}: {self.onderwerp}"


class Spoorrij(models.Model):
    """What every row of history has beside the fields of its record."""

    handeling = models.ForeignKey(Handeling, models.PROTECT, related_name="+")

    class Meta:
        abstract = True


class Inzending(models.Model):
    """A form that made something: its key, and the address of what it made, for when it is sent again."""

    sleutel = models.UUIDField(primary_key=True)
    gebruiker = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+")
    adres = models.CharField(max_length=500, blank=True)
    wanneer = models.DateTimeField(default=timezone.now)

    class Meta:
        verbose_name = "inzending"
        verbose_name_plural = "inzendingen"

    def __str__(self):
        return str(self.sleutel)
