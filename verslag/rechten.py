"""Of which provincie somebody sees the figures."""

from django.db.models import Q
from django.http import Http404
from django.shortcuts import get_object_or_404

from opgaven.models import Provincie
from prt.toegang.rechten import bereik


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
