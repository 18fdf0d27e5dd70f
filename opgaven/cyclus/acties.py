"""Starting the next cyclus, for the whole land: its ronde and its rule. Nothing that is computed is copied."""

from datetime import date

from opgaven.gebieden.models import het_land
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
    door,
) -> Ronde:
    """A ronde that was known already (its opgave was published first) becomes the cyclus; otherwise it is new.

    Every provincie makes its own planning of it (``maak_planning``).

    Raises:
        KanNiet: when there is a cyclus with this number.
    """
    land = het_land()
    eis(door, Recht.CYCLUS_STARTEN, land)
    with handeling(Handelingsoort.INGEVOERD, f"Cyclus {nummer} gestart", door=door, gebied=land):
        if Ronde.objects.filter(nummer=nummer).exists():
            raise KanNiet(f"Cyclus {nummer} is al gestart.", "nummer")
        sleutel = {"gebied": land, "code": code_van(nummer)}
        ronde = Ronde.objects.select_for_update().filter(**sleutel).first() or Ronde(**sleutel)
        ronde.stroom, ronde.nummer, ronde.naam = Stroom.ASIEL, nummer, naam
        ronde.van, ronde.tot = van, tot
        ronde.venster_van, ronde.venster_tot = venster_van, venster_tot
        ronde.verslag_uiterlijk = verslag_uiterlijk
        ronde.telregel, ronde.telregel_in_woorden = telregel, telregel_in_woorden
        ronde.save()
    return ronde
