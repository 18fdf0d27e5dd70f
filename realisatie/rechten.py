"""In whose name somebody counts, confirms and writes: what is more than a line in the table of rights."""

from collections.abc import Sequence

from opgaven.gebieden.models import Gemeente, Provincie, Regio
from prt.toegang.rollen.keuzes import Rolsoort
from prt.toegang.rollen.rechten import Recht, bereik, mag
from realisatie.keuzes import Teller
from realisatie.rekenen.maand import Stap

Gebied = Gemeente | Regio | Provincie

RECHT_PER_STAP = {
    stap: Recht.MAANDSTAND_INDIENEN if stap == Stap.INDIENEN else Recht.MAANDSTAND_BEOORDELEN for stap in Stap
}
"""A gemeente confirms its month, its regio judges."""


def tellers_van(gebruiker, gemeente: Gemeente) -> tuple[Teller, ...]:
    """For whom somebody may enter counts of people at a locatie."""
    namens = {Teller.GEMEENTE: Recht.TELLEN_ALS_GEMEENTE, Teller.COA: Recht.TELLEN_ALS_COA}
    return tuple(teller for teller, recht in namens.items() if mag(gebruiker, recht, gemeente))


def mag_namens_bevestigen(gebruiker, gemeente: Gemeente, partijen: Sequence[Gemeente]) -> bool:
    """Whether somebody may write down that a gemeente agrees, with the document in which it says so.

    A gemeente outside every regio has nobody here: the CdK's staff of another party does it.
    """
    if gemeente.regio_id is None:
        return mag(gebruiker, Recht.UITRUIL_NAMENS_BUITEN_BEVESTIGEN, partijen)
    return mag(gebruiker, Recht.UITRUIL_NAMENS_BEVESTIGEN, gemeente)


def vertrouwde_gemeenten(gebruiker) -> set[int]:
    """The gemeenten of which somebody sees everything (DOMEIN §6)."""
    return set(Gemeente.objects.vertrouwd_voor(gebruiker).values_list("pk", flat=True))


def rol_bij(gebruiker, gebied: Gebied) -> str:
    """The role in which somebody acts for a gebied, as text to keep; the nearest one first."""
    mijn = bereik(gebruiker)
    regio = gebied.regio if isinstance(gebied, Gemeente) else gebied
    provincie = gebied if isinstance(gebied, Provincie) else gebied.provincie
    if isinstance(gebied, Gemeente) and gebied.pk in mijn.gemeenten:
        return f"{Rolsoort.MEDEWERKER_GEMEENTE.label} {gebied.naam}"
    if isinstance(regio, Regio) and regio.pk in mijn.regios:
        return f"{Rolsoort.REGIOSECRETARIS.label} {regio.naam}"
    if provincie.pk in mijn.provincies_als_secretaris:
        return f"{Rolsoort.PRT_SECRETARIS.label} {provincie.naam}"
    return Rolsoort.LEZER.label
