"""Finding a gebied by the code that an address or a command names."""

from datetime import date
from typing import Any, TypeVar

from django.http import Http404

from opgaven.gebieden.kaart import kaart
from opgaven.gebieden.models import Gebied, Provincie, soort_van
from opgaven.gebieden.querysets import binnen

Soort = TypeVar("Soort", bound=Gebied)


def vind(gebruiker, model: type[Soort], code: str, *, ook_elders: bool = False, op: date | None = None) -> Soort:
    """The one with this code that takes part here and that somebody may read of; Http404 when there is none.

    By an old code what had come in its place on the day ``op``, today unless said. ``ook_elders``: also when it takes
    no part here.
    """
    land, alle = kaart(), Gebied.objects.leesbaar_voor(gebruiker)
    gebied: Any = alle.filter(code=code).first() if "\0" not in code else None  # PostgreSQL takes none
    if gebied and (sleutel := land.op(op).nu(gebied.pk)) != gebied.pk:
        gebied = alle.filter(pk=sleutel).first()
    hier = gebied and gebied.soort == soort_van(model)
    if hier and (ook_elders or gebied.pk in land.deelnemend | land.deelnemend_op(op)):
        return gebied
    raise Http404("Dit gebied bestaat niet.")


def vind_soort(gebruiker, soort: str, code: str, *, ook_elders: bool = False) -> Gebied:
    """As ``vind``, for an address or a report that names the kind."""
    if soort in Gebied.PER_SOORT:
        return vind(gebruiker, Gebied.PER_SOORT[soort], code, ook_elders=ook_elders)
    raise Http404("Dit gebied bestaat niet.")


def vind_in(provincie: Provincie, code: str) -> Gebied:
    """The provincie itself, or the regio or gemeente in it that takes part here; Http404 when there is none."""
    if code == provincie.code:
        return provincie
    alle = Gebied.objects.deelnemend().filter(binnen(provincie))
    if "\0" not in code and (gebied := alle.filter(code=code).first()):
        return gebied
    raise Http404("Dit gebied bestaat niet.")
