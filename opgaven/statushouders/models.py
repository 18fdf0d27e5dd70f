"""The ledger of the taakstelling statushouders, and the steps of the supervision of it (R7)."""

from django.db import models
from django.db.models import F, Q

from opgaven.bronnen.models import Herleidbaar
from opgaven.gebieden.models import Gebied, Gemeente
from opgaven.rondes.models import Ronde
from opgaven.statushouders import keuzes
from prt.toegang.spoor.handelingen import Spoor


def _post_uniek(heel: bool) -> models.UniqueConstraint:
    """One opening balance and one count per month of an addressee; corrections can be many."""
    return models.UniqueConstraint(
        fields=("ronde", "gebied", "soort") if heel else ("ronde", "gebied", "soort", "maand"),
        condition=Q(maand__isnull=heel) & ~Q(soort=keuzes.Postsoort.CORRECTIE),
        name=f"taakstellingpost_uniek_{'heel' if heel else 'maand'}",
    )


class Taakstellingpost(Herleidbaar):
    """One entry on the taakstelling of statushouders (R7), in persons.

    ``maand``: the first day of the month in which people were housed, empty for a count over the whole half-year.
    A correction adds to what has to be done (or takes off it, when negative), on a date and for a reason.
    """

    ronde = models.ForeignKey(Ronde, models.PROTECT, related_name="posten")
    gebied = models.ForeignKey(Gebied, models.PROTECT, related_name="+")
    soort = models.CharField(max_length=20, choices=keuzes.Postsoort)
    aantal = models.IntegerField()
    maand = models.DateField(null=True, blank=True)
    datum = models.DateField("datum van de correctie", null=True, blank=True)
    reden = models.CharField(max_length=500, blank=True)
    history = Spoor()
    was: int
    """What an import finds it to have been; only there."""

    class Meta:
        verbose_name = "post op de taakstelling"
        verbose_name_plural = "posten op de taakstelling"
        ordering = ("ronde", "maand", "datum", "pk")
        constraints = (
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
            _post_uniek(heel=True),
            _post_uniek(heel=False),
        )

    def __str__(self):
        return f"{self.get_soort_display()} {self.gebied}, {self.ronde}: {self.aantal}"


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
