"""Knelpunten: which somebody may read, and which are open for a report."""

from django.db.models import F

from opgaven.gebieden.models import Gebied, Gemeente, Provincie, Regio
from opgaven.gebieden.querysets import binnen, leesbaar_in
from prt.toegang.rollen.rechten import Recht, waar
from prt.toegang.spoor.lezen import bekend_op as historie_op
from realisatie.knelpunten.keuzes import Geadresseerde, Knelpuntstatus
from realisatie.knelpunten.models import Knelpunt


def zichtbaar(gebruiker):
    """Of the provincies that somebody works in."""
    return Knelpunt.objects.filter(leesbaar_in(gebruiker, "gebied")).select_related("gebied")


def gebieden_van(gebruiker) -> list[Gebied]:
    """What somebody may write about, the widest first."""
    hier = waar(gebruiker, Recht.KNELPUNTEN_SCHRIJVEN)
    return [gebied for model in (Provincie, Regio, Gemeente) for gebied in model.objects.filter(hier).deelnemend()]


def open_voor(geadresseerde: Geadresseerde, provincie: Provincie, bekend_op=None) -> list[Knelpunt]:
    """What is not solved and asks something of a table, as it was known then; the oldest first. One query."""
    rijen = historie_op(Knelpunt, bekend_op) if bekend_op else Knelpunt.objects.all()
    rijen = rijen.filter(binnen(provincie, "gebied"), geadresseerde=geadresseerde)
    rijen = rijen.exclude(status=Knelpuntstatus.OPGELOST).select_related("gebied")
    rijen = rijen.order_by("thema", "moment", F("id"))
    return [getattr(rij, "instance", rij) for rij in rijen] if bekend_op else list(rijen)
