"""How a gebied is named in an address, and the page with its opgaven."""

from django.urls import reverse

from opgaven.gebieden.models import Gebied, Gemeente, Provincie, Regio

SLEUTEL: dict[str, tuple] = {
    "provincie": (Provincie, "cbs_code"),
    "regio": (Regio, "slug"),
    "gemeente": (Gemeente, "cbs_code"),
}


def soort_van(gebied: Gebied) -> str:
    return type(gebied).__name__.lower()


def pad_van(gebied: Gebied) -> str:
    """The page with all opgaven of a gebied."""
    soort = soort_van(gebied)
    return reverse("opgaven-van", args=[soort, getattr(gebied, SLEUTEL[soort][1])])


def code_van(gebied: Gebied) -> str:
    """Names a gebied in an address: no two of any kind share one."""
    return gebied.slug if isinstance(gebied, Regio) else gebied.cbs_code


def provincie_bij(gebied: Gebied) -> Provincie:
    """The provincie that a gebied is, or is in."""
    return gebied if isinstance(gebied, Provincie) else gebied.provincie
