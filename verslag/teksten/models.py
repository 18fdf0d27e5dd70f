"""What people wrote for the reports. The figures are nowhere in here: they are computed."""

from django.db import models
from django.db.models import Q

from opgaven.bronnen.models import Herleidbaar
from opgaven.gebieden.models import Gebied, Provincie
from opgaven.rondes.models import Ronde
from prt.toegang.spoor.handelingen import Spoor
from verslag.rapport.onderdelen import ONDERDELEN, Onderdeel
from verslag.teksten.querysets import TekstQuerySet, van_wie_ze_schrijft


class Tekst(Herleidbaar):
    """What an author wrote for one part of the reports of a cyclus; no row until somebody does.

    ``inhoud`` is the safe HTML of ``prt.tekst``, with placeholders for figures. ``klaar``: the author says so.
    """

    ronde = models.ForeignKey(Ronde, models.PROTECT, related_name="teksten")
    gebied = models.ForeignKey(Gebied, models.PROTECT, related_name="teksten")
    onderdeel = models.SlugField(max_length=40)
    inhoud = models.TextField(blank=True)
    klaar = models.BooleanField(default=False)
    objects = TekstQuerySet.as_manager()
    history = Spoor()

    class Meta:
        verbose_name = "tekst"
        verbose_name_plural = "teksten"
        ordering = ("ronde", "pk")
        constraints = (
            models.CheckConstraint(condition=Q(klaar=False) | ~Q(inhoud=""), name="tekst_klaar_is_niet_leeg"),
            models.UniqueConstraint(fields=("ronde", "onderdeel", "gebied"), name="tekst_uniek"),
        )

    def __str__(self):
        return f"{self.titel} ({self.gebied})"

    @property
    def deel(self) -> Onderdeel:
        return ONDERDELEN[self.onderdeel]

    @property
    def titel(self) -> str:
        return self.deel.titel_voor(self.gebied)

    @classmethod
    def spoor_voor(cls, gebruiker) -> Q:
        """Whose trail somebody may read: of texts of one's own circle."""
        return van_wie_ze_schrijft(gebruiker)

    @classmethod
    def spoor_titel(cls, rij) -> str:
        return f"Tekst {rij.instance.titel}"


class Inleverdatum(models.Model):
    """The day (inclusive) by which the texts of one part must be finished, in one cyclus of one provincie."""

    ronde = models.ForeignKey(Ronde, models.CASCADE, related_name="inleverdata")
    provincie = models.ForeignKey(Provincie, models.CASCADE, related_name="+")
    onderdeel = models.SlugField(max_length=40)
    datum = models.DateField()

    class Meta:
        verbose_name = "inleverdatum"
        verbose_name_plural = "inleverdata"
        ordering = ("datum", "onderdeel")
        constraints = (models.UniqueConstraint(fields=("ronde", "provincie", "onderdeel"), name="inleverdatum_uniek"),)

    def __str__(self):
        return f"{self.onderdeel}: {self.datum}"
