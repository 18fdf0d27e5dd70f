"""What somebody signed: name and role stay when the account goes."""

from django.conf import settings
from django.db import models
from django.utils import timezone


class Ondertekend(models.Model):
    """Who wrote it and when. Name and role are kept as text: they outlive the account."""

    door = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+")
    naam = models.CharField(max_length=120)
    rol = models.CharField(max_length=120)
    moment = models.DateTimeField(default=timezone.now)

    class Meta:
        abstract = True
