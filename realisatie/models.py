"""What is and will be achieved: locaties, their periods of availability, uitruil. Facts only; state is derived."""

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import F, Q

from opgaven.bronnen.models import Herleidbaar
from opgaven.gebieden.models import Gemeente, Regio
from opgaven.rondes.models import Ronde
from prt.rekenen.perioden import Periode
from prt.rekenen.perioden import Precisie as PrecisieVan
from prt.toegang.spoor.handelingen import Spoor
from realisatie import keuzes
from realisatie.models_besluitvorming import Besluitstap, Knelpunt  # noqa: F401 - models of this app, in their own file
from realisatie.models_maand import (  # noqa: F401 - models of this app, kept in a file of their own
    Herinnering,
    Maandstand,
    Maandstap,
    Mailtekst,
    Opmerking,
)
from realisatie.models_uitruil import Bevestiging  # noqa: F401 - likewise
from realisatie.querysets import BeschikbaarheidQuerySet, BezettingQuerySet, LocatieQuerySet, OverdrachtQuerySet

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
    van_precisie = models.CharField(max_length=10, choices=keuzes.Precisie, default=keuzes.Precisie.DAG)
    tot = models.DateField(null=True, blank=True)
    tot_precisie = models.CharField(max_length=10, choices=keuzes.Precisie, default=keuzes.Precisie.DAG)
    optie_tot = models.DateField("optie tot verlenging tot", null=True, blank=True)
    hardheid = models.CharField(max_length=20, choices=keuzes.Hardheid)
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
                condition=~Q(hardheid__in=keuzes.HARDE) | Q(plekken__isnull=False, van__isnull=False),
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
                condition=Q(vervangt=None, regiototaal=None) | ~Q(hardheid__in=keuzes.HARDE),
                name="beschikbaarheid_verwijst_alleen_zacht",
            ),
        )

    def __str__(self):
        return f"{self.plekken or 'onbekend aantal'} {self.get_doelgroep_display()}, {self.locatie}"

    @property
    def periode(self) -> Periode:
        return Periode(self.van, self.tot, PrecisieVan(self.van_precisie), PrecisieVan(self.tot_precisie))

    @property
    def is_hard(self) -> bool:
        return self.hardheid in keuzes.HARDE


class Bezetting(models.Model):
    """How many people of one doelgroep stayed at a locatie on a day, as one party counted them. Numbers only."""

    locatie = models.ForeignKey(Locatie, models.CASCADE, related_name="bezettingen")
    doelgroep = models.CharField(max_length=20, choices=keuzes.Doelgroep)
    datum = models.DateField()
    personen = models.PositiveIntegerField(validators=[MaxValueValidator(MEESTE_PLEKKEN)])
    teller = models.CharField("geteld door", max_length=20, choices=keuzes.Teller)
    objects = BezettingQuerySet.as_manager()
    history = Spoor()

    class Meta:
        verbose_name = "bezetting"
        verbose_name_plural = "bezettingen"
        ordering = ("-datum", "teller", "pk")
        constraints = (
            models.UniqueConstraint(
                fields=("locatie", "doelgroep", "datum", "teller"), name="bezetting_een_telling_per_dag"
            ),
            models.CheckConstraint(condition=Q(personen__lte=MEESTE_PLEKKEN), name="bezetting_personen_aannemelijk"),
            models.CheckConstraint(
                condition=Q(teller__in=keuzes.Teller.values, doelgroep__in=keuzes.Doelgroep.values),
                name="bezetting_bestaande_keuzes",
            ),
        )

    def __str__(self):
        return f"{self.personen} {self.get_doelgroep_display()} op {self.datum}, {self.locatie}"

    @staticmethod
    def spoor_titel(rij) -> str:
        """What a row of its history is called; without the locatie, which not everybody may see."""
        return f"Bezetting op {rij.datum}: {rij.personen} personen"


