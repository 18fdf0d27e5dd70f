"""Every text that a report asks for, with its author, its status and its date."""

from opgaven.gebieden.models import Provincie
from opgaven.rondes.models import Ronde
from verslag.rapport.gebieden import gebieden_van
from verslag.rapport.rapporten import VERSLAG, Rapport
from verslag.teksten.lezen import Tekstregel, inleverdata, lees_teksten, tekstregels


def alle_regels(ronde: Ronde, provincie: Provincie, gebruiker=None, *, rapport: Rapport = VERSLAG) -> list[Tekstregel]:
    """In the order of the report, as far as their status may be known. Four queries."""
    teksten = lees_teksten(ronde, provincie, gebruiker=gebruiker)
    return tekstregels(rapport, gebieden_van(provincie), teksten, inleverdata(ronde, provincie))
