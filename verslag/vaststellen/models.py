"""What was adopted: figures, texts and file as they were, for good. The database refuses to change or remove it."""

from django.db import models
from django.db.models import Q

from opgaven.gebieden.models import Provincie
from opgaven.rondes.models import Ronde
from prt.toegang.spoor.models import Handeling
from verslag.vaststellen.keuzes import Documentsoort
from verslag.vaststellen.querysets import VaststellingQuerySet


class Vaststelling(models.Model):
    """One adopted document. ``moment``: everything in it is as it was known then (R11).

    ``cijfers`` and ``teksten`` are what it was drawn from, ``sjabloonversie`` the hash of the templates and styles,
    ``redenen`` why it was adopted in spite of what was still open. Who and when stand in ``handeling``.
    """

    onwrikbaar = True

    ronde = models.ForeignKey(Ronde, models.PROTECT, related_name="vaststellingen")
    provincie = models.ForeignKey(Provincie, models.PROTECT, related_name="+")
    soort = models.CharField(max_length=10, choices=Documentsoort)
    nummer = models.PositiveSmallIntegerField()
    vorige = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="volgende")
    titel = models.CharField(max_length=200)
    peildatum = models.DateField()
    moment = models.DateTimeField()
    reden = models.TextField(blank=True)
    redenen = models.JSONField(default=dict, blank=True)
    cijfers = models.JSONField()
    teksten = models.JSONField()
    sjabloonversie = models.CharField(max_length=64)
    pdf = models.BinaryField()
    sha256 = models.CharField(max_length=64)
    handeling = models.ForeignKey(Handeling, models.PROTECT, related_name="+")
    objects = VaststellingQuerySet.as_manager()

    class Meta:
        verbose_name = "vaststelling"
        verbose_name_plural = "vaststellingen"
        ordering = ("-nummer",)
        constraints = (
            models.UniqueConstraint(fields=("ronde", "provincie", "nummer"), name="vaststelling_nummer_uniek"),
            models.CheckConstraint(
                condition=Q(nummer=1, vorige=None, soort=Documentsoort.VERSIE)
                | (Q(nummer__gt=1, vorige__isnull=False) & ~Q(reden="")),
                name="vaststelling_eerste_of_met_reden",
            ),
            models.CheckConstraint(condition=Q(sha256__regex=r"^[0-9a-f]{64}$"), name="vaststelling_sha256"),
        )

    def __str__(self):
        return f"{self.get_soort_display()} {self.nummer}"

    @property
    def aangeboden(self) -> "Aanbieding | None":
        """To whom and when; nothing while it was not."""
        return getattr(self, "aanbieding", None)

    @property
    def opvolging(self) -> str:
        """Which version it came after, or belongs to, behind the sentence that says who adopted it."""
        if not self.vorige:
            return ""
        return f", {'bij' if self.soort == Documentsoort.ADDENDUM else 'na'} {str(self.vorige).lower()}"

    @property
    def bestandsnaam(self) -> str:
        return f"verslag-{self.provincie.naam.lower()}-{self.ronde.code}-{self.soort}-{self.nummer}.pdf"


class Aanbieding(models.Model):
    """That an adopted document was offered, to whom, when and under which kenmerk."""

    onwrikbaar = True

    vaststelling = models.OneToOneField(Vaststelling, models.PROTECT, related_name="aanbieding")
    aan = models.CharField(max_length=120, default="de minister van Asiel en Migratie")
    datum = models.DateField()
    kenmerk = models.CharField(max_length=60)
    handeling = models.ForeignKey(Handeling, models.PROTECT, related_name="+")

    class Meta:
        verbose_name = "aanbieding"
        verbose_name_plural = "aanbiedingen"
        constraints = (models.CheckConstraint(condition=~Q(kenmerk=""), name="aanbieding_met_kenmerk"),)

    def __str__(self):
        return f"{self.vaststelling} aangeboden op {self.datum}, {self.kenmerk}"
