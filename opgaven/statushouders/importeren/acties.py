"""Taking over a sheet with counts: all of it or nothing."""

from opgaven.statushouders.acties import leg_tellingen_vast, vergelijk, versie_van_tellingen
from opgaven.statushouders.importeren.lezen import Telbladinlezing
from prt.toegang.spoor.keuzes import Herkomst
from prt.werkboek.uitslag import Uitslag


def importeer(inlezing: Telbladinlezing, *, door, proef: bool, versie: int | None = None) -> Uitslag:
    """Take the counts over, or with ``proef`` only say what would happen.

    Raises:
        Achterhaald: when somebody else counted since ``versie``.
    """
    bevindingen, tellingen = inlezing.bevindingen, inlezing.tellingen
    if bevindingen.aantal:
        return Uitslag(problemen=bevindingen.problemen, verzwegen=bevindingen.verzwegen)
    if not proef:
        return Uitslag(leg_tellingen_vast(tellingen, door=door, herkomst=Herkomst.IMPORT, versie=versie))
    gezien = versie_van_tellingen({t.gemeente for t in tellingen}, {t.ronde for t in tellingen})
    return Uitslag(vergelijk(tellingen), versie=gezien)
