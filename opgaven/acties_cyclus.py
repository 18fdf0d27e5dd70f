"""Starting the next cyclus: its ronde, its rule and its planning at once. Nothing that is computed is copied."""

from datetime import date

from opgaven.keuzes import Stroom, Telregel
from opgaven.models import Mijlpaal, Ronde
from opgaven.rechten import eis_staf
from opgaven.rekenen.mijlpalen import mijlpalen
from prt.toegang.handelingen import handeling
from prt.toegang.keuzes import Handelingsoort

AFGELEID = "afgeleid van de planning van cyclus 1; niet gepubliceerd"


class AlBegonnen(Exception):
    """There is a cyclus with this number already."""


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

    Raises:
        AlBegonnen: when there is a cyclus with this number.
    """
    eis_staf(door)
    with handeling(Handelingsoort.INGEVOERD, f"Cyclus {nummer} gestart", door=door):
        if Ronde.objects.filter(nummer=nummer).exists():
            raise AlBegonnen(f"Cyclus {nummer} is al gestart.")
        ronde = Ronde.objects.select_for_update().filter(code=code_van(nummer)).first() or Ronde(code=code_van(nummer))
        ronde.stroom, ronde.nummer, ronde.naam = Stroom.ASIEL, nummer, naam
        ronde.van, ronde.tot = van, tot
        ronde.venster_van, ronde.venster_tot = venster_van, venster_tot
        ronde.verslag_uiterlijk = verslag_uiterlijk
        ronde.telregel, ronde.telregel_in_woorden = telregel, telregel_in_woorden
        ronde.save()
        Mijlpaal.objects.bulk_create(
            Mijlpaal(
                ronde=ronde,
                datum=dag,
                omschrijving=stap.omschrijving,
                verantwoordelijk=stap.verantwoordelijk,
                vindplaats=AFGELEID,
            )
            for dag, stap in mijlpalen(van)
        )
    return ronde
