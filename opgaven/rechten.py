"""Which provincie somebody works in, who sets what must be achieved, and who keeps and reads the supervision of it."""

from django.core.exceptions import PermissionDenied
from django.db.models import Q
from django.http import Http404
from django.shortcuts import get_object_or_404

from opgaven.models import Gemeente, Provincie
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


def provincie_van(gebruiker, code: str | None = None) -> Provincie:
    """The one asked for by its CBS-code, or otherwise the one that this person works in."""
    provincies = Provincie.objects.filter(regios__isnull=False).distinct()
    if code:
        return get_object_or_404(provincies, cbs_code=code)
    mijn = bereik(gebruiker)
    eigen = Q(pk__in=mijn.hele_provincies)
    eigen |= Q(regios__in=mijn.regios) | Q(gemeenten__in=mijn.gemeenten)
    if provincie := provincies.filter(eigen).first():
        return provincie
    raise Http404("Voor deze provincie is er geen verslag.")


def houdt_toezicht(gebruiker, provincie_id: int) -> bool:
    """Whether somebody enters counts, corrections and steps: the toezichthouder and the CdK's staff."""
    mijn = bereik(gebruiker)
    return provincie_id in mijn.provincies_als_toezichthouder | mijn.provincies_als_secretaris


def eis_toezicht(gebruiker, provincie_id: int) -> None:
    if not houdt_toezicht(gebruiker, provincie_id):
        raise PermissionDenied("Dit kan alleen de toezichthouder wonen of de CdK-staf.")


def mag_toezicht_zien(gebruiker, gemeente: Gemeente) -> bool:
    """The level and the steps: who keeps them, the gemeente itself, and its regiosecretaris."""
    mijn = bereik(gebruiker)
    dichtbij = gemeente.pk in mijn.gemeenten or gemeente.regio_id in mijn.regios
    return dichtbij or houdt_toezicht(gebruiker, gemeente.provincie_id)
