"""Versions of a locatie with its periods, counted by the handelingen that changed them."""

from prt.pagina.botsing import laatste
from realisatie.locaties.models import Beschikbaarheid, Locatie


def geschiedenissen_van(locatie: Locatie) -> tuple:
    """Of the locatie itself, and of its periods."""
    return Locatie.history.filter(id=locatie.pk), Beschikbaarheid.history.filter(locatie_id=locatie.pk)


def versie_van(locatie: Locatie) -> int:
    """The last handeling on the locatie or one of its periods; 0 without any."""
    return laatste(*geschiedenissen_van(locatie))
