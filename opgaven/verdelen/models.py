"""Divisions of a total over gebieden (R8): kept with what they were made from, and never changed afterwards."""

from django.db import models
from django.db.models import Q

from opgaven.verdelen import keuzes
from opgaven.verdelen.querysets import VerdelingQuerySet
from prt.weergave import datum, getal


class Verdeling(models.Model):
    """One division. Who made it and when is in its ``handeling``; another outcome is another division.

    Over the regio's of the provincie, over all its gemeenten, or over those of one ``regio``. ``ronde``: whose opgaven
    were the key. ``peildatum``: the day of the opgaven or of the inwoners.
    """

    onwrikbaar = True
    naam = models.CharField(max_length=120)
    provincie = models.ForeignKey("opgaven.Provincie", models.PROTECT, related_name="verdelingen")
    regio = models.ForeignKey("opgaven.Regio", models.PROTECT, null=True, blank=True, related_name="verdelingen")
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
            models.UniqueConstraint(fields=("provincie", "naam"), name="verdeling_naam_uniek"),
            models.CheckConstraint(
                condition=Q(sleutel=keuzes.Verdeelsleutel.OPGAVE, ronde__isnull=False)
                | (~Q(sleutel=keuzes.Verdeelsleutel.OPGAVE) & Q(ronde=None)),
                name="verdeling_ronde_hoort_bij_opgave",
            ),
            models.CheckConstraint(
                condition=Q(sleutel=keuzes.Verdeelsleutel.EIGEN) | Q(peildatum__isnull=False),
                name="verdeling_sleutel_heeft_peildatum",
            ),
            models.CheckConstraint(
                condition=Q(regio=None) | Q(niveau=keuzes.Verdeelniveau.GEMEENTE), name="verdeling_regio_in_gemeenten"
            ),
        )

    def __str__(self):
        return self.naam

    @property
    def gebied(self):
        """What is divided: a regio or the provincie."""
        return self.regio or self.provincie

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
    regio = models.ForeignKey("opgaven.Regio", models.PROTECT, null=True, blank=True, related_name="+")
    gemeente = models.ForeignKey("opgaven.Gemeente", models.PROTECT, null=True, blank=True, related_name="+")
    gewicht = models.PositiveBigIntegerField()
    aantal = models.PositiveIntegerField()

    class Meta:
        verbose_name = "regel van een verdeling"
        verbose_name_plural = "regels van een verdeling"
        ordering = ("verdeling", "pk")
        constraints = (
            models.CheckConstraint(
                condition=Q(regio=None, gemeente__isnull=False) | Q(regio__isnull=False, gemeente=None),
                name="verdeelregel_een_gebied",
            ),
            models.UniqueConstraint(
                fields=("verdeling", "gemeente"),
                condition=Q(gemeente__isnull=False),
                name="verdeelregel_gemeente_uniek",
            ),
            models.UniqueConstraint(
                fields=("verdeling", "regio"), condition=Q(regio__isnull=False), name="verdeelregel_regio_uniek"
            ),
        )

    def __str__(self):
        return f"{self.gebied}: {self.aantal}"

    @property
    def gebied(self):
        return self.gemeente or self.regio
