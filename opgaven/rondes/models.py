"""Rondes: the periods that opgaven belong to."""

from datetime import date, timedelta

from django.db import models
from django.db.models import F, Q

from opgaven.gebieden.models import Gebied
from opgaven.rondes import keuzes
from opgaven.rondes.querysets import RondeQuerySet
from opgaven.rondes.rekenen import Telregel
from prt.rekenen.perioden import Periode
from prt.toegang.spoor.handelingen import Spoor


class Ronde(models.Model):
    """The period an opgave belongs to (DOMEIN §2).

    Asiel: a cyclus ``[van, tot)`` with a garantievenster. Statushouders: a half-year. Oekraïne, CNO and the
    capaciteitsbesluiten: a date ``uiterlijk`` by which the places must exist. All periods half-open. A cyclus and a
    half-year are set by law and are of the land; another ronde can be of one provincie.
    """

    gebied = models.ForeignKey(Gebied, models.PROTECT, related_name="+", verbose_name="van")
    stroom = models.CharField(max_length=20, choices=keuzes.Stroom)
    code = models.SlugField()
    naam = models.CharField(max_length=120)
    nummer = models.PositiveSmallIntegerField("nummer van de cyclus", null=True, blank=True, unique=True)
    van = models.DateField(null=True, blank=True)
    tot = models.DateField(null=True, blank=True)
    uiterlijk = models.DateField("plekken uiterlijk op", null=True, blank=True)
    venster_van = models.DateField("garantievenster van", null=True, blank=True)
    venster_tot = models.DateField("garantievenster tot", null=True, blank=True)
    verslag_uiterlijk = models.DateField("verslag uiterlijk op", null=True, blank=True)
    telregel = models.CharField(max_length=20, choices=Telregel.keuzes(), blank=True)
    telregel_in_woorden = models.TextField(blank=True)
    objects = RondeQuerySet.as_manager()
    history = Spoor()

    class Meta:
        verbose_name = "ronde"
        verbose_name_plural = "rondes"
        ordering = ("stroom", "code")
        constraints = (
            models.UniqueConstraint(fields=("gebied", "code"), name="ronde_code_uniek_bij_eigenaar"),
            models.CheckConstraint(condition=Q(van=None) | Q(tot=None) | Q(tot__gt=F("van")), name="ronde_tot_na_van"),
            models.CheckConstraint(
                condition=Q(venster_van=None, venster_tot=None)
                | Q(
                    van__isnull=False,
                    tot__isnull=False,
                    venster_van__isnull=False,
                    venster_tot__isnull=False,
                    venster_van__gte=F("van"),
                    venster_tot__gt=F("venster_van"),
                    venster_tot__lte=F("tot"),
                ),
                name="ronde_venster_in_ronde",
            ),
            models.CheckConstraint(
                condition=Q(venster_van=None, nummer=None, telregel="")
                | (Q(venster_van__isnull=False, nummer__isnull=False) & ~Q(telregel="")),
                name="ronde_cyclus_is_volledig",
            ),
        )

    def __str__(self):
        return self.naam

    def natural_key(self):
        return (self.code,)

    @property
    def cyclus(self) -> Periode:
        """The whole ronde, half-open."""
        return Periode(self.van, self.tot)

    @property
    def venster(self) -> Periode:
        """The garantievenster (R2), half-open; only a cyclus has one."""
        return Periode(self.venster_van, self.venster_tot)

    @property
    def regel(self) -> Telregel:
        """What counts (R10); for what is no cyclus: everything hard."""
        return Telregel(self.telregel or Telregel.ALLE_HARDE)

    def peildatum_op(self, vandaag: date) -> date:
        """The day a figure is about when nobody names one: today, or once it is over the eve of the verslag."""
        if self.cyclus.bevat(vandaag) or not self.verslag_uiterlijk:
            return vandaag
        return self.verslag_uiterlijk - timedelta(days=1)
