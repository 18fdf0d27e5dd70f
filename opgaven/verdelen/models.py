"""Divisions of a total over gebieden (R8): kept with what they were made from, and never changed afterwards."""

from django.db import models
from django.db.models import Q

from opgaven.verdelen import keuzes
from opgaven.verdelen.querysets import VerdelingQuerySet
from prt.weergave import datum, getal


class Verdeling(models.Model):
    """One division. Who made it and when is in its ``handeling``; another outcome is another division.

    Over the regio's of a provincie, or over the gemeenten of a provincie or a regio (``gebied``). ``ronde``: whose
    opgaven were the key. ``peildatum``: the day of the opgaven or of the inwoners.
    """

    onwrikbaar = True
    naam = models.CharField(max_length=120)
    gebied = models.ForeignKey("opgaven.Gebied", models.PROTECT, related_name="verdelingen")
    niveau = models.CharField(max_length=10, choices=keuzes.Verdeelniveau)
    totaal = models.PositiveIntegerField()
    sleutel = models.CharField(max_length=10, choices=keuzes.Verdeelsleutel)
    ronde = models.ForeignKey("opgaven.Ronde", models.PROTECT, null=True, blank=True, related_name="verdelingen")
    peildatum = models.DateField(null=True, blank=True)
    toelichting = models.TextField(blank=True, max_length=2000)
    handeling = models.ForeignKey("toegang.Handeling", models.PROTECT, related_name="+")
    objects = VerdelingQuerySet.as_manager()

    class Meta:
        verbose_name = "verdeling"
        verbose_name_plural = "verdelingen"
        ordering = ("-pk",)
        constraints = (
            models.UniqueConstraint(fields=("gebied", "naam"), name="verdeling_naam_uniek"),
            models.CheckConstraint(
                condition=Q(sleutel=keuzes.Verdeelsleutel.OPGAVE, ronde__isnull=False)
                | (~Q(sleutel=keuzes.Verdeelsleutel.OPGAVE) & Q(ronde=None)),
                name="verdeling_ronde_hoort_bij_opgave",
            ),
            models.CheckConstraint(
                condition=Q(sleutel=keuzes.Verdeelsleutel.EIGEN) | Q(peildatum__isnull=False),
                name="verdeling_sleutel_heeft_peildatum",
            ),
        )

    def __str__(self):
        return self.naam

    @property
    def omschrijving(self) -> str:
        """What was divided over what, by which key and as on which day."""
        over = f"over de {self.get_niveau_display().lower()} van {self.gebied}"
        sleutel = f"naar {self.get_sleutel_display().lower()}"
        in_ronde = f" in {self.ronde}" if self.ronde else ""
        wanneer = f", zoals op {datum(self.peildatum)}" if self.peildatum else ""
        return f"{getal(self.totaal)} verdeeld {over}, {sleutel}{in_ronde}{wanneer}."


class Verdeelregel(models.Model):
    """What one regio or gemeente got, and the weight that it had. The quota follows from the weights."""

    onwrikbaar = True
    verdeling = models.ForeignKey(Verdeling, models.PROTECT, related_name="regels")
    gebied = models.ForeignKey("opgaven.Gebied", models.PROTECT, related_name="+")
    gewicht = models.PositiveBigIntegerField()
    aantal = models.PositiveIntegerField()

    class Meta:
        verbose_name = "regel van een verdeling"
        verbose_name_plural = "regels van een verdeling"
        ordering = ("verdeling", "pk")
        constraints = (models.UniqueConstraint(fields=("verdeling", "gebied"), name="verdeelregel_gebied_uniek"),)

    def __str__(self):
        return f"{self.gebied}: {self.aantal}"
