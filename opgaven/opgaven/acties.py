"""Writing down an opgave by a document: earlier figures stay, this one is in force from its day on."""

from datetime import date

from opgaven.bronnen.models import Bron
from opgaven.gebieden.keuzes import Gebiedsoort
from opgaven.gebieden.models import Gebied
from opgaven.opgaven.controles import waarom_niet_van
from opgaven.opgaven.models import Opgave
from opgaven.rondes.models import Ronde
from prt.problemen import KanNiet
from prt.toegang.rollen.rechten import Recht, eis
from prt.toegang.spoor.handelingen import handeling
from prt.toegang.spoor.keuzes import Handelingsoort


def leg_opgave_vast(
    *,
    ronde: Ronde,
    gebied: Gebied,
    grondslag: str,
    geldig_vanaf: date,
    aantal: int,
    waarvan_amv: int | None,
    bron: Bron | None,
    vindplaats: str,
    reden: str,
    door,
) -> Opgave:
    """``gebied``: the whole land too, which the beheerder van de installatie writes down.

    Raises:
        KanNiet: when the ronde or the bron is of a provincie and the opgave of another gebied.
    """
    landelijk = gebied.soort == Gebiedsoort.LAND
    eis(door, Recht.LANDELIJK_VASTLEGGEN if landelijk else Recht.OPGAVEN_VASTLEGGEN, gebied.bestuur)
    for wat, veld in ((ronde, "ronde"), (bron, "bron")):
        if niet := waarom_niet_van(wat, gebied):
            raise KanNiet(niet, veld)
    opgave = Opgave(
        ronde=ronde,
        gebied=gebied,
        grondslag=grondslag,
        geldig_vanaf=geldig_vanaf,
        aantal=aantal,
        waarvan_amv=waarvan_amv,
        bron=bron,
        vindplaats=vindplaats,
    )
    gemeenten = [gebied] if gebied.soort == Gebiedsoort.GEMEENTE else []
    velden = {"door": door, "reden": reden, "gebied": gebied.bestuur, "gemeenten": gemeenten}
    with handeling(Handelingsoort.INGEVOERD, f"Opgave {opgave}", **velden):
        opgave.save()
    return opgave
