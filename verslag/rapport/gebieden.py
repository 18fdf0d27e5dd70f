"""Which gebieden a report is about: all of a provincie, or the one that an address or a command names."""

from django.utils.text import slugify

from opgaven.gebieden.keuzes import Gebiedsoort
from opgaven.gebieden.models import Gebied, Gemeente, Provincie


def gebieden_van(provincie: Provincie) -> dict[Gebiedsoort, list[Gebied]]:
    """Per kind all gebieden of a provincie, in the order of the verslag. Two queries."""
    return {
        Gebiedsoort.PROVINCIE: [provincie],
        Gebiedsoort.REGIO: list(provincie.regios.deelnemend()),
        Gebiedsoort.GEMEENTE: list(Gemeente.objects.in_gebied(provincie)),
    }


def bij_naam_of_code(gebieden: list[Gebied]) -> dict[str, Gebied]:
    """Every way to name them on the command line: the CBS-code or slug, and the name as a slug."""
    return {sleutel: gebied for gebied in gebieden for sleutel in (slugify(str(gebied)), gebied.code.lower())}
