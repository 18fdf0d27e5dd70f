"""The texts of the reminders as somebody wrote them, and which were sent."""

from django.conf import settings
from django.db import models
from django.db.models import Q

from opgaven.gebieden.models import Provincie
from realisatie.herinneringen.keuzes import Mailsoort
from realisatie.herinneringen.mailteksten import plaatshouders_bestaan


class Mailtekst(models.Model):
    """A reminder as the CdK's staff wrote it; where there is none, the text in ``mailteksten.py`` holds."""

    provincie = models.ForeignKey(Provincie, models.CASCADE, related_name="+")
    soort = models.CharField(max_length=30, choices=Mailsoort)
    onderwerp = models.CharField(max_length=150, validators=[plaatshouders_bestaan])
    tekst = models.TextField(max_length=5000, validators=[plaatshouders_bestaan])

    class Meta:
        verbose_name = "mailtekst"
        verbose_name_plural = "mailteksten"
        ordering = ("soort",)
        constraints = (
            models.UniqueConstraint(fields=("provincie", "soort"), name="mailtekst_een_per_provincie"),
            models.CheckConstraint(condition=Q(soort__in=Mailsoort.values), name="mailtekst_soort"),
        )

    def __str__(self):
        return self.get_soort_display()


class Herinnering(models.Model):
    """A reminder that was sent: at most one per person and day."""

    gebruiker = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="herinneringen")
    datum = models.DateField()
    soort = models.CharField(max_length=30, choices=Mailsoort)

    class Meta:
        verbose_name = "herinnering"
        verbose_name_plural = "herinneringen"
        ordering = ("-datum", "pk")
        constraints = (
            models.UniqueConstraint(fields=("gebruiker", "datum"), name="herinnering_een_per_persoon_en_dag"),
            models.CheckConstraint(condition=Q(soort__in=Mailsoort.values), name="herinnering_soort"),
        )

    def __str__(self):
        return f"{self.get_soort_display()} aan {self.gebruiker}, {self.datum}"
