"""Knelpunten: which somebody may read, and which are open for a report."""

from django.db.models import F, Q

from opgaven.gebieden.models import Gemeente, Provincie, Regio
from opgaven.gebieden.werkgebied import provincies_van
from prt.toegang.rollen.rechten import Recht, bereik, waar
from prt.toegang.spoor.lezen import bekend_op as historie_op
from realisatie.knelpunten.keuzes import Geadresseerde, Knelpuntstatus
from realisatie.knelpunten.models import Knelpunt

GEBIEDEN = ("provincie", "regio", "gemeente")


def zichtbaar(gebruiker):
    """Of the provincies that somebody works in."""
    knelpunten = Knelpunt.objects.filter(provincie__in=provincies_van(gebruiker).values("pk"))
    return knelpunten.select_related(*GEBIEDEN)


def gebieden_van(gebruiker) -> list[Provincie | Regio | Gemeente]:
    """What somebody may write about, the widest first."""
    mijn = bereik(gebruiker)
    staf = mijn.provincies_als_secretaris
    regios = Regio.objects.filter(Q(pk__in=mijn.regios) | Q(provincie__in=staf))
    gemeenten = Gemeente.objects.filter(waar(gebruiker, Recht.KNELPUNTEN_SCHRIJVEN)).deelnemend()
    return [*Provincie.objects.filter(pk__in=staf), *regios, *gemeenten.order_by("naam")]


def over(gebied) -> dict:
    """The fields of a knelpunt that say which gebied it is about."""
    return {"provincie": gebied.provincie, gebied.soort: gebied}


def open_voor(geadresseerde: Geadresseerde, provincie: Provincie, bekend_op=None) -> list[Knelpunt]:
    """What is not solved and asks something of a table, as it was known then; the oldest first. One query."""
    rijen = historie_op(Knelpunt, bekend_op) if bekend_op else Knelpunt.objects.all()
    rijen = rijen.filter(provincie=provincie, geadresseerde=geadresseerde)
    rijen = rijen.exclude(status=Knelpuntstatus.OPGELOST).select_related(*GEBIEDEN)
    rijen = rijen.order_by("thema", "moment", F("id"))
    return [getattr(rij, "instance", rij) for rij in rijen] if bekend_op else list(rijen)
