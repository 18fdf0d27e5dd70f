"""Gebieden: provincies, regio's and gemeenten, and how many inwoners they have."""

from django.core.validators import RegexValidator
from django.db import models
from django.db.models import Q

from opgaven.bronnen.models import Herleidbaar
from opgaven.gebieden.keuzes import Gebiedsoort
from opgaven.gebieden.querysets import GemeenteQuerySet, ProvincieQuerySet, RegioQuerySet
from prt.toegang.rollen.rechten import Plek


class Provincie(models.Model):
    """A provincie, by its CBS-code (PV23 is Overijssel)."""

    soort, sleutelveld = Gebiedsoort.PROVINCIE, "cbs_code"
    regio = None
    cbs_code = models.CharField("CBS-code", max_length=4, unique=True)
    naam = models.CharField(max_length=60, unique=True)
    objects = ProvincieQuerySet.as_manager()

    class Meta:
        verbose_name = "provincie"
        verbose_name_plural = "provincies"
        ordering = ("naam",)
        constraints = (models.CheckConstraint(condition=Q(cbs_code__regex=r"^PV\d{2}$"), name="provincie_cbs_code"),)

    def __str__(self):
        return self.naam

    def natural_key(self):
        return (self.code,)

    @property
    def code(self) -> str:
        """Names it in an address: no two gebieden of any kind share one."""
        return self.cbs_code

    @property
    def provincie(self) -> "Provincie":
        """The provincie that a gebied is, or is in."""
        return self

    @property
    def plek(self) -> Plek:
        return Plek(self.pk)


class Regio(models.Model):
    """A regio with its own regietafel; ``volgorde`` is its place in the tables of the verslag."""

    soort, sleutelveld = Gebiedsoort.REGIO, "slug"
    provincie = models.ForeignKey(Provincie, models.PROTECT, related_name="regios")
    naam = models.CharField(max_length=60)
    slug = models.SlugField(unique=True)
    regietafel = models.CharField("naam van de regietafel", max_length=80, blank=True)
    volgorde = models.PositiveSmallIntegerField(default=0)
    objects = RegioQuerySet.as_manager()

    class Meta:
        verbose_name = "regio"
        verbose_name_plural = "regio's"
        ordering = ("volgorde", "naam")
        constraints = (models.UniqueConstraint(fields=("provincie", "naam"), name="regio_uniek_in_provincie"),)

    def __str__(self):
        return self.naam

    def natural_key(self):
        return (self.code,)

    @property
    def code(self) -> str:
        return self.slug

    @property
    def regio(self) -> "Regio":
        return self

    @property
    def plek(self) -> Plek:
        return Plek(self.provincie_id, self.pk)


class Gemeente(models.Model):
    """A gemeente. Without a regio when it lies outside the provincies that work here (Dronten, for an uitruil)."""

    soort, sleutelveld = Gebiedsoort.GEMEENTE, "cbs_code"
    cbs_code = models.CharField(
        "CBS-code",
        max_length=6,
        unique=True,
        validators=[RegexValidator(r"^GM\d{4}$", "Een CBS-code is GM en 4 cijfers.")],
    )
    naam = models.CharField(max_length=60)
    provincie = models.ForeignKey(Provincie, models.PROTECT, related_name="gemeenten")
    regio = models.ForeignKey(Regio, models.PROTECT, related_name="gemeenten", null=True, blank=True)
    objects = GemeenteQuerySet.as_manager()

    class Meta:
        verbose_name = "gemeente"
        verbose_name_plural = "gemeenten"
        ordering = ("naam",)
        constraints = (
            models.CheckConstraint(condition=Q(cbs_code__regex=r"^GM\d{4}$"), name="gemeente_cbs_code"),
            models.UniqueConstraint(fields=("provincie", "naam"), name="gemeente_uniek_in_provincie"),
        )

    def __str__(self):
        return self.naam

    def natural_key(self):
        return (self.code,)

    @property
    def code(self) -> str:
        return self.cbs_code

    @property
    def plek(self) -> Plek:
        return Plek(self.provincie_id, self.regio_id, self.pk)


class Inwonertal(Herleidbaar):
    """How many inwoners a gemeente had on a day, by one source. No row is unknown, not nought."""

    gemeente = models.ForeignKey(Gemeente, models.PROTECT, related_name="inwonertallen")
    peildatum = models.DateField()
    aantal = models.PositiveIntegerField()

    class Meta:
        verbose_name = "inwonertal"
        verbose_name_plural = "inwonertallen"
        ordering = ("gemeente__naam", "-peildatum")
        constraints = (models.UniqueConstraint(fields=("gemeente", "peildatum"), name="inwonertal_uniek_op_peildatum"),)

    def __str__(self):
        return f"{self.gemeente}, {self.peildatum}: {self.aantal}"


class Geadresseerd(models.Model):
    """A figure for one gemeente, regio or provincie; for none of them when it is national."""

    provincie = models.ForeignKey(Provincie, models.PROTECT, null=True, blank=True, related_name="+")
    regio = models.ForeignKey(Regio, models.PROTECT, null=True, blank=True, related_name="+")
    gemeente = models.ForeignKey(Gemeente, models.PROTECT, null=True, blank=True, related_name="+")

    class Meta:
        abstract = True

    @property
    def gebied(self):
        """The addressee; ``None`` for national."""
        return self.gemeente or self.regio or self.provincie


def hoogstens_een_gebied(naam: str) -> models.CheckConstraint:
    """At most one addressee is filled in."""
    leeg = {"provincie": None, "regio": None, "gemeente": None}
    een = [Q(**{veld: None for veld in leeg if veld != gevuld}) for gevuld in leeg]
    return models.CheckConstraint(condition=een[0] | een[1] | een[2], name=naam)


Gebied = Provincie | Regio | Gemeente
