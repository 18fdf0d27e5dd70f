"""The kinds of reminder."""

from django.db import models


class Mailsoort(models.TextChoices):
    """The reminders of the monthly report: to whom, and before or after the last day."""

    MEDEWERKER_VOORAF = "medewerker_vooraf", "Medewerker gemeente, een week vooraf"
    MEDEWERKER_TE_LAAT = "medewerker_te_laat", "Medewerker gemeente, te laat"
    REGIO_VOORAF = "regio_vooraf", "Regiosecretaris, een week vooraf"
    REGIO_TE_LAAT = "regio_te_laat", "Regiosecretaris, te laat"
