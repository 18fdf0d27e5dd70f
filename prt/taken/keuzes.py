"""The states of a task."""

from django.db.models import TextChoices


class Status(TextChoices):
    WACHT = "wacht", "wacht"
    BEZIG = "bezig", "bezig"
    KLAAR = "klaar", "klaar"
    MISLUKT = "mislukt", "mislukt"


ONAF = (Status.WACHT, Status.BEZIG)
AF = (Status.KLAAR, Status.MISLUKT)
