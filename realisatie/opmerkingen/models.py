"""Remarks on a locatie, on a figure or on a text, with their answers."""

from django.conf import settings
from django.db import models
from django.db.models import Q

from opgaven.gebieden.models import Gebied
from prt.toegang.spoor.models import Ondertekend
from realisatie.opmerkingen.querysets import OpmerkingQuerySet


def _een_onderwerp() -> Q:
    """Exactly one: a locatie; a figure of a gemeente; a text about a gemeente, regio or provincie; another remark."""
    velden = ("locatie", "over", "antwoord_op")
    een = {gevuld: Q(**{f"{veld}__isnull": veld != gevuld for veld in velden}) for gevuld in velden}
    los = (een["locatie"] | een["antwoord_op"]) & Q(cijfer="", onderdeel="")
    return los | (een["over"] & ~Q(cijfer=""))


class Opmerking(Ondertekend):
    """A remark on a locatie, on a figure of a gemeente, on a text about a gebied, or an answer to one.

    ``over``: the gebied whose figure or text it is; of a regio or provincie only a text.
    ``maandstap``: the step in which a month was sent back with it; such a remark is only for those who see the month.
    ``onderdeel``: the text of the reports that it is about; such a remark is for those who may read its drafts.
    ``cijfer``: the figure or the text by its name, as its reader knows it.
    """

    locatie = models.ForeignKey("realisatie.Locatie", models.CASCADE, null=True, blank=True, related_name="opmerkingen")
    over = models.ForeignKey(Gebied, models.CASCADE, null=True, blank=True, related_name="opmerkingen")
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
    def gebied(self) -> Gebied | None:
        """What the subject belongs to; an answer has none of its own."""
        return self.over or (self.locatie.gemeente if self.locatie else None)

    @property
    def is_open(self) -> bool:
        return self.opvolging and self.afgesloten_op is None
