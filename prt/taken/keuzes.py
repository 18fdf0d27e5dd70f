"""The states of a task."""

from django.db.models import TextChoices


class Taakstatus(TextChoices):
    WACHT = "wacht", "wacht"
    BEZIG = "bezig", "bezig"
    KLAAR = "klaar", "klaar"
    MISLUKT = "mislukt", "mislukt"


ONAF = (Taakstatus.WACHT, Taakstatus.BEZIG)
AF = (Taakstatus.KLAAR, Taakstatus.MISLUKT)
