"""Counts of people at a locatie. Numbers only."""

from django.core.validators import MaxValueValidator
from django.db import models
from django.db.models import Q

from prt.toegang.spoor.handelingen import Spoor
from realisatie.bezetting.keuzes import Teller
from realisatie.bezetting.querysets import BezettingQuerySet
from realisatie.locaties.keuzes import Doelgroep
from realisatie.locaties.models import MEESTE_PLEKKEN, Locatie


class Bezetting(models.Model):
    """How many people of one doelgroep stayed at a locatie on a day, as one party counted them. Numbers only."""

    locatie = models.ForeignKey(Locatie, models.CASCADE, related_name="bezettingen")
    doelgroep = models.CharField(max_length=20, choices=Doelgroep)
    datum = models.DateField()
    personen = models.PositiveIntegerField(validators=[MaxValueValidator(MEESTE_PLEKKEN)])
    teller = models.CharField("geteld door", max_length=20, choices=Teller)
    objects = BezettingQuerySet.as_manager()
    history = Spoor()

    class Meta:
        verbose_name = "bezetting"
        verbose_name_plural = "bezettingen"
        ordering = ("-datum", "teller", "pk")
        constraints = (
            models.UniqueConstraint(
                fields=("locatie", "doelgroep", "datum", "teller"), name="bezetting_een_telling_per_dag"
            ),
            models.CheckConstraint(condition=Q(personen__lte=MEESTE_PLEKKEN), name="bezetting_personen_aannemelijk"),
            models.CheckConstraint(
                condition=Q(teller__in=Teller.values, doelgroep__in=Doelgroep.values),
                name="bezetting_bestaande_keuzes",
            ),
        )

    def __str__(self):
        return f"{self.personen} {self.get_doelgroep_display()} op {self.datum}, {self.locatie}"

    @staticmethod
    def spoor_titel(rij) -> str:
        """What a row of its history is called; without the locatie, which not everybody may see."""
        return f"Bezetting op {rij.datum}: {rij.personen} personen"
