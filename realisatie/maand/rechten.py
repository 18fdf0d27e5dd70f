"""Which right a step in the month asks."""

from prt.toegang.rollen.rechten import Recht
from realisatie.maand.rekenen import Stap

RECHT_PER_STAP = {
    stap: Recht.MAANDSTAND_INDIENEN if stap == Stap.INDIENEN else Recht.MAANDSTAND_BEOORDELEN for stap in Stap
}
"""A gemeente confirms its month, its regio judges."""
