"""How a gebied is named in an address, and the page with its opgaven."""

from django.urls import reverse

from opgaven.gebieden.models import Gebied, Gemeente, Provincie, Regio

SLEUTEL = {"provincie": (Provincie, "cbs_code"), "regio": (Regio, "slug"), "gemeente": (Gemeente, "cbs_code")}


def soort_van(gebied: Gebied) -> str:
    return gebied._meta.model_name


def pad_van(gebied: Gebied) -> str:
    """The page with all opgaven of a gebied."""
    soort = soort_van(gebied)
    return reverse("opgaven-van", args=[soort, getattr(gebied, SLEUTEL[soort][1])])
