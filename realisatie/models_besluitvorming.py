"""The decision-making on a locatie or on one voornemen, and the knelpunten that stand in the way."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone

from opgaven.gebieden.models import Gemeente, Provincie, Regio
from prt.rekenen.perioden import Precisie as PrecisieVan
from prt.toegang.rollen.rechten import Plek
from prt.toegang.spoor.handelingen import Spoor
from realisatie import keuzes
from realisatie.querysets import BesluitstapQuerySet
from realisatie.rekenen.besluitvorming import Datering, Stap


class Besluitstap(models.Model):
    """One step of the decision-making on a locatie, or with ``periode`` on that voornemen alone.

    Without a row nothing is known of the step; ``niet_nodig`` says that it need not be taken.
    """

    locatie = models.ForeignKey("realisatie.Locatie", models.CASCADE, related_name="besluitstappen")
    periode = models.ForeignKey(
        "realisatie.Beschikbaarheid", models.CASCADE, null=True, blank=True, related_name="besluitstappen"
    )
    soort = models.CharField("stap", max_length=20, choices=keuzes.Stapsoort)
    gepland = models.DateField("gepland op", null=True, blank=True)
    gepland_precisie = models.CharField(max_length=10, choices=keuzes.Precisie, default=keuzes.Precisie.DAG)
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
            models.CheckConstraint(condition=Q(soort__in=keuzes.Stapsoort.values), name="besluitstap_soort"),
            models.CheckConstraint(
                condition=Q(niet_nodig=True, gepland=None, werkelijk=None)
                | (Q(niet_nodig=False) & (Q(gepland__isnull=False) | Q(werkelijk__isnull=False))),
                name="besluitstap_datum_of_niet_nodig",
            ),
            models.CheckConstraint(
                condition=Q(niet_nodig=False) | ~Q(soort=keuzes.Stapsoort.COLLEGE),
                name="besluitstap_college_beslist_altijd",
            ),
            models.CheckConstraint(
                condition=Q(gepland=None, gepland_precisie=keuzes.Precisie.DAG)
                | Q(gepland__isnull=False, gepland_precisie__in=("dag", "maand", "jaar")),
                name="besluitstap_precisie_hoort_bij_datum",
            ),
        )

    def __str__(self):
        return f"{self.get_soort_display()}, {self.locatie}"

    @property
    def datering(self) -> Datering:
        precisie = PrecisieVan(self.gepland_precisie)
        return Datering(Stap(self.soort), self.gepland, precisie, self.werkelijk, not self.niet_nodig)

    @classmethod
    def spoor_titel(cls, rij) -> str:
        return rij.get_soort_display()


class Knelpunt(models.Model):
    """What holds up the work in a gemeente, a regio or the whole provincie, and which table has to act.

    Readable by every role in the provincie, so never about a confidential locatie; it has no link to one. Who wrote it
    is kept as text: that outlives the account.
    """

    provincie = models.ForeignKey(Provincie, models.PROTECT, related_name="knelpunten")
    regio = models.ForeignKey(Regio, models.PROTECT, null=True, blank=True, related_name="+")
    gemeente = models.ForeignKey(Gemeente, models.PROTECT, null=True, blank=True, related_name="+")
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
            models.CheckConstraint(condition=Q(regio=None) | Q(gemeente=None), name="knelpunt_een_gebied"),
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

    @property
    def gebied(self) -> Gemeente | Regio | Provincie:
        return self.gemeente or self.regio or self.provincie

    @property
    def plek(self) -> Plek:
        return self.gebied.plek

    @property
    def is_opgelost(self) -> bool:
        return self.status == keuzes.Knelpuntstatus.OPGELOST

    @classmethod
    def spoor_titel(cls, rij) -> str:
        return f"Knelpunt {rij.get_thema_display()}"
