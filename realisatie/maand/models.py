"""What a gemeente confirmed each month, and what the regiosecretaris said to it. Dated steps; the status is derived."""

from django.db import models
from django.db.models import Q

from opgaven.gebieden.models import Gemeente
from opgaven.rondes.models import Ronde
from prt.toegang.spoor.models import Ondertekend
from realisatie.maand.rekenen import Stap


class Maandstand(models.Model):
    """The report of one gemeente over one month (its first day); there is none until the first step is taken."""

    gemeente = models.ForeignKey(Gemeente, models.PROTECT, related_name="maandstanden")
    maand = models.DateField()

    class Meta:
        verbose_name = "maandstand"
        verbose_name_plural = "maandstanden"
        ordering = ("-maand", "gemeente__naam")
        constraints = (
            models.UniqueConstraint(fields=("gemeente", "maand"), name="maandstand_uniek"),
            models.CheckConstraint(condition=Q(maand__day=1), name="maandstand_eerste_van_de_maand"),
        )

    def __str__(self):
        return f"{self.gemeente}, {self.maand:%Y-%m}"

    @property
    def laatste_stap(self):
        """Over steps that were fetched along."""
        return next(reversed(list(self.stappen.all())), None)


class Maandstap(Ondertekend):
    """One step in a month, with the figures as they were at that moment.

    ``asiel`` and ``amv``: guaranteed places in ``ronde`` (empty: no hard places at all, or no cyclus), ``capaciteit``:
    hard places on the first of the month, ``periodes``: how many there are, ``afdruk``: a hash of all records.
    """

    maandstand = models.ForeignKey(Maandstand, models.CASCADE, related_name="stappen")
    soort = models.CharField(max_length=20, choices=Stap.keuzes())
    ronde = models.ForeignKey(Ronde, models.PROTECT, null=True, blank=True, related_name="+")
    asiel = models.IntegerField(null=True, blank=True)
    amv = models.IntegerField(null=True, blank=True)
    capaciteit = models.IntegerField()
    periodes = models.PositiveIntegerField()
    afdruk = models.CharField(max_length=64)

    class Meta:
        verbose_name = "stap in een maandstand"
        verbose_name_plural = "stappen in maandstanden"
        ordering = ("moment", "pk")
        constraints = (
            models.CheckConstraint(condition=Q(soort__in=list(Stap)), name="maandstap_soort"),
            models.CheckConstraint(condition=~Q(afdruk=""), name="maandstap_heeft_afdruk"),
        )

    def __str__(self):
        return f"{self.get_soort_display()} door {self.naam}"
