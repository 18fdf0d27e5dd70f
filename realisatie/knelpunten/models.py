"""What stands in the way, on which table, and how it stands."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone

from opgaven.gebieden.models import Gebied
from prt.toegang.spoor.handelingen import Spoor
from realisatie.knelpunten import keuzes


class Knelpunt(models.Model):
    """What holds up the work in a gemeente, a regio or the whole provincie, and which table has to act.

    Readable by every role in the provincie, so never about a confidential locatie; it has no link to one. Who wrote it
    is kept as text: that outlives the account.
    """

    gebied = models.ForeignKey(Gebied, models.PROTECT, related_name="knelpunten")
    thema = models.CharField(max_length=20, choices=keuzes.Thema)
    geadresseerde = models.CharField("gericht aan", max_length=10, choices=keuzes.Geadresseerde)
    status = models.CharField(max_length=20, choices=keuzes.Knelpuntstatus, default=keuzes.Knelpuntstatus.OPEN)
    tekst = models.TextField("knelpunt", max_length=2000)
    resultaat = models.TextField(max_length=2000, blank=True)
    door = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+")
    naam = models.CharField(max_length=120)
    rol = models.CharField(max_length=120)
    moment = models.DateTimeField(default=timezone.now)
    history = Spoor(excluded_fields=("door",))

    class Meta:
        verbose_name = "knelpunt"
        verbose_name_plural = "knelpunten"
        ordering = ("-moment", "-pk")
        constraints = (
            models.CheckConstraint(condition=~Q(tekst=""), name="knelpunt_met_tekst"),
            models.CheckConstraint(
                condition=~Q(status=keuzes.Knelpuntstatus.OPGELOST) | ~Q(resultaat=""),
                name="knelpunt_opgelost_waardoor",
            ),
            models.CheckConstraint(condition=Q(thema__in=keuzes.Thema.values), name="knelpunt_thema"),
            models.CheckConstraint(
                condition=Q(geadresseerde__in=keuzes.Geadresseerde.values), name="knelpunt_geadresseerde"
            ),
            models.CheckConstraint(condition=Q(status__in=keuzes.Knelpuntstatus.values), name="knelpunt_status"),
        )

    def __str__(self):
        return f"{self.get_thema_display()}, {self.gebied}"

    @classmethod
    def spoor_titel(cls, rij) -> str:
        return f"Knelpunt {rij.get_thema_display()}"
