"""Which gebieden a report is about: all of a provincie, or the one that an address or a command names."""

from django.shortcuts import get_object_or_404
from django.utils.text import slugify

from opgaven.gebieden.adres import code_van
from opgaven.gebieden.models import Gebied, Gemeente, Provincie, Regio
from verslag.rapport.onderdelen import Gebiedsoort


def gebieden_van(provincie: Provincie) -> dict[Gebiedsoort, list[Gebied]]:
    """Per kind all gebieden of a provincie, in the order of the verslag. Two queries."""
    gemeenten = Gemeente.objects.filter(provincie=provincie, regio__isnull=False).select_related("provincie", "regio")
    return {
        Gebiedsoort.PROVINCIE: [provincie],
        Gebiedsoort.REGIO: list(provincie.regios.select_related("provincie")),
        Gebiedsoort.GEMEENTE: list(gemeenten.in_verslagvolgorde()),
    }


def zoek_gebied(soort: Gebiedsoort, code: str) -> Gebied:
    """The gebied of this kind with this code, of any provincie with regio's. Raises Http404."""
    if soort == Gebiedsoort.PROVINCIE:
        return get_object_or_404(Provincie.objects.filter(regios__isnull=False).distinct(), cbs_code=code)
    if soort == Gebiedsoort.REGIO:
        return get_object_or_404(Regio.objects.select_related("provincie"), slug=code)
    gemeenten = Gemeente.objects.filter(regio__isnull=False).select_related("provincie", "regio")
    return get_object_or_404(gemeenten, cbs_code=code)


def bij_naam_of_code(gebieden: list[Gebied]) -> dict[str, Gebied]:
    """Every way to name them on the command line: the CBS-code or slug, and the name as a slug."""
    return {sleutel: gebied for gebied in gebieden for sleutel in (slugify(str(gebied)), code_van(gebied).lower())}


def soort_van(gebied: Gebied) -> Gebiedsoort:
    return Gebiedsoort(type(gebied).__name__.lower())
