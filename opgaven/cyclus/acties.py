"""Starting the next cyclus: its ronde, its rule and its planning at once. Nothing that is computed is copied."""

from datetime import date

from opgaven.gebieden.models import Provincie, het_land
from opgaven.planning.acties import voeg_toe_aan_planning
from opgaven.rondes.keuzes import Stroom
from opgaven.rondes.models import Ronde
from opgaven.rondes.rekenen import Telregel
from prt.problemen import KanNiet
from prt.toegang.rollen.rechten import Recht, eis
from prt.toegang.spoor.handelingen import handeling
from prt.toegang.spoor.keuzes import Handelingsoort


def code_van(nummer: int) -> str:
    return f"asiel-{nummer}"


def start_cyclus(
    *,
    nummer: int,
    naam: str,
    van: date,
    tot: date,
    venster_van: date,
    venster_tot: date,
    verslag_uiterlijk: date,
    telregel: Telregel,
    telregel_in_woorden: str,
    provincie: Provincie,
    door,
) -> Ronde:
    """A ronde that was known already (its opgave was published first) becomes the cyclus; otherwise it is new.

    The cyclus is the land's; ``provincie`` gets its planning.

    Raises:
        KanNiet: when there is a cyclus with this number.
    """
    eis(door, Recht.CYCLUS_STARTEN, provincie)
    with handeling(Handelingsoort.INGEVOERD, f"Cyclus {nummer} gestart", door=door, gebied=het_land()):
        if Ronde.objects.filter(nummer=nummer).exists():
            raise KanNiet(f"Cyclus {nummer} is al gestart.", "nummer")
        sleutel = {"gebied": het_land(), "code": code_van(nummer)}
        ronde = Ronde.objects.select_for_update().filter(**sleutel).first() or Ronde(**sleutel)
        ronde.stroom, ronde.nummer, ronde.naam = Stroom.ASIEL, nummer, naam
        ronde.van, ronde.tot = van, tot
        ronde.venster_van, ronde.venster_tot = venster_van, venster_tot
        ronde.verslag_uiterlijk = verslag_uiterlijk
        ronde.telregel, ronde.telregel_in_woorden = telregel, telregel_in_woorden
        ronde.save()
        voeg_toe_aan_planning(ronde, provincie, door=door)
    return ronde
