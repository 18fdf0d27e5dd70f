"""Who writes the texts of a verslag, and who adopts it."""

from django.core.exceptions import PermissionDenied

from opgaven.models import Gemeente, Provincie, Regio
from prt.toegang.rechten import bereik

Gebied = Provincie | Regio | Gemeente


def mag_schrijven(gebruiker, gebied: Gebied) -> bool:
    """Whether somebody may write the texts about a gebied: the gemeente, the regiosecretaris, or the CdK's staff."""
    mijn = bereik(gebruiker)
    if isinstance(gebied, Provincie):
        return gebied.pk in mijn.provincies_als_secretaris
    eigen = mijn.gemeenten if isinstance(gebied, Gemeente) else mijn.regios
    return gebied.pk in eigen or gebied.provincie_id in mijn.provincies_als_secretaris


def eis_schrijven(gebruiker, gebied: Gebied) -> None:
    if not mag_schrijven(gebruiker, gebied):
        raise PermissionDenied("Deze tekst schrijft iemand anders. U kunt haar lezen als zij klaar is.")


def mag_regie(gebruiker, provincie: Provincie) -> bool:
    """Whether somebody sets the dates for the texts, and adopts: the CdK's staff."""
    return provincie.pk in bereik(gebruiker).provincies_als_secretaris


def eis_regie(gebruiker, provincie: Provincie) -> None:
    if not mag_regie(gebruiker, provincie):
        raise PermissionDenied("Dit kan alleen de CdK-staf.")


def eis_meelezen(gebruiker) -> None:
    """What is not finished is for who works on it: gemeenten, regiosecretarissen and the CdK's staff."""
    mijn = bereik(gebruiker)
    if not (mijn.gemeenten or mijn.regios or mijn.provincies_als_secretaris):
        raise PermissionDenied("Dit is voor wie aan het verslag werkt: gemeenten, regiosecretarissen en de CdK-staf.")
