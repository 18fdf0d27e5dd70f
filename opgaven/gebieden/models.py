"""Gebieden of every kind in one table, what they are members of through time, and how many inwoners they have."""

from datetime import date
from typing import Any, ClassVar, Self, cast

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F, Q

from opgaven.bronnen.models import Herleidbaar
from opgaven.gebieden.kaart import is_gewijzigd, kaart
from opgaven.gebieden.keuzes import LEDEN, Gebiedsoort, Lidsoort
from opgaven.gebieden.querysets import GebiedQuerySet, Kaartdeel
from opgaven.gebieden.rekenen import VANOUDS
from prt.toegang.spoor.handelingen import Spoor

CODE_PER_SOORT = {
    Gebiedsoort.LAND: r"^NL$",
    Gebiedsoort.PROVINCIE: r"^PV[0-9]{2}$",
    Gebiedsoort.REGIO: r"^[a-z0-9-]+$",
    Gebiedsoort.GEMEENTE: r"^GM[0-9]{4}$",
    Gebiedsoort.GEMEENTEDEEL: r"^GM[0-9]{4}-[0-9]+$",
    Gebiedsoort.VEILIGHEIDSREGIO: r"^VR[0-9]{2}$",
    Gebiedsoort.GROEPERING: r"^[a-z0-9-]+$",
}


def _code_hoort_bij_soort() -> Q:
    voorwaarde = Q()
    for soort, patroon in CODE_PER_SOORT.items():
        voorwaarde |= Q(soort=soort, code__regex=patroon)
    return voorwaarde


