"""Who reads, keeps and attends a meeting of the PRT or of an RRT, and keeping one with its trail."""

from django.core.exceptions import PermissionDenied
from django.db import transaction

from opgaven.models_overleg import Overleg
from prt.botsing import eis_versie
from prt.toegang.handelingen import handeling
from prt.toegang.keuzes import Handelingsoort
from prt.toegang.rechten import bereik


def mag_bijhouden(gebruiker, overleg: Overleg) -> bool:
    """The CdK's staff any of the provincie, a regiosecretaris those of the own RRT."""
    mijn = bereik(gebruiker)
    return overleg.provincie_id in mijn.provincies_als_secretaris or overleg.regio_id in mijn.regios


def eis_bijhouden(gebruiker, overleg: Overleg) -> None:
    if not mag_bijhouden(gebruiker, overleg):
        raise PermissionDenied("Dit overleg houdt de CdK-staf bij, en bij een RRT ook de regiosecretaris.")


def houdt_overleggen_bij(gebruiker) -> bool:
    mijn = bereik(gebruiker)
    return bool(mijn.provincies_als_secretaris or mijn.regios)


def komende(gebruiker, vandaag):
    """The meetings from today that somebody takes part in, soonest first."""
    overleggen = Overleg.objects.van_deelnemer(gebruiker).filter(datum__gte=vandaag)
    return overleggen.select_related("provincie", "regio").order_by("datum", "pk")


@transaction.atomic
def bewaar(rij, overleg: Overleg, *, versie: int, door) -> None:
    """The meeting itself, or a decision or action of it.

    Raises:
        Achterhaald: when somebody else changed it since ``versie``.
    """
    if rij.pk:
        eis_versie(rij, versie)
    soort = Handelingsoort.GEWIJZIGD if rij.pk else Handelingsoort.INGEVOERD
    naam = rij._meta.verbose_name.capitalize()
    with handeling(soort, f"{naam} {overleg}", door=door, provincie=overleg.provincie):
        rij.save()
