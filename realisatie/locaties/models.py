"""Locaties, their periods of availability, and the voornemens of a regio in one total. Facts only; state is derived."""

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import F, Q

from opgaven.bronnen.models import Herleidbaar
from opgaven.gebieden.models import Gemeente, Regio
from opgaven.rondes.models import Ronde
from prt.rekenen.perioden import Periode, Precisie
from prt.toegang.spoor.handelingen import Spoor
from prt.weergave import datum, getal, in_zin
from realisatie.locaties import keuzes
from realisatie.locaties.querysets import BeschikbaarheidQuerySet, LocatieQuerySet
from realisatie.locaties.rekenen import HARDE, Hardheid

MEESTE_PLEKKEN = 5000
"""More in one period is a typing error: the largest location in the country holds some 2,000."""


class Locatie(Herleidbaar):
    """A building or site in a gemeente. Confidential unless its gemeente opened it (DOMEIN §6)."""

    gemeente = models.ForeignKey(Gemeente, models.PROTECT, related_name="locaties")
    naam = models.CharField(max_length=120)
    soort = models.CharField(max_length=20, choices=keuzes.Locatiesoort, blank=True)
    cno_duur = models.CharField("duur van de crisisnoodopvang", max_length=20, choices=keuzes.Cnoduur, blank=True)
    exploitant = models.CharField(max_length=20, choices=keuzes.Exploitant, blank=True)
    adres = models.CharField(max_length=200, blank=True)
    vertrouwelijk = models.BooleanField(default=True)
    bijzonderheden = models.TextField(blank=True, max_length=2000)
    objects = LocatieQuerySet.as_manager()
    history = Spoor()

    class Meta:
        verbose_name = "locatie"
        verbose_name_plural = "locaties"
        ordering = ("gemeente__naam", "naam")
        constraints = (
            models.UniqueConstraint(
                fields=("gemeente", "naam"),
                name="locatie_naam_uniek_in_gemeente",
                violation_error_message="Deze gemeente heeft al een locatie met deze naam. Kies een andere naam.",
            ),
            models.CheckConstraint(
                condition=Q(cno_duur="") | Q(soort=keuzes.Locatiesoort.CNO, cno_duur__in=keuzes.Cnoduur.values),
                name="locatie_duur_hoort_bij_cno",
            ),
        )

    def __str__(self):
        return self.naam


class Regiototaal(Herleidbaar):
    """The voornemens of a regio as published in one total, without a split over gemeenten (R3).

    ``waarvan_amv`` is included in ``aantal``. Voornemens that it covers point at it and are not counted again.
    """

    ronde = models.ForeignKey(Ronde, models.PROTECT, related_name="regiototalen")
    regio = models.ForeignKey(Regio, models.PROTECT, related_name="regiototalen")
    aantal = models.PositiveIntegerField()
    waarvan_amv = models.PositiveIntegerField("waarvan amv", null=True, blank=True)
    history = Spoor()

    class Meta:
        verbose_name = "regiototaal van voornemens"
        verbose_name_plural = "regiototalen van voornemens"
        ordering = ("ronde", "regio")
        constraints = (
            models.UniqueConstraint(fields=("ronde", "regio"), name="regiototaal_uniek"),
            models.CheckConstraint(
                condition=Q(waarvan_amv=None) | Q(waarvan_amv__lte=F("aantal")), name="regiototaal_amv_inbegrepen"
            ),
        )

    def __str__(self):
        return f"Voornemens {self.regio}, {self.ronde}: {self.aantal}"


class Beschikbaarheid(Herleidbaar):
    """So many places for one doelgroep at a locatie over ``[van, tot)``, with a hardheid.

    ``tot`` empty is *onbepaald*, or not known when ``tot_precisie`` says so. ``plekken`` and ``van`` may be
    unknown only while nothing was decided. ``vervangt``: the hard locatie that a voornemen replaces or extends.
    """

    locatie = models.ForeignKey(Locatie, models.CASCADE, related_name="beschikbaarheden")
    doelgroep = models.CharField(max_length=20, choices=keuzes.Doelgroep)
    plekken = models.PositiveIntegerField(
        null=True,
        blank=True,
        validators=[
            MinValueValidator(1, "Vul minstens 1 plek in, of laat het aantal leeg als het nog niet bekend is."),
            MaxValueValidator(MEESTE_PLEKKEN, f"Meer dan {MEESTE_PLEKKEN} plekken op één locatie kan niet kloppen."),
        ],
    )
    van = models.DateField(null=True, blank=True)
    van_precisie = models.CharField(max_length=10, choices=Precisie.keuzes(), default=Precisie.DAG)
    tot = models.DateField(null=True, blank=True)
    tot_precisie = models.CharField(max_length=10, choices=Precisie.keuzes(), default=Precisie.DAG)
    optie_tot = models.DateField("optie tot verlenging tot", null=True, blank=True)
    hardheid = models.CharField(max_length=20, choices=Hardheid.keuzes())
    vervangt = models.ForeignKey(Locatie, models.SET_NULL, null=True, blank=True, related_name="vervangen_door")
    regiototaal = models.ForeignKey(
        Regiototaal, models.SET_NULL, null=True, blank=True, related_name="voornemens", verbose_name="begrepen in"
    )
    toelichting = models.TextField(blank=True, max_length=2000)
    objects = BeschikbaarheidQuerySet.as_manager()
    history = Spoor()

    class Meta:
        verbose_name = "beschikbaarheid"
        verbose_name_plural = "beschikbaarheden"
        ordering = ("locatie", "van", "pk")
        indexes = (models.Index(fields=("doelgroep", "hardheid", "van", "tot"), name="beschikbaarheid_telling"),)
        constraints = (
            models.CheckConstraint(
                condition=Q(van=None) | Q(tot=None) | Q(tot__gt=F("van")), name="beschikbaarheid_tot_na_van"
            ),
            models.CheckConstraint(
                condition=~Q(hardheid__in=HARDE) | Q(plekken__isnull=False, van__isnull=False),
                name="beschikbaarheid_hard_is_volledig",
            ),
            models.CheckConstraint(
                condition=Q(plekken=None) | Q(plekken__gte=1, plekken__lte=MEESTE_PLEKKEN),
                name="beschikbaarheid_plekken_aannemelijk",
            ),
            models.CheckConstraint(
                condition=Q(optie_tot=None) | Q(tot__isnull=False, optie_tot__gt=F("tot")),
                name="beschikbaarheid_optie_na_tot",
            ),
            models.CheckConstraint(
                condition=Q(vervangt=None, regiototaal=None) | ~Q(hardheid__in=HARDE),
                name="beschikbaarheid_verwijst_alleen_zacht",
            ),
        )

    def __str__(self):
        return f"{self.plekken or 'onbekend aantal'} {self.get_doelgroep_display()}, {self.locatie}"

    @property
    def aantal_en_doelgroep(self) -> str:
        """Within a sentence: "1.200 asiel", "onbekend aantal amv"."""
        return f"{getal(self.plekken, 'onbekend aantal')} {in_zin(self.get_doelgroep_display())}"

    @property
    def met_begin(self) -> str:
        """What tells it from others of its locatie, within a sentence: "40 asiel van maart 2026"."""
        van = f" van {datum(self.van, self.periode.van_precisie)}" if self.van else ""
        return f"{self.aantal_en_doelgroep}{van}"

    @property
    def periode(self) -> Periode:
        return Periode(self.van, self.tot, Precisie(self.van_precisie), Precisie(self.tot_precisie))

    @property
    def is_hard(self) -> bool:
        return self.hardheid in HARDE
