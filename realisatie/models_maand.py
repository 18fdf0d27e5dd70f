"""What a gemeente confirmed each month, and what the regiosecretaris said to it. Dated steps; the status is derived."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone

from opgaven.gebieden.models import Gemeente, Provincie, Regio
from opgaven.rondes.models import Ronde
from realisatie.keuzes import Mailsoort
from realisatie.mailteksten import plaatshouders_bestaan
from realisatie.querysets import OpmerkingQuerySet
from realisatie.rekenen.maand import Stap

STAPPEN = {Stap.INDIENEN: "Bevestigd", Stap.TERUGSTUREN: "Teruggestuurd", Stap.ACCORDEREN: "Geaccordeerd"}


class Ondertekend(models.Model):
    """Who wrote it and when. Name and role are kept as text: they outlive the account."""

    door = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+")
    naam = models.CharField(max_length=120)
    rol = models.CharField(max_length=120)
    moment = models.DateTimeField(default=timezone.now)

    class Meta:
        abstract = True


class Maandstand(models.Model):
    """The report of one gemeente over one month (its first day); there is none until the first step is taken."""

    gemeente = models.ForeignKey(Gemeente, models.PROTECT, related_name="maandstanden")
    maand = models.DateField()

    class Meta:
        verbose_name = "maandstand"
        verbose_name_plural = "maandstanden"
        ordering = ("-maand", "gemeente__naam")
        constraints = (
            models.UniqueConstraint(fields=("gemeente", "maand"), name="maandstand_uniek"),
            models.CheckConstraint(condition=Q(maand__day=1), name="maandstand_eerste_van_de_maand"),
        )

    def __str__(self):
        return f"{self.gemeente}, {self.maand:%Y-%m}"

    @property
    def laatste_stap(self):
        """Over steps that were fetched along."""
        return next(reversed(list(self.stappen.all())), None)


class Maandstap(Ondertekend):
    """One step in a month, with the figures as they were at that moment.

    ``asiel`` and ``amv``: guaranteed places in ``ronde`` (empty: no hard places at all, or no cyclus), ``capaciteit``:
    hard places on the first of the month, ``periodes``: how many there are, ``afdruk``: a hash of all records.
    """

    maandstand = models.ForeignKey(Maandstand, models.CASCADE, related_name="stappen")
    soort = models.CharField(max_length=20, choices=[(stap.value, naam) for stap, naam in STAPPEN.items()])
    ronde = models.ForeignKey(Ronde, models.PROTECT, null=True, blank=True, related_name="+")
    asiel = models.IntegerField(null=True, blank=True)
    amv = models.IntegerField(null=True, blank=True)
    capaciteit = models.IntegerField()
    periodes = models.PositiveIntegerField()
    afdruk = models.CharField(max_length=64)

    class Meta:
        verbose_name = "stap in een maandstand"
        verbose_name_plural = "stappen in maandstanden"
        ordering = ("moment", "pk")
        constraints = (
            models.CheckConstraint(condition=Q(soort__in=[stap.value for stap in Stap]), name="maandstap_soort"),
            models.CheckConstraint(condition=~Q(afdruk=""), name="maandstap_heeft_afdruk"),
        )

    def __str__(self):
        return f"{self.get_soort_display()} door {self.naam}"


class Mailtekst(models.Model):
    """A reminder as the CdK's staff wrote it; where there is none, the text in ``mailteksten.py`` holds."""

    soort = models.CharField(max_length=30, choices=Mailsoort, unique=True)
    onderwerp = models.CharField(max_length=150, validators=[plaatshouders_bestaan])
    tekst = models.TextField(max_length=5000, validators=[plaatshouders_bestaan])

    class Meta:
        verbose_name = "mailtekst"
        verbose_name_plural = "mailteksten"
        ordering = ("soort",)
        constraints = (models.CheckConstraint(condition=Q(soort__in=Mailsoort.values), name="mailtekst_soort"),)

    def __str__(self):
        return self.get_soort_display()


