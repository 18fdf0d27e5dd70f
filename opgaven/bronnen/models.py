"""The documents that figures come from, and what it takes for a fact to name one."""

from django.db import models


class OpCode(models.Manager):
    """Lets fixtures refer to a bron of the land by its code."""

    def get_by_natural_key(self, code):
        return self.get(code=code, gebied__soort="land")


class Bron(models.Model):
    """A document that figures were taken from: of the land, or one that only a provincie knows."""

    gebied = models.ForeignKey("opgaven.Gebied", models.PROTECT, related_name="+", verbose_name="van")
    code = models.SlugField()
    titel = models.CharField(max_length=200)
    opsteller = models.CharField(max_length=200)
    datum = models.DateField(null=True, blank=True)
    objects = OpCode()

    class Meta:
        verbose_name = "bron"
        verbose_name_plural = "bronnen"
        ordering = ("datum", "titel")
        constraints = (models.UniqueConstraint(fields=("gebied", "code"), name="bron_code_uniek_bij_eigenaar"),)

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
