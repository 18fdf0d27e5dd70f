"""Who may do what with a locatie. Fetching with a scope gives a stranger 404; this gives a reader 403."""

from django.core.exceptions import PermissionDenied

from opgaven.models import Gemeente


def mag_wijzigen(gebruiker, gemeente: Gemeente) -> bool:
    """Whether somebody may enter and change the locaties of a gemeente."""
    return Gemeente.objects.in_te_voeren_door(gebruiker).filter(pk=gemeente.pk).exists()


def eis_wijzigen(gebruiker, gemeente: Gemeente) -> None:
    if not mag_wijzigen(gebruiker, gemeente):
        raise PermissionDenied("U kunt de locaties van deze gemeente bekijken, maar niet wijzigen.")


def mag_invoeren(gebruiker) -> bool:
    """Whether somebody may enter locaties at all."""
    return Gemeente.objects.in_te_voeren_door(gebruiker).exists()


def eis_invoer(gebruiker) -> None:
    if not mag_invoeren(gebruiker):
        raise PermissionDenied("U kunt locaties bekijken, maar niet invoeren.")
