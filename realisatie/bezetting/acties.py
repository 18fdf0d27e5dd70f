"""Writing down how many people there are at a locatie."""

from django.db import transaction
from django.db.models import Max

from prt.pagina.botsing import eis_afdruk
from prt.toegang.rollen.rechten import eis
from prt.toegang.spoor.keuzes import Handelingsoort
from realisatie.bezetting.keuzes import Teller
from realisatie.bezetting.models import Bezetting
from realisatie.bezetting.rechten import RECHT_PER_TELLER
from realisatie.locaties.acties import over_locatie
from realisatie.locaties.models import Locatie


def tel(bezetting: Bezetting, *, door, versie: int) -> bool:
    """Write a count; a second one for the same day, doelgroep and teller replaces the first. Whether it differed.

    Raises:
        Achterhaald: when another number stands for that day than on the ``versie`` that was seen.
    """
    eis(door, RECHT_PER_TELLER[Teller(bezetting.teller)], bezetting.locatie.gemeente)
    sleutel = {veld: getattr(bezetting, veld) for veld in ("locatie", "doelgroep", "datum", "teller")}
    with transaction.atomic():
        Locatie.objects.select_for_update().get(pk=bezetting.locatie_id)
        bekend = Bezetting.objects.filter(**sleutel).first()
        if bekend and bekend.personen == bezetting.personen:
            return False
        if bekend:
            eis_afdruk(versie_van_tellingen(bezetting.locatie), versie)
            bekend.personen, bezetting = bezetting.personen, bekend
        soort = Handelingsoort.GEWIJZIGD if bekend else Handelingsoort.INGEVOERD
        with over_locatie(bezetting.locatie, soort, door=door):
            bezetting.save()
    return True


def versie_van_tellingen(locatie: Locatie) -> int:
    """The last row of the history of all counts at a locatie."""
    return Bezetting.history.filter(locatie=locatie).aggregate(laatste=Max("history_id"))["laatste"] or 0
