"""Who sets what must be achieved: opgaven, cycli and divisions are the work of the CdK's staff."""

from django.core.exceptions import PermissionDenied

from opgaven.models import Provincie
from prt.toegang.rechten import bereik


def is_staf(gebruiker) -> bool:
    """Whether somebody belongs to the CdK's staff of any provincie."""
    return bool(bereik(gebruiker).provincies_als_secretaris)


def eis_staf(gebruiker) -> None:
    if not is_staf(gebruiker):
        raise PermissionDenied("Dit kan alleen de CdK-staf.")


def eis_staf_van(gebruiker, provincie: Provincie) -> None:
    if provincie.pk not in bereik(gebruiker).provincies_als_secretaris:
        raise PermissionDenied("Dit kan alleen de CdK-staf van deze provincie.")


def provincies_van_staf(gebruiker):
    """The provincies in which somebody belongs to the CdK's staff, for choosing from."""
    mijn = bereik(gebruiker).provincies_als_secretaris
    return Provincie.objects.filter(pk__in=mijn, regios__isnull=False).distinct().prefetch_related("regios")