class Uitruil(Herleidbaar):
    """An agreement between gemeenten, possibly under an ontbindende voorwaarde (R6).

    Its lines count once every party confirmed it: ``bevestigd_op`` is the day on which the last one did. They count
    no more when the condition failed, or from the day ``ontbonden_per`` on.
    """

    ronde = models.ForeignKey(Ronde, models.PROTECT, related_name="uitruilen")
    soort = models.CharField(max_length=20, choices=keuzes.Uitruilsoort, default=keuzes.Uitruilsoort.PLEKKEN)
    naam = models.CharField(max_length=120, unique=True)
    afspraak = models.TextField(blank=True)
    verhouding_plekken = models.PositiveSmallIntegerField("zoveel plekken", null=True, blank=True)
    verhouding_personen = models.PositiveSmallIntegerField("tegen zoveel statushouders", null=True, blank=True)
    voorwaarde = models.TextField("ontbindende voorwaarde", blank=True)
    voorwaarde_uiterlijk = models.DateField("voorwaarde uiterlijk vervuld op", null=True, blank=True)
    voorwaarde_stand = models.CharField(max_length=20, choices=keuzes.Voorwaarde, default=keuzes.Voorwaarde.GEEN)
    voorwaarde_beoordeeld_op = models.DateField("voorwaarde beoordeeld op", null=True, blank=True)
    voorwaarde_bewijs = models.CharField("document bij het oordeel", max_length=300, blank=True)
    verlengbaar = models.BooleanField(default=False)
    bevestigd_op = models.DateField("bevestigd door alle gemeenten op", null=True, blank=True)
    ontbonden_per = models.DateField("ontbonden per", null=True, blank=True)
    history = Spoor()

    class Meta:
        verbose_name = "uitruil"
        verbose_name_plural = "uitruilen"
        ordering = ("naam",)
        constraints = (
            models.CheckConstraint(
                condition=Q(voorwaarde="", voorwaarde_stand=keuzes.Voorwaarde.GEEN)
                | (~Q(voorwaarde="") & ~Q(voorwaarde_stand=keuzes.Voorwaarde.GEEN)),
                name="uitruil_stand_hoort_bij_voorwaarde",
            ),
            models.CheckConstraint(
                condition=Q(voorwaarde_beoordeeld_op=None, voorwaarde_bewijs="")
                | Q(voorwaarde_stand__in=(keuzes.Voorwaarde.VERVULD, keuzes.Voorwaarde.NIET_VERVULD)),
                name="uitruil_oordeel_hoort_bij_stand",
            ),
            models.CheckConstraint(
                condition=Q(verhouding_plekken=None, verhouding_personen=None)
                | Q(
                    soort=keuzes.Uitruilsoort.STATUSHOUDERS,
                    verhouding_plekken__isnull=False,
                    verhouding_personen__isnull=False,
                    verhouding_plekken__gte=1,
                    verhouding_personen__gte=1,
                ),
                name="uitruil_verhouding_bij_statushouders",
            ),
        )

    def __str__(self):
        return self.naam

    @property
    def stand(self) -> keuzes.Uitruilstand:
        if not self.bevestigd_op:
            return keuzes.Uitruilstand.INGETROKKEN if self.ontbonden_per else keuzes.Uitruilstand.VOORSTEL
        if self.voorwaarde_stand == keuzes.Voorwaarde.NIET_VERVULD:
            return keuzes.Uitruilstand.NIET_VERVULD
        return keuzes.Uitruilstand.ONTBONDEN if self.ontbonden_per else keuzes.Uitruilstand.GELDT


class Overdracht(models.Model):
    """One line of an uitruil: places of the giver count for the receiver over ``[van, tot)``.

    With doelgroep statushouders ``plekken`` are persons: the giver houses them for the taakstelling of the receiver.
    Written as one transfer, so that the debit and the credit cannot differ: over all gemeenten every line
    sums to zero per doelgroep and day. ``locatie`` is where the places are, when that is known.
    """

    uitruil = models.ForeignKey(Uitruil, models.CASCADE, related_name="overdrachten")
    gever = models.ForeignKey(Gemeente, models.PROTECT, related_name="gegeven")
    ontvanger = models.ForeignKey(Gemeente, models.PROTECT, related_name="ontvangen")
    locatie = models.ForeignKey(Locatie, models.PROTECT, null=True, blank=True, related_name="overdrachten")
    doelgroep = models.CharField(max_length=20, choices=keuzes.Doelgroep)
    plekken = models.PositiveIntegerField(validators=[MinValueValidator(1)])
    van = models.DateField()
    tot = models.DateField(null=True, blank=True)
    objects = OverdrachtQuerySet.as_manager()
    history = Spoor()

    class Meta:
        verbose_name = "overdracht"
        verbose_name_plural = "overdrachten"
        ordering = ("uitruil", "van", "pk")
        constraints = (
            models.CheckConstraint(condition=~Q(gever=F("ontvanger")), name="overdracht_tussen_twee_gemeenten"),
            models.CheckConstraint(condition=Q(plekken__gte=1), name="overdracht_plekken_positief"),
            models.CheckConstraint(condition=Q(tot=None) | Q(tot__gt=F("van")), name="overdracht_tot_na_van"),
        )

    def __str__(self):
        return f"{self.plekken} {self.get_doelgroep_display()} van {self.gever} naar {self.ontvanger}"

    @property
    def einde(self):
        """The day from which it counts no more: as agreed, or sooner when the uitruil was dissolved."""
        ontbonden = self.uitruil.ontbonden_per
        return min(self.tot or ontbonden, ontbonden) if ontbonden else self.tot

    @property
    def periode(self) -> Periode:
        """Over which it counts; only of a line that counts at all (``geldend``)."""
        return Periode(self.van, self.einde)

    @property
    def afgesproken_periode(self) -> Periode:
        """As it was agreed, whatever came of it."""
        return Periode(self.van, self.tot)

    @property
    def eenheid(self) -> str:
        return "statushouders" if self.doelgroep == keuzes.Doelgroep.STATUSHOUDERS else "plekken"

    @property
    def geldt(self) -> bool:
        """What ``geldend`` asks of the database."""
        uitruil = self.uitruil
        ontbonden = uitruil.voorwaarde_stand == keuzes.Voorwaarde.NIET_VERVULD or (
            uitruil.ontbonden_per and uitruil.ontbonden_per <= self.van
        )
        return bool(uitruil.bevestigd_op and not ontbonden)
