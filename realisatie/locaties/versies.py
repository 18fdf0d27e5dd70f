"""Versions of a locatie with its periods, counted by the handelingen that changed them."""

from django.db.models import Max

from realisatie.locaties.models import Beschikbaarheid, Locatie


def versie_van(locatie: Locatie) -> int:
    """The last handeling on the locatie or one of its periods; 0 without any."""
    eigen = Locatie.history.filter(id=locatie.pk).aggregate(laatste=Max("handeling"))["laatste"]
    periodes = Beschikbaarheid.history.filter(locatie_id=locatie.pk).aggregate(laatste=Max("handeling"))["laatste"]
    return max(eigen or 0, periodes or 0)


def in_versie(locatie: Locatie, versie: int) -> tuple[Locatie, dict[int, Beschikbaarheid]]:
    """The locatie and its periods by key as that version had them."""
    toen = Locatie.history.filter(id=locatie.pk, handeling__lte=versie).order_by("-history_id").first()
    rijen = Beschikbaarheid.history.filter(locatie_id=locatie.pk, handeling__lte=versie).order_by("history_id")
    return toen.instance if toen else locatie, {rij.id: rij.instance for rij in rijen}
