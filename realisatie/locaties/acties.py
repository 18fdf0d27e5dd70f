"""Writes on a locatie with its periods: all or nothing, and with the person who does them."""

from collections.abc import Sequence

from django.db import transaction

from opgaven.gebieden.models import Gemeente
from prt.pagina.botsing import eis_afdruk
from prt.toegang.rollen.rechten import Recht, eis
from prt.toegang.spoor.handelingen import handeling
from prt.toegang.spoor.keuzes import Handelingsoort
from realisatie.locaties.models import Beschikbaarheid, Locatie
from realisatie.locaties.rekenen import Hardheid
from realisatie.locaties.versies import versie_van


@transaction.atomic
def bewaar(
    locatie: Locatie,
    periodes: Sequence[Beschikbaarheid],
    *,
    door,
    reden: str = "",
    ook_locatie: bool = True,
    versie: int | None = None,
) -> Locatie:
    """Write a locatie and those of its periods that changed, as one action; without any change nothing happens.

    Args:
        ook_locatie: whether the locatie itself changed, and not just its periods.
        versie: what ``versie_van`` said when the change began; None does not look.

    Raises:
        Achterhaald: when somebody else changed it since.
    """
    eis(door, Recht.LOCATIES_WIJZIGEN, locatie.gemeente)
    if locatie.pk:
        eis(door, Recht.LOCATIES_WIJZIGEN, Gemeente.objects.get(locaties=locatie.pk))  # from where it goes
        _eis_versie(locatie, versie)
    if not ook_locatie and not periodes:
        return locatie
    soort = Handelingsoort.GEWIJZIGD if locatie.pk else Handelingsoort.INGEVOERD
    with over_locatie(locatie, soort, door=door, reden=reden):
        if ook_locatie:
            locatie.save()
        for periode in periodes:
            periode.locatie = locatie
            periode.save()
    return locatie


def _eis_versie(locatie: Locatie, versie: int | None) -> None:
    """Within a transaction: nobody changed the locatie since; writers of one locatie take turns."""
    if versie is not None:
        Locatie.objects.select_for_update().get(pk=locatie.pk)
        eis_afdruk(versie_van(locatie), versie)


@transaction.atomic
def beeindig(periode: Beschikbaarheid, *, door, reden: str = "", versie: int | None = None) -> None:
    """Write the end that the period has been given. ``versie`` as for ``bewaar``, which may raise the same."""
    eis(door, Recht.LOCATIES_WIJZIGEN, periode.locatie.gemeente)
    _eis_versie(periode.locatie, versie)
    with over_locatie(periode.locatie, Handelingsoort.BEEINDIGD, door=door, reden=reden):
        periode.save(update_fields=("tot", "tot_precisie", "optie_tot"))


@transaction.atomic
def trek_in(periode: Beschikbaarheid, *, door, reden: str = "", versie: int | None = None) -> None:
    """The period stays, as vervallen, and counts nowhere any more. ``versie`` as for ``bewaar``."""
    eis(door, Recht.LOCATIES_WIJZIGEN, periode.locatie.gemeente)
    _eis_versie(periode.locatie, versie)
    periode.hardheid = Hardheid.VERVALLEN
    with over_locatie(periode.locatie, Handelingsoort.INGETROKKEN, door=door, reden=reden):
        periode.save(update_fields=("hardheid",))


def over_locatie(locatie: Locatie, soort: Handelingsoort, **velden):
    return handeling(soort, f"{locatie.naam} ({locatie.gemeente})", gemeenten=[locatie.gemeente], **velden)