class Herinnering(models.Model):
    """A reminder that was sent: at most one per person and day."""

    gebruiker = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="herinneringen")
    datum = models.DateField()
    soort = models.CharField(max_length=30, choices=Mailsoort)

    class Meta:
        verbose_name = "herinnering"
        verbose_name_plural = "herinneringen"
        ordering = ("-datum", "pk")
        constraints = (
            models.UniqueConstraint(fields=("gebruiker", "datum"), name="herinnering_een_per_persoon_en_dag"),
            models.CheckConstraint(condition=Q(soort__in=Mailsoort.values), name="herinnering_soort"),
        )

    def __str__(self):
        return f"{self.get_soort_display()} aan {self.gebruiker}, {self.datum}"


def _een_onderwerp() -> Q:
    """Exactly one: a locatie; a figure of a gemeente; a text about a gemeente, regio or provincie; another remark."""
    velden = ("locatie", "gemeente", "regio", "provincie", "antwoord_op")
    een = {gevuld: Q(**{f"{veld}__isnull": veld != gevuld for veld in velden}) for gevuld in velden}
    zonder_naam, tekst = Q(cijfer="", onderdeel=""), ~Q(onderdeel="") & ~Q(cijfer="")
    los = (een["locatie"] | een["antwoord_op"]) & zonder_naam
    return los | (een["gemeente"] & ~Q(cijfer="")) | ((een["regio"] | een["provincie"]) & tekst)


class Opmerking(Ondertekend):
    """A remark on a locatie, on a figure of a gemeente, on a text about a gebied, or an answer to one.

    ``maandstap``: the step in which a month was sent back with it; such a remark is only for those who see the month.
    ``onderdeel``: the text of the reports that it is about; such a remark is for those who may read its drafts.
    ``cijfer``: the figure or the text by its name, as its reader knows it.
    """

    locatie = models.ForeignKey("realisatie.Locatie", models.CASCADE, null=True, blank=True, related_name="opmerkingen")
    gemeente = models.ForeignKey(Gemeente, models.CASCADE, null=True, blank=True, related_name="opmerkingen")
    regio = models.ForeignKey(Regio, models.CASCADE, null=True, blank=True, related_name="opmerkingen")
    provincie = models.ForeignKey(Provincie, models.CASCADE, null=True, blank=True, related_name="opmerkingen")
    cijfer = models.CharField(max_length=200, blank=True)
    onderdeel = models.SlugField(max_length=40, blank=True)
    antwoord_op = models.ForeignKey("self", models.CASCADE, null=True, blank=True, related_name="antwoorden")
    maandstap = models.ForeignKey(
        "realisatie.Maandstap", models.CASCADE, null=True, blank=True, related_name="opmerkingen"
    )
    tekst = models.TextField(max_length=2000)
    opvolging = models.BooleanField("vraagt opvolging", default=False)
    afgesloten_op = models.DateTimeField(null=True, blank=True)
    afgesloten_door = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+"
    )
    afgesloten_naam = models.CharField(max_length=120, blank=True)
    objects = OpmerkingQuerySet.as_manager()

    class Meta:
        verbose_name = "opmerking"
        verbose_name_plural = "opmerkingen"
        ordering = ("moment", "pk")
        constraints = (
            models.CheckConstraint(
                condition=_een_onderwerp(),
                name="opmerking_een_onderwerp",
            ),
            models.CheckConstraint(
                condition=Q(antwoord_op=None) | Q(opvolging=False, afgesloten_op=None, maandstap=None),
                name="opmerking_antwoord_volgt_de_vraag",
            ),
            models.CheckConstraint(
                condition=Q(afgesloten_op=None, afgesloten_naam="")
                | (Q(afgesloten_op__isnull=False) & ~Q(afgesloten_naam="")),
                name="opmerking_afgesloten_met_naam",
            ),
            models.CheckConstraint(condition=~Q(tekst=""), name="opmerking_met_tekst"),
        )

    def __str__(self):
        return f"{self.naam} over {self.onderwerp}"

    @property
    def onderwerp(self) -> str:
        return self.cijfer or str(self.locatie or "een opmerking")

    @property
    def gebied(self) -> Gemeente | Regio | Provincie:
        """What the subject belongs to."""
        return self.gemeente or self.regio or self.provincie or self.locatie.gemeente

    @property
    def is_open(self) -> bool:
        return self.opvolging and self.afgesloten_op is None
