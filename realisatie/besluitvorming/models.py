"""The steps of the decision-making on a locatie or on one voornemen."""

from django.db import models
from django.db.models import Q

from prt.rekenen.perioden import Precisie
from prt.toegang.spoor.handelingen import Spoor
from realisatie.besluitvorming.querysets import BesluitstapQuerySet
from realisatie.besluitvorming.rekenen import Datering, Stapsoort


class Besluitstap(models.Model):
    """One step of the decision-making on a locatie, or with ``periode`` on that voornemen alone.

    Without a row nothing is known of the step; ``niet_nodig`` says that it need not be taken.
    """

    locatie = models.ForeignKey("realisatie.Locatie", models.CASCADE, related_name="besluitstappen")
    periode = models.ForeignKey(
        "realisatie.Beschikbaarheid", models.CASCADE, null=True, blank=True, related_name="besluitstappen"
    )
    soort = models.CharField("stap", max_length=20, choices=Stapsoort.keuzes())
    gepland = models.DateField("gepland op", null=True, blank=True)
    gepland_precisie = models.CharField(max_length=10, choices=Precisie.keuzes(), default=Precisie.DAG)
    werkelijk = models.DateField("werkelijk op", null=True, blank=True)
    niet_nodig = models.BooleanField("niet nodig", default=False)
    document = models.CharField(max_length=300, blank=True)
    objects = BesluitstapQuerySet.as_manager()
    history = Spoor()

    class Meta:
        verbose_name = "stap in de besluitvorming"
        verbose_name_plural = "stappen in de besluitvorming"
        ordering = ("locatie", "pk")
        constraints = (
            models.UniqueConstraint(
                fields=("locatie", "soort"), condition=Q(periode=None), name="besluitstap_uniek_bij_locatie"
            ),
            models.UniqueConstraint(
                fields=("periode", "soort"), condition=Q(periode__isnull=False), name="besluitstap_uniek_bij_periode"
            ),
            models.CheckConstraint(condition=Q(soort__in=list(Stapsoort)), name="besluitstap_soort"),
            models.CheckConstraint(
                condition=Q(niet_nodig=True, gepland=None, werkelijk=None)
                | (Q(niet_nodig=False) & (Q(gepland__isnull=False) | Q(werkelijk__isnull=False))),
                name="besluitstap_datum_of_niet_nodig",
            ),
            models.CheckConstraint(
                condition=Q(niet_nodig=False) | ~Q(soort=Stapsoort.COLLEGE),
                name="besluitstap_college_beslist_altijd",
            ),
            models.CheckConstraint(
                condition=Q(gepland=None, gepland_precisie=Precisie.DAG)
                | Q(gepland__isnull=False, gepland_precisie__in=("dag", "maand", "jaar")),
                name="besluitstap_precisie_hoort_bij_datum",
            ),
        )

    def __str__(self):
        return f"{self.get_soort_display()}, {self.locatie}"

    @property
    def datering(self) -> Datering:
        precisie = Precisie(self.gepland_precisie)
        return Datering(Stapsoort(self.soort), self.gepland, precisie, self.werkelijk, not self.niet_nodig)

    @classmethod
    def spoor_titel(cls, rij) -> str:
        return rij.get_soort_display()
