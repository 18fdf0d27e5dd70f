"""Writing down the steps of a traject."""

from collections.abc import Sequence

from django.db import transaction

from prt.pagina.botsing import eis_afdruk, laatste
from prt.toegang.rollen.rechten import Recht, eis
from prt.toegang.spoor.handelingen import handeling
from prt.toegang.spoor.keuzes import Handelingsoort
from realisatie.besluitvorming.lezen import stappen_toen
from realisatie.besluitvorming.models import Besluitstap
from realisatie.locaties.models import Locatie


@transaction.atomic
def bewaar(
    locatie: Locatie, nieuw: Sequence[Besluitstap], weg: Sequence[Besluitstap], *, versie: int, door, reden: str = ""
) -> None:
    """Write the steps that changed and remove those about which nothing is known any more, as one action.

    Raises:
        Achterhaald: when somebody else changed steps of this locatie since ``versie``.
    """
    eis(door, Recht.LOCATIES_WIJZIGEN, locatie.gemeente)
    Locatie.objects.select_for_update().get(pk=locatie.pk)
    eis_afdruk(laatste(stappen_toen(locatie)), versie)
    if not nieuw and not weg:
        return
    onderwerp = f"Besluitvorming {locatie.naam} ({locatie.gemeente})"
    velden = {"door": door, "reden": reden, "gemeenten": [locatie.gemeente]}
    with handeling(Handelingsoort.GEWIJZIGD, onderwerp, **velden):
        for stap in nieuw:
            stap.save()
        for stap in weg:
            stap.delete()
