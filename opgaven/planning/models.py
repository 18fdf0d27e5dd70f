"""The dates of the year of a ronde."""

from django.db import models

from opgaven.bronnen.models import Herleidbaar
from opgaven.gebieden.models import Provincie
from opgaven.planning.querysets import MijlpaalQuerySet
from opgaven.rondes.models import Ronde
from prt.toegang.spoor.handelingen import Spoor


class Mijlpaal(Herleidbaar):
    """A date in the planning of a ronde: of one provincie, or of the whole land when it has none."""

    ronde = models.ForeignKey(Ronde, models.CASCADE, related_name="mijlpalen")
    provincie = models.ForeignKey(Provincie, models.PROTECT, null=True, blank=True, related_name="+")
    datum = models.DateField()
    omschrijving = models.CharField(max_length=200)
    verantwoordelijk = models.CharField(max_length=60, blank=True)
    gereed_op = models.DateField("gereed op", null=True, blank=True)
    objects = MijlpaalQuerySet.as_manager()
    history = Spoor()

    class Meta:
        verbose_name = "mijlpaal"
        verbose_name_plural = "mijlpalen"
        ordering = ("datum", "pk")
        constraints = (
            models.UniqueConstraint(
                fields=("ronde", "provincie", "datum", "omschrijving"), name="mijlpaal_uniek_op_datum"
            ),
            models.UniqueConstraint(
                fields=("ronde", "datum", "omschrijving"),
                condition=models.Q(provincie=None),
                name="mijlpaal_van_het_land_uniek_op_datum",
            ),
        )

    def __str__(self):
        return f"{self.datum}: {self.omschrijving}"

    @property
    def kwartaal(self) -> int:
        return (self.datum.month + 2) // 3
