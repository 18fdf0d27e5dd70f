"""The ledger of uitruilen: what was agreed, the lines of it, and who agreed (R6)."""

from django.core.validators import MinValueValidator
from django.db import models
from django.db.models import F, Q

from opgaven.bronnen.models import Herleidbaar
from opgaven.gebieden.models import Gemeente
from opgaven.rondes.models import Ronde
from prt.rekenen.perioden import Periode
from prt.toegang.spoor.handelingen import Spoor
from prt.weergave import datum, getal, in_zin
from realisatie.locaties.keuzes import Doelgroep
from realisatie.locaties.models import Locatie
from realisatie.uitruil.keuzes import Uitruilsoort, Uitruilstand, Voorwaarde
from realisatie.uitruil.querysets import OverdrachtQuerySet


class Uitruil(Herleidbaar):
    """An agreement between gemeenten, possibly under an ontbindende voorwaarde (R6).

    Its lines count once every party confirmed it: ``bevestigd_op`` is the day on which the last one did. They count
    no more when the condition failed, or from the day ``ontbonden_per`` on.
    """

    ronde = models.ForeignKey(Ronde, models.PROTECT, related_name="uitruilen")
    soort = models.CharField(max_length=20, choices=Uitruilsoort, default=Uitruilsoort.PLEKKEN)
    naam = models.CharField(max_length=120)
    afspraak = models.TextField(blank=True)
    verhouding_plekken = models.PositiveSmallIntegerField("zoveel plekken", null=True, blank=True)
    verhouding_personen = models.PositiveSmallIntegerField("tegen zoveel statushouders", null=True, blank=True)
    voorwaarde = models.TextField("ontbindende voorwaarde", blank=True)
    voorwaarde_uiterlijk = models.DateField("voorwaarde uiterlijk vervuld op", null=True, blank=True)
    voorwaarde_stand = models.CharField(max_length=20, choices=Voorwaarde, default=Voorwaarde.GEEN)
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
                condition=Q(voorwaarde="", voorwaarde_stand=Voorwaarde.GEEN)
                | (~Q(voorwaarde="") & ~Q(voorwaarde_stand=Voorwaarde.GEEN)),
                name="uitruil_stand_hoort_bij_voorwaarde",
            ),
            models.CheckConstraint(
                condition=Q(voorwaarde_beoordeeld_op=None, voorwaarde_bewijs="")
                | Q(voorwaarde_stand__in=(Voorwaarde.VERVULD, Voorwaarde.NIET_VERVULD)),
                name="uitruil_oordeel_hoort_bij_stand",
            ),
            models.CheckConstraint(
                condition=Q(verhouding_plekken=None, verhouding_personen=None)
                | Q(
                    soort=Uitruilsoort.STATUSHOUDERS,
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
    def stand(self) -> Uitruilstand:
        if not self.bevestigd_op:
            return Uitruilstand.INGETROKKEN if self.ontbonden_per else Uitruilstand.VOORSTEL
        if self.voorwaarde_stand == Voorwaarde.NIET_VERVULD:
            return Uitruilstand.NIET_VERVULD
        return Uitruilstand.ONTBONDEN if self.ontbonden_per else Uitruilstand.GELDT

    @property
    def soort_in_woorden(self) -> str:
        """With the rate at which plekken are exchanged, when one was agreed."""
        if not self.verhouding_plekken:
            return self.get_soort_display()
        plekken = f"{getal(self.verhouding_plekken)} {'plek' if self.verhouding_plekken == 1 else 'plekken'}"
        personen = f"{getal(self.verhouding_personen)} statushouder{'' if self.verhouding_personen == 1 else 's'}"
        return f"{self.get_soort_display()}, {plekken} tegen {personen}"

    @property
    def voorwaarde_in_woorden(self) -> str:
        """Where its ontbindende voorwaarde stands, since or until when, and what shows it."""
        tekst = self.get_voorwaarde_stand_display()
        if self.voorwaarde_beoordeeld_op:
            tekst += f", beoordeeld op {datum(self.voorwaarde_beoordeeld_op)}"
        elif self.voorwaarde_uiterlijk:
            tekst += f", uiterlijk te vervullen op {datum(self.voorwaarde_uiterlijk)}"
        return f"{tekst}: {self.voorwaarde_bewijs}" if self.voorwaarde_bewijs else tekst

    def gevolg(self, *, met_statushouders: bool) -> str:
        """What it means that it no longer counts; nothing while it may, or does."""
        match self.stand:
            case Uitruilstand.VOORSTEL | Uitruilstand.GELDT:
                return ""
            case Uitruilstand.NIET_VERVULD:
                ook = ", en de statushouders staan niet meer op de taakstelling van een ander"
                return f"De plekken tellen weer voor de gemeente die ze gaf{ook if met_statushouders else ''}."
            case Uitruilstand.ONTBONDEN:
                return f"Vanaf {datum(self.ontbonden_per)} tellen de plekken weer voor de gemeente die ze gaf."
        return "Dit voorstel heeft nooit meegeteld."


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
    doelgroep = models.CharField(max_length=20, choices=Doelgroep)
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
        return "statushouders" if self.doelgroep == Doelgroep.STATUSHOUDERS else "plekken"

    @property
    def in_een_zin(self) -> str:
        """What was agreed, without the dot: a locatie may follow."""
        if self.doelgroep == Doelgroep.STATUSHOUDERS:
            wat = f"{self.gever.naam} huisvest {getal(self.plekken)} statushouders voor {self.ontvanger.naam}"
        else:
            plekken = f"{getal(self.plekken)} plekken ({in_zin(self.get_doelgroep_display())})"
            wat = f"{self.gever.naam} stelt {plekken} beschikbaar aan {self.ontvanger.naam}"
        tot = f"tot {datum(self.tot)}" if self.tot else "voor onbepaalde tijd"
        return f"{wat}, van {datum(self.van)} {tot}"

    @property
    def geldt(self) -> bool:
        """What ``geldend`` asks of the database."""
        uitruil = self.uitruil
        ontbonden = uitruil.voorwaarde_stand == Voorwaarde.NIET_VERVULD or (
            uitruil.ontbonden_per and uitruil.ontbonden_per <= self.van
        )
        return bool(uitruil.bevestigd_op and not ontbonden)


class Bevestiging(Herleidbaar):
    """A party's agreement: by somebody of that gemeente, or written down for it with the ``document`` that says so.

    ``naam`` and ``rol`` are as they were then; both empty for what was taken from a ``bron``.
    """

    uitruil = models.ForeignKey("realisatie.Uitruil", models.CASCADE, related_name="bevestigingen")
    gemeente = models.ForeignKey(Gemeente, models.PROTECT, related_name="+")
    datum = models.DateField()
    naam = models.CharField(max_length=120, blank=True)
    rol = models.CharField(max_length=120, blank=True)
    document = models.CharField(max_length=300, blank=True)
    history = Spoor()

    class Meta:
        verbose_name = "bevestiging"
        verbose_name_plural = "bevestigingen"
        ordering = ("uitruil", "datum", "pk")
        constraints = (
            models.UniqueConstraint(fields=("uitruil", "gemeente"), name="bevestiging_eenmaal_per_gemeente"),
            models.CheckConstraint(
                condition=~models.Q(naam="") | ~models.Q(document="") | models.Q(bron__isnull=False),
                name="bevestiging_van_iemand",
            ),
        )

    def __str__(self):
        return f"{self.gemeente} bevestigt {self.uitruil}"

    @classmethod
    def spoor_titel(cls, rij) -> str:
        return "Bevestiging"
