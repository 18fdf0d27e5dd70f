"""The kinds of adopted document."""

from django.db import models


class Documentsoort(models.TextChoices):
    """A whole report, or an addition to one that was adopted before."""

    VERSIE = "versie", "Versie"
    ADDENDUM = "addendum", "Addendum"
