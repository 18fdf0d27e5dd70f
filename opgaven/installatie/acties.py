"""Which provincies take part, from which day."""

from datetime import date

from django.db import transaction

from opgaven.gebieden.keuzes import Lidsoort
from opgaven.gebieden.models import Lidmaatschap, Provincie, het_land
from opgaven.installatie.lezen import laatste_deelname
from prt.pagina.botsing import eis_afdruk
from prt.problemen import KanNiet
from prt.toegang.rollen.rechten import Recht, eis
from prt.toegang.spoor.handelingen import handeling
from prt.toegang.spoor.keuzes import Handelingsoort
from prt.weergave import datum


@transaction.atomic
def zet_deelname(provincie: Provincie, *, vanaf: date, reden: str, door, versie: int) -> Lidmaatschap:
    """It takes part from this day on; or no longer, when it did. What it entered stays.

    Args:
        versie: what was settled last, as somebody saw it (``laatste_deelname``).

    Raises:
        Achterhaald: when somebody else settled it since.
        KanNiet: when it was settled for a later day.
    """
    land = het_land()
    eis(door, Recht.INSTALLATIE_BEHEREN, land)
    Provincie.objects.select_for_update().get(pk=provincie.pk)  # one at a time
    laatste = laatste_deelname(provincie)
    eis_afdruk(laatste.pk if laatste else 0, versie)
    begint = not (laatste and laatste.groep_id)
    if laatste and vanaf <= laatste.vanaf:
        al = f"Voor {provincie} is al iets vastgelegd vanaf {datum(laatste.vanaf)}."
        raise KanNiet(f"{al} Kies een dag daarna.", "vanaf")
    wat = "doet mee" if begint else "doet niet meer mee"
    velden = {"door": door, "reden": reden, "gebied": land}
    with handeling(Handelingsoort.GEWIJZIGD, f"{provincie} {wat} vanaf {datum(vanaf)}", **velden):
        groep = land if begint else None
        return Lidmaatschap.objects.create(gebied=provincie, soort=Lidsoort.DEELNAME, groep=groep, vanaf=vanaf)
