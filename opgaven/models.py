"""What must be achieved: gebieden, rondes, opgaven, planning, each with the document it comes from."""

from datetime import date, timedelta

from django.core.validators import RegexValidator
from django.db import models
from django.db.models import F, Q

from opgaven import keuzes
from opgaven.models_overleg import Actie, Besluit, Overleg  # noqa: F401 - as those below
from opgaven.models_verdeling import Verdeelregel, Verdeling  # noqa: F401 - models of this app, in a file of their own
from opgaven.querysets import GemeenteQuerySet, RondeQuerySet
from opgaven.rekenen.telregels import Telregel
from prt.rekenen.perioden import Periode
from prt.toegang.rollen.rechten import Plek
from prt.toegang.spoor.handelingen import Spoor


class OpNaam(models.Manager):
    """Lets fixtures refer to a record by the one field that names it."""

    def get_by_natural_key(self, sleutel):
        return self.get(**{self.model.sleutelveld: sleutel})


class Provincie(models.Model):
    """A provincie, by its CBS-code (PV23 is Overijssel)."""

    sleutelveld = "cbs_code"
    cbs_code = models.CharField("CBS-code", max_length=4, unique=True)
    naam = models.CharField(max_length=60, unique=True)
    objects = OpNaam()

    class Meta:
        verbose_name = "provincie"
        verbose_name_plural = "provincies"
        ordering = ("naam",)
        constraints = (models.CheckConstraint(condition=Q(cbs_code__regex=r"^PV\d{2}$"), name="provincie_cbs_code"),)

    def __str__(self):
        return self.naam

    def natural_key(self):
        return (self.cbs_code,)

    @property
    def plek(self) -> Plek:
        return Plek(self.pk)


class Regio(models.Model):
    """A regio with its own regietafel; ``volgorde`` is its place in the tables of the verslag."""

    sleutelveld = "slug"
    provincie = models.ForeignKey(Provincie, models.PROTECT, related_name="regios")
    naam = models.CharField(max_length=60)
    slug = models.SlugField(unique=True)
    regietafel = models.CharField("naam van de regietafel", max_length=80, blank=True)
    volgorde = models.PositiveSmallIntegerField(default=0)
    objects = OpNaam()

    class Meta:
        verbose_name = "regio"
        verbose_name_plural = "regio's"
        ordering = ("volgorde", "naam")
        constraints = (models.UniqueConstraint(fields=("provincie", "naam"), name="regio_uniek_in_provincie"),)

    def __str__(self):
        return self.naam

    def natural_key(self):
        return (self.slug,)

    @property
    def plek(self) -> Plek:
        return Plek(self.provincie_id, self.pk)


class Gemeente(models.Model):
    """A gemeente. Without a regio when it lies outside the provincies that work here (Dronten, for an uitruil)."""

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
        return (self.cbs_code,)

    @property
    def plek(self) -> Plek:
        return Plek(self.provincie_id, self.regio_id, self.pk)


class Bron(models.Model):
    """A document that figures were taken from."""

    sleutelveld = "code"
    code = models.SlugField(unique=True)
    titel = models.CharField(max_length=200)
    opsteller = models.CharField(max_length=200)
    datum = models.DateField(null=True, blank=True)
    objects = OpNaam()

    class Meta:
        verbose_name = "bron"
        verbose_name_plural = "bronnen"
        ordering = ("datum", "titel")

    def __str__(self):
        return self.titel

    def natural_key(self):
        return (self.code,)


class Herleidbaar(models.Model):
    """A fact that can name its document and the place in it; both empty for what was entered in the app."""

    bron = models.ForeignKey(Bron, models.PROTECT, null=True, blank=True, related_name="+")
    vindplaats = models.CharField("plaats in de bron", max_length=200, blank=True)

    class Meta:
        abstract = True


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


