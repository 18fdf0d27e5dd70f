"""The page with the opgaven of a gebied."""

from django.urls import reverse

from opgaven.gebieden.models import Gebied


def pad_van(gebied: Gebied) -> str:
    """The page with all opgaven of a gebied."""
    return reverse("opgaven-van", args=[gebied.soort, gebied.code])
