"""The dates of the year of a ronde."""

from django.db import models

from opgaven.bronnen.models import Herleidbaar
from opgaven.gebieden.keuzes import Gebiedsoort
from opgaven.gebieden.models import Gebied, Provincie
from opgaven.planning.querysets import MijlpaalQuerySet
from opgaven.rondes.models import Ronde
from prt.toegang.spoor.handelingen import Spoor


class Mijlpaal(Herleidbaar):
    """A date in the planning of a ronde: of one provincie, or of the whole land."""

    ronde = models.ForeignKey(Ronde, models.CASCADE, related_name="mijlpalen")
    gebied = models.ForeignKey(Gebied, models.PROTECT, related_name="+")
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
                fields=("ronde", "gebied", "datum", "omschrijving"), name="mijlpaal_uniek_op_datum"
            ),
        )

    def __str__(self):
        return f"{self.datum}: {self.omschrijving}"

    @property
    def provincie(self) -> Provincie | None:
        """Whose planning it is in; none for a date of the whole land."""
        return None if self.gebied.soort == Gebiedsoort.LAND else self.gebied.provincie

    @property
    def kwartaal(self) -> int:
        return (self.datum.month + 2) // 3
