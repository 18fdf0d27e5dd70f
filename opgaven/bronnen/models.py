"""The documents that figures come from, and what it takes for a fact to name one."""

from typing import Any

from django.db import models


class OpNaam(models.Manager):
    """Lets fixtures refer to a record by the one field that names it: its ``sleutelveld``."""

    model: Any

    def get_by_natural_key(self, sleutel):
        return self.get(**{self.model.sleutelveld: sleutel})


class Bron(models.Model):
    """A document that figures were taken from."""

    sleutelveld = "code"
    code = models.SlugField(unique=True)
    titel = models.CharField(max_length=200)
    opsteller = models.CharField(max_length=200)
    datum = models.DateField(null=True, blank=True)
    objects = OpNaam()

    class Meta:
        verbose_name = "bron"
        verbose_name_plural = "bronnen"
        ordering = ("datum", "titel")

    def __str__(self):
        return self.titel

    def natural_key(self):
        return (self.code,)


class Herleidbaar(models.Model):
    """A fact that can name its document and the place in it; both empty for what was entered in the app."""

    bron = models.ForeignKey(Bron, models.PROTECT, null=True, blank=True, related_name="+")
    vindplaats = models.CharField("plaats in de bron", max_length=200, blank=True)

    class Meta:
        abstract = True
