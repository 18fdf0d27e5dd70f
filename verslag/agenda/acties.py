"""The private address of somebody's own calendar."""

from prt.toegang.rollen.models import Agendasleutel, nieuwe_sleutel
from prt.toegang.rollen.rechten import ERGENS, Recht, eis


def vernieuw_sleutel(*, door) -> bool:
    """Make an address, or another that ends the first. Whether it is the first."""
    eis(door, Recht.LEZEN, ERGENS)
    _, is_nieuw = Agendasleutel.objects.update_or_create(gebruiker=door, defaults={"sleutel": nieuwe_sleutel()})
    return is_nieuw
