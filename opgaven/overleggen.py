"""Who attends a meeting of the PRT or of an RRT, and keeping one with its trail."""

from opgaven.models_overleg import Overleg
from prt.toegang.handelingen import handeling
from prt.toegang.keuzes import Handelingsoort


def komende(gebruiker, vandaag):
    """The meetings from today that somebody takes part in, soonest first."""
    overleggen = Overleg.objects.van_deelnemer(gebruiker).filter(datum__gte=vandaag)
    return overleggen.select_related("provincie", "regio").order_by("datum", "pk")


def bewaar(rij, overleg: Overleg, *, door) -> None:
    """The meeting itself, or a decision or action of it."""
    soort = Handelingsoort.GEWIJZIGD if rij.pk else Handelingsoort.INGEVOERD
    naam = rij._meta.verbose_name.capitalize()
    with handeling(soort, f"{naam} {overleg}", door=door, provincie=overleg.provincie):
        rij.save()