class Ronde(models.Model):
    """The period an opgave belongs to (DOMEIN §2).

    Asiel: a cyclus ``[van, tot)`` with a garantievenster. Statushouders: a half-year. Oekraïne, CNO and the
    capaciteitsbesluiten: a date ``uiterlijk`` by which the places must exist. All periods half-open.
    """

    stroom = models.CharField(max_length=20, choices=keuzes.Stroom)
    code = models.SlugField(unique=True)
    naam = models.CharField(max_length=120)
    nummer = models.PositiveSmallIntegerField("nummer van de cyclus", null=True, blank=True, unique=True)
    van = models.DateField(null=True, blank=True)
    tot = models.DateField(null=True, blank=True)
    uiterlijk = models.DateField("plekken uiterlijk op", null=True, blank=True)
    venster_van = models.DateField("garantievenster van", null=True, blank=True)
    venster_tot = models.DateField("garantievenster tot", null=True, blank=True)
    verslag_uiterlijk = models.DateField("verslag uiterlijk op", null=True, blank=True)
    telregel = models.CharField(max_length=20, choices=keuzes.Telregel, blank=True)
    telregel_in_woorden = models.TextField(blank=True)
    objects = RondeQuerySet.as_manager()
    history = Spoor()

    class Meta:
        verbose_name = "ronde"
        verbose_name_plural = "rondes"
        ordering = ("stroom", "code")
        constraints = (
            models.CheckConstraint(condition=Q(van=None) | Q(tot=None) | Q(tot__gt=F("van")), name="ronde_tot_na_van"),
            models.CheckConstraint(
                condition=Q(venster_van=None, venster_tot=None)
                | Q(venster_van__gte=F("van"), venster_tot__gt=F("venster_van"), venster_tot__lte=F("tot")),
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


class Opgave(Herleidbaar, Geadresseerd):
    """How many places (statushouders: persons) an addressee must provide in a ronde, by one document.

    Earlier figures stay; the one in force on a day is the last by ``geldig_vanaf``. ``waarvan_amv`` is
    included in ``aantal``. ``inclusief_saldo`` is the taakstelling plus achterstand minus voorsprong, as published.
    """

    ronde = models.ForeignKey(Ronde, models.PROTECT, related_name="opgaven")
    grondslag = models.CharField(max_length=20, choices=keuzes.Grondslag)
    geldig_vanaf = models.DateField(null=True, blank=True)
    aantal = models.PositiveIntegerField()
    waarvan_amv = models.PositiveIntegerField("waarvan amv", null=True, blank=True)
    inclusief_saldo = models.PositiveIntegerField("inclusief voor- of achterstand", null=True, blank=True)
    history = Spoor()

    class Meta:
        verbose_name = "opgave"
        verbose_name_plural = "opgaven"
        ordering = ("ronde", "geldig_vanaf", "pk")
        constraints = (
            hoogstens_een_gebied("opgave_een_gebied"),
            models.CheckConstraint(
                condition=Q(waarvan_amv=None) | Q(waarvan_amv__lte=F("aantal")), name="opgave_amv_inbegrepen"
            ),
            *(
                models.UniqueConstraint(
                    fields=("ronde", veld, "grondslag", "geldig_vanaf"),
                    condition=Q(**{f"{veld}__isnull": False}),
                    name=f"opgave_uniek_{veld}",
                )
                for veld in ("provincie", "regio", "gemeente")
            ),
        )

    def __str__(self):
        return f"{self.gebied or 'landelijk'}, {self.ronde}: {self.aantal}"


def _post_uniek(veld: str, heel: bool) -> models.UniqueConstraint:
    """One opening balance and one count per month of an addressee; corrections can be many."""
    return models.UniqueConstraint(
        fields=("ronde", veld, "soort") if heel else ("ronde", veld, "soort", "maand"),
        condition=Q(**{f"{veld}__isnull": False, "maand__isnull": heel}) & ~Q(soort=keuzes.Postsoort.CORRECTIE),
        name=f"taakstellingpost_uniek_{veld}_{'heel' if heel else 'maand'}",
    )


class Taakstellingpost(Herleidbaar, Geadresseerd):
    """One entry on the taakstelling of statushouders (R7), in persons.

    ``maand``: the first day of the month in which people were housed, empty for a count over the whole half-year.
    A correction adds to what has to be done (or takes off it, when negative), on a date and for a reason.
    """

    ronde = models.ForeignKey(Ronde, models.PROTECT, related_name="posten")
    soort = models.CharField(max_length=20, choices=keuzes.Postsoort)
    aantal = models.IntegerField()
    maand = models.DateField(null=True, blank=True)
    datum = models.DateField("datum van de correctie", null=True, blank=True)
    reden = models.CharField(max_length=500, blank=True)
    history = Spoor()

    class Meta:
        verbose_name = "post op de taakstelling"
        verbose_name_plural = "posten op de taakstelling"
        ordering = ("ronde", "maand", "datum", "pk")
        constraints = (
            hoogstens_een_gebied("taakstellingpost_een_gebied"),
            models.CheckConstraint(
                condition=Q(soort__in=keuzes.Postsoort.values), name="taakstellingpost_bestaande_soort"
            ),
            models.CheckConstraint(
                condition=~Q(soort__in=keuzes.GETELD) | Q(aantal__gte=0), name="taakstellingpost_telling_niet_negatief"
            ),
            models.CheckConstraint(
                condition=Q(maand=None) | Q(maand__day=1, soort__in=keuzes.GETELD), name="taakstellingpost_maand"
            ),
            models.CheckConstraint(
                condition=(Q(soort=keuzes.Postsoort.CORRECTIE, datum__isnull=False) & ~Q(reden="") & ~Q(aantal=0))
                | (~Q(soort=keuzes.Postsoort.CORRECTIE) & Q(datum=None)),
                name="taakstellingpost_correctie_met_reden",
            ),
            *(_post_uniek(veld, heel) for veld in ("provincie", "regio", "gemeente") for heel in (True, False)),
        )

    def __str__(self):
        return f"{self.get_soort_display()} {self.gebied or 'landelijk'}, {self.ronde}: {self.aantal}"


class Toezichtstap(models.Model):
    """What the toezichthouder did about the taakstelling of a gemeente, and the level since then (R7)."""

    gemeente = models.ForeignKey(Gemeente, models.PROTECT, related_name="toezichtstappen")
    ronde = models.ForeignKey(Ronde, models.PROTECT, related_name="+", verbose_name="halfjaar")
    datum = models.DateField()
    trede = models.CharField("stap", max_length=20, choices=keuzes.Trede)
    niveau = models.CharField(max_length=20, choices=keuzes.Niveau)
    oordeel = models.CharField(max_length=20, choices=keuzes.Toezichtoordeel, blank=True)
    document = models.CharField(max_length=200, blank=True)
    volgende_beoordeling = models.DateField(null=True, blank=True)
    reden = models.TextField("toelichting", blank=True, max_length=2000)
    history = Spoor()

    class Meta:
        verbose_name = "stap van het toezicht"
        verbose_name_plural = "stappen van het toezicht"
        ordering = ("datum", "pk")
        constraints = (
            models.CheckConstraint(
                condition=Q(trede__in=keuzes.Trede.values, niveau__in=keuzes.Niveau.values)
                & Q(oordeel__in=("", *keuzes.Toezichtoordeel.values)),
                name="toezichtstap_bestaande_keuzes",
            ),
            models.CheckConstraint(
                condition=~Q(oordeel=keuzes.Toezichtoordeel.VERSCHOONBAAR) | ~Q(reden=""),
                name="toezichtstap_verschoonbaar_met_reden",
            ),
            models.CheckConstraint(
                condition=~Q(trede__in=keuzes.FORMEEL) | (Q(niveau=keuzes.Niveau.HOOG) & ~Q(document="")),
                name="toezichtstap_formeel_is_hoog_met_document",
            ),
            models.CheckConstraint(
                condition=Q(volgende_beoordeling=None) | Q(volgende_beoordeling__gt=F("datum")),
                name="toezichtstap_volgende_na_datum",
            ),
        )

    def __str__(self):
        return f"{self.get_trede_display()} {self.gemeente}, {self.datum}"

    @staticmethod
    def spoor_titel(rij) -> str:
        """What a row of its history is called."""
        return f"Stap in het toezicht: {rij.get_trede_display()}"


class Mijlpaal(Herleidbaar):
    """A date in the planning of a ronde."""

    ronde = models.ForeignKey(Ronde, models.CASCADE, related_name="mijlpalen")
    datum = models.DateField()
    omschrijving = models.CharField(max_length=200)
    verantwoordelijk = models.CharField(max_length=60, blank=True)
    gereed_op = models.DateField("gereed op", null=True, blank=True)
    history = Spoor()

    class Meta:
        verbose_name = "mijlpaal"
        verbose_name_plural = "mijlpalen"
        ordering = ("datum", "pk")
        constraints = (
            models.UniqueConstraint(fields=("ronde", "datum", "omschrijving"), name="mijlpaal_uniek_op_datum"),
        )

    def __str__(self):
        return f"{self.datum}: {self.omschrijving}"

    @property
    def kwartaal(self) -> int:
        return (self.datum.month + 2) // 3
