"""Keeping a meeting, its decisions and its actions, each with its trail."""

from django.db import transaction

from opgaven.overleg.models import Overleg
from prt.pagina.botsing import eis_versie
from prt.toegang.rollen.rechten import Recht, eis
from prt.toegang.spoor.handelingen import handeling
from prt.toegang.spoor.keuzes import Handelingsoort


@transaction.atomic
def bewaar(rij, overleg: Overleg, *, versie: int, door) -> None:
    """The meeting itself, or a decision or action of it. Of a meeting that goes to another table both are asked.

    Raises:
        Achterhaald: when somebody else changed it since ``versie``.
    """
    for tafel in (overleg, *Overleg.objects.filter(pk=overleg.pk).select_related("gebied")):
        eis(door, Recht.OVERLEGGEN_BIJHOUDEN, tafel.gebied)
    if rij.pk:
        eis_versie(rij, versie)
    soort = Handelingsoort.GEWIJZIGD if rij.pk else Handelingsoort.INGEVOERD
    naam = rij._meta.verbose_name.capitalize()
    with handeling(soort, f"{naam} {overleg}", door=door, gebied=overleg.provincie):
        rij.save()