class Gebied(models.Model):
    """A land, provincie, regio or gemeente, or another grouping of gemeenten; from a day until a day (exclusive).

    ``code`` is that of the CBS where there is one, and a word of one's own for a regio with its own regietafel.
    ``volgorde`` is its place in the tables of the verslag.
    """

    soort = models.CharField(max_length=20, choices=Gebiedsoort.keuzes())
    code = models.CharField(max_length=50, unique=True)
    naam = models.CharField(max_length=60)
    van = models.DateField("bestaat vanaf", null=True, blank=True)
    tot = models.DateField("bestaat tot", null=True, blank=True)
    regietafel = models.CharField("naam van de regietafel", max_length=80, blank=True)
    volgorde = models.PositiveSmallIntegerField(default=0)
    objects = GebiedQuerySet.as_manager()
    history = Spoor()

    PER_SOORT: ClassVar[dict[str, type["Gebied"]]] = {}

    class Meta:
        verbose_name = "gebied"
        verbose_name_plural = "gebieden"
        ordering = ("volgorde", "naam")
        constraints = (
            models.CheckConstraint(condition=_code_hoort_bij_soort(), name="gebied_code_hoort_bij_soort"),
            models.CheckConstraint(condition=Q(van=None) | Q(tot=None) | Q(tot__gt=F("van")), name="gebied_tot_na_van"),
            models.UniqueConstraint(
                fields=("naam",), condition=Q(soort=Gebiedsoort.PROVINCIE), name="provincie_naam_uniek"
            ),
            models.UniqueConstraint(fields=("soort",), condition=Q(soort=Gebiedsoort.LAND), name="een_land"),
        )

    def __init__(self, *args: Any, **velden: Any) -> None:
        if not args and type(self) is not Gebied:
            velden.setdefault("soort", soort_van(type(self)))
        super().__init__(*args, **velden)

    def __str__(self):
        return self.naam

    def save(self, *args: Any, **opties: Any) -> None:
        is_gewijzigd()
        super().save(*args, **opties)

    def delete(self, *args: Any, **opties: Any) -> tuple[int, dict[str, int]]:
        is_gewijzigd()
        return super().delete(*args, **opties)

    @classmethod
    def from_db(cls, db, field_names, values, **opties):
        """As what it is: of whichever class it was asked, a gemeente is a ``Gemeente``."""
        gebied = super().from_db(db, field_names, values, **opties)
        gebied.__class__ = cls.PER_SOORT.get(gebied.__dict__.get("soort", ""), cls)
        return gebied

    def natural_key(self):
        return (self.code,)

    @property
    def omvat(self) -> frozenset[int]:
        """Keys of what lies in it today, itself included, and of what that came in the place of."""
        return kaart().vandaag.omvat(self.pk)

    @property
    def nu(self) -> Self:
        """What has its place today: itself, or its successor."""
        sleutel = kaart().vandaag.nu(self.pk)
        return self if sleutel == self.pk else cast("Self", kaart().gebieden[sleutel])

    @property
    def provincie(self) -> "Provincie":
        """The provincie that it is, or lies in today. Not for the land."""
        if self.soort == Gebiedsoort.PROVINCIE:
            return cast("Provincie", self)
        return cast("Provincie", kaart().groep(self.pk, Lidsoort.PROVINCIE))

    @property
    def bestuur(self) -> "Gebied | None":
        """Whose it is what is written down for it: of the provincie that it is or lies in, or else of the land."""
        return self.provincie or _land()

    @property
    def spoor_van(self) -> "Gebied | None":
        """That there is such a gebied, and in what it lies, is public: whose the trail of that is."""
        return _land()

    @property
    def regio(self) -> "Regio | None":
        """The regio that it is, or belongs to today."""
        if self.soort == Gebiedsoort.REGIO:
            return cast("Regio", self)
        return cast("Regio | None", kaart().groep(self.pk, Lidsoort.REGIO))

    def regio_op(self, dag: date) -> "Regio | None":
        """The regio that it belonged to on a day."""
        return cast("Regio | None", kaart().groep(self.pk, Lidsoort.REGIO, dag))

    @property
    def regios(self) -> "GebiedQuerySet":
        """Its regio's of today, in the order of the verslag."""
        return Regio.objects.filter(pk__in=self.omvat)

    @property
    def gemeenten(self) -> "GebiedQuerySet":
        """Its gemeenten of today."""
        indeling = kaart().vandaag
        return Gemeente.objects.filter(pk__in=[pk for pk in self.omvat if indeling.nu(pk) == pk])

    def bestaat_op(self, dag: date) -> bool:
        return (self.van is None or self.van <= dag) and (self.tot is None or dag < self.tot)

    @property
    def doet_mee(self) -> bool:
        """Whether it has a regietafel here today."""
        return self.pk in kaart().deelnemend


class VanSoort(models.Manager.from_queryset(GebiedQuerySet)):  # type: ignore[misc]  # made from the verbs above
    """Only gebieden of the kind that the proxy is about."""

    def get_queryset(self):
        return super().get_queryset().filter(soort=soort_van(self.model))


class Provincie(Gebied):
    """A provincie, by its CBS-code (PV23 is Overijssel)."""

    objects: ClassVar = VanSoort()

    class Meta:
        proxy = True
        verbose_name = "provincie"
        verbose_name_plural = "provincies"
        ordering = ("naam",)


class Regio(Gebied):
    """A regio with its own regietafel."""

    objects: ClassVar = VanSoort()

    class Meta:
        proxy = True
        verbose_name = "regio"
        verbose_name_plural = "regio's"


class Gemeente(Gebied):
    """A gemeente, by its CBS-code; or the part of one that goes to another, for the facts that go along.

    A part is never asked for: it is what a fact is kept for, and ``nu`` is the gemeente that it belongs to.
    """

    objects: ClassVar = VanSoort()

    class Meta:
        proxy = True
        verbose_name = "gemeente"
        verbose_name_plural = "gemeenten"
        ordering = ("naam",)


Gebied.PER_SOORT = {
    Gebiedsoort.PROVINCIE: Provincie,
    Gebiedsoort.REGIO: Regio,
    Gebiedsoort.GEMEENTE: Gemeente,
    Gebiedsoort.GEMEENTEDEEL: Gemeente,
}


