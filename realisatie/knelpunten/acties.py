"""Writing down a knelpunt, and changing or solving it."""

from django.db import transaction

from opgaven.gebieden.keuzes import Gebiedsoort
from opgaven.gebieden.werkgebied import rol_bij
from prt.pagina.botsing import eis_versie
from prt.toegang.rollen.rechten import Recht, eis
from prt.toegang.spoor.handelingen import handeling
from prt.toegang.spoor.keuzes import Handelingsoort
from realisatie.knelpunten.models import Knelpunt


def plaats(knelpunt: Knelpunt, *, door) -> Knelpunt:
    """Write a new one."""
    eis(door, Recht.KNELPUNTEN_SCHRIJVEN, knelpunt.gebied)
    knelpunt.door, knelpunt.naam, knelpunt.rol = door, door.naam, rol_bij(door, knelpunt.gebied)
    return _schrijf(knelpunt, Handelingsoort.INGEVOERD, door)


@transaction.atomic
def wijzig(knelpunt: Knelpunt, *, versie: int, door) -> Knelpunt:
    """Raises Achterhaald: when somebody else changed it since ``versie``."""
    eis(door, Recht.KNELPUNTEN_SCHRIJVEN, knelpunt.gebied)
    eis_versie(knelpunt, versie)
    return _schrijf(knelpunt, Handelingsoort.GEWIJZIGD, door)


def _schrijf(knelpunt: Knelpunt, soort, door) -> Knelpunt:
    gebied = knelpunt.gebied
    gemeenten = [gebied] if gebied.soort == Gebiedsoort.GEMEENTE else []
    with handeling(soort, f"Knelpunt {knelpunt}", door=door, gebied=gebied.provincie, gemeenten=gemeenten):
        knelpunt.save()
    return knelpunt
