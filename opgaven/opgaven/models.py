"""Opgaven: what must be achieved, each by the document that set it."""

from django.db import models
from django.db.models import F, Q

from opgaven.bronnen.models import Herleidbaar
from opgaven.gebieden.models import Gebied
from opgaven.opgaven import keuzes
from opgaven.rondes.models import Ronde
from prt.toegang.spoor.handelingen import Spoor


class Opgave(Herleidbaar):
    """How many places (statushouders: persons) an addressee must provide in a ronde, by one document.

    The addressee is a gemeente, regio or provincie, or the land for a national figure. Earlier figures stay; the one
    in force on a day is the last by ``geldig_vanaf``. ``waarvan_amv`` is included in ``aantal``. ``inclusief_saldo``
    is the taakstelling plus achterstand minus voorsprong, as published.
    """

    ronde = models.ForeignKey(Ronde, models.PROTECT, related_name="opgaven")
    gebied = models.ForeignKey(Gebied, models.PROTECT, related_name="opgaven")
    grondslag = models.CharField(max_length=20, choices=keuzes.Grondslag)
    geldig_vanaf = models.DateField(null=True, blank=True)
    aantal = models.PositiveIntegerField()
    waarvan_amv = models.PositiveIntegerField("waarvan amv", null=True, blank=True)
    inclusief_saldo = models.PositiveIntegerField("inclusief voor- of achterstand", null=True, blank=True)
    history = Spoor()

    class Meta:
        verbose_name = "opgave"
        verbose_name_plural = "opgaven"
        ordering = ("ronde", "geldig_vanaf", "pk")
        constraints = (
            models.CheckConstraint(
                condition=Q(waarvan_amv=None) | Q(waarvan_amv__lte=F("aantal")), name="opgave_amv_inbegrepen"
            ),
            models.UniqueConstraint(
                fields=("ronde", "gebied", "grondslag", "geldig_vanaf"),
                name="opgave_uniek",
            ),
        )

    def __str__(self):
        return f"{self.gebied}, {self.ronde}: {self.aantal}"
