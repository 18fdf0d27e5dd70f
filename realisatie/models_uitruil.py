"""That a gemeente agrees to an uitruil (R6)."""

from django.db import models

from opgaven.bronnen.models import Herleidbaar
from opgaven.gebieden.models import Gemeente
from prt.toegang.spoor.handelingen import Spoor


class Bevestiging(Herleidbaar):
    """A party's agreement: by somebody of that gemeente, or written down for it with the ``document`` that says so.

    ``naam`` and ``rol`` are as they were then; both empty for what was taken from a ``bron``.
    """

    uitruil = models.ForeignKey("realisatie.Uitruil", models.CASCADE, related_name="bevestigingen")
    gemeente = models.ForeignKey(Gemeente, models.PROTECT, related_name="+")
    datum = models.DateField()
    naam = models.CharField(max_length=120, blank=True)
    rol = models.CharField(max_length=120, blank=True)
    document = models.CharField(max_length=300, blank=True)
    history = Spoor()

    class Meta:
        verbose_name = "bevestiging"
        verbose_name_plural = "bevestigingen"
        ordering = ("uitruil", "datum", "pk")
        constraints = (
            models.UniqueConstraint(fields=("uitruil", "gemeente"), name="bevestiging_eenmaal_per_gemeente"),
            models.CheckConstraint(
                condition=~models.Q(naam="") | ~models.Q(document="") | models.Q(bron__isnull=False),
                name="bevestiging_van_iemand",
            ),
        )

    def __str__(self):
        return f"{self.gemeente} bevestigt {self.uitruil}"

    @classmethod
    def spoor_titel(cls, rij) -> str:
        return "Bevestiging"