def soort_van(model: type[Gebied]) -> str:
    """The kind that a proxy is about."""
    return next(soort for soort, proxy in Gebied.PER_SOORT.items() if proxy is model)


def het_land() -> Gebied:
    """The Netherlands, which national figures are for."""
    return Gebied.objects.get(soort=Gebiedsoort.LAND)


def _land() -> Gebied | None:
    """The same, as long as there may be none yet."""
    return Gebied.objects.filter(soort=Gebiedsoort.LAND).first()


class Lidmaatschap(models.Model):
    """From a day on a gebied is a member of this group, until the next row of that kind; of none when it names none."""

    gebied = models.ForeignKey(Gebied, models.CASCADE, related_name="lidmaatschappen")
    soort = models.CharField(max_length=20, choices=Lidsoort.keuzes())
    groep = models.ForeignKey(Gebied, models.PROTECT, null=True, blank=True, related_name="leden")
    vanaf = models.DateField(default=VANOUDS)
    objects = Kaartdeel.as_manager()
    history = Spoor()

    class Meta:
        verbose_name = "lidmaatschap"
        verbose_name_plural = "lidmaatschappen"
        ordering = ("gebied", "soort", "vanaf")
        constraints = (
            models.UniqueConstraint(
                fields=("gebied", "soort", "vanaf"),
                name="lidmaatschap_een_per_dag",
                violation_error_message="Op die dag begint voor dit gebied al een lidmaatschap van deze soort.",
            ),
            models.CheckConstraint(condition=~Q(gebied=F("groep")), name="lidmaatschap_van_een_ander"),
        )

    def __str__(self):
        return f"{self.gebied}: {self.get_soort_display().lower()} {self.groep or 'niet meer'}, vanaf {self.vanaf}"

    def save(self, *args: Any, **opties: Any) -> None:
        is_gewijzigd()
        super().save(*args, **opties)

    def delete(self, *args: Any, **opties: Any) -> tuple[int, dict[str, int]]:
        is_gewijzigd()
        return super().delete(*args, **opties)

    @property
    def spoor_van(self) -> Gebied | None:
        return _land()

    def clean(self):
        """What the database refuses, in words."""
        if not self.soort or self.gebied is None:
            return
        groep, leden = LEDEN[Lidsoort(self.soort)]
        if self.gebied.soort not in leden or (self.groep and self.groep.soort != groep):
            raise ValidationError(
                {"soort": f"Van een {groep} kan lid zijn: {' of '.join(leden)}. Kies een andere soort."}
            )
        if self.vanaf and any(lid and not lid.bestaat_op(self.vanaf) for lid in (self.gebied, self.groep)):
            raise ValidationError({"vanaf": "Kies een dag waarop het gebied en de groep bestaan."})


class Opvolging(models.Model):
    """What comes in the place of a gebied from the day that it ends, but for the parts that go elsewhere."""

    gebied = models.ForeignKey(Gebied, models.CASCADE, related_name="opvolging")
    opvolger = models.ForeignKey(Gebied, models.PROTECT, related_name="voorgangers")
    objects = Kaartdeel.as_manager()
    history = Spoor()

    class Meta:
        verbose_name = "opvolging"
        verbose_name_plural = "opvolgingen"
        ordering = ("gebied",)
        constraints = (
            models.UniqueConstraint(fields=("gebied",), name="opvolging_door_een"),
            models.CheckConstraint(condition=~Q(gebied=F("opvolger")), name="opvolging_door_een_ander"),
        )

    def __str__(self):
        return f"{self.gebied} gaat op in {self.opvolger}"

    def save(self, *args: Any, **opties: Any) -> None:
        is_gewijzigd()
        super().save(*args, **opties)

    @property
    def spoor_van(self) -> Gebied | None:
        return _land()


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
