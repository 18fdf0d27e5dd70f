"""A form that is sent twice does its work once: a double press, or Back and saving again."""

from collections.abc import Callable
from datetime import timedelta
from uuid import UUID

from django.db import IntegrityError, transaction
from django.utils import timezone

from prt.toegang.spoor.models import Inzending

BEWAARD = timedelta(days=2)


def verzend(gebruiker, sleutel: UUID, doe: Callable[[], str]) -> tuple[str, bool]:
    """Do it, once for this key: the address of what came of it, and whether it was done now.

    A second press waits for the first: the key is in the database until the work is done, or not at all.
    """
    try:
        with transaction.atomic():
            Inzending.objects.filter(gebruiker=gebruiker, wanneer__lt=timezone.now() - BEWAARD).delete()
            inzending = Inzending.objects.create(sleutel=sleutel, gebruiker=gebruiker)
            inzending.adres = doe()
            inzending.save(update_fields=("adres",))
            return inzending.adres, True
    except IntegrityError:
        if adres := eerder_verzonden(gebruiker, sleutel):
            return adres, False
        raise


def eerder_verzonden(gebruiker, sleutel: UUID) -> str:
    """Where it led; "" when it was never sent."""
    return Inzending.objects.filter(sleutel=sleutel, gebruiker=gebruiker).values_list("adres", flat=True).first() or ""
