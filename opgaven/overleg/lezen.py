"""Which meetings somebody attends."""

from opgaven.overleg.models import Overleg


def komende(gebruiker, vandaag):
    """The meetings from today that somebody takes part in, soonest first."""
    overleggen = Overleg.objects.van_deelnemer(gebruiker).filter(datum__gte=vandaag)
    return overleggen.select_related("gebied").order_by("datum", "pk")
