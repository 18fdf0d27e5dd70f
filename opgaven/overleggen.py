"""Who attends a meeting of the PRT or of an RRT, and keeping one with its trail."""

from django.db import transaction

from opgaven.models_overleg import Overleg
from prt.pagina.botsing import eis_versie
from prt.toegang.spoor.handelingen import handeling
from prt.toegang.spoor.keuzes import Handelingsoort


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
