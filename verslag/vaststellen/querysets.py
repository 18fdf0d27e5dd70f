"""Queryset verbs on what was adopted."""

from typing import Self

from django.db import models


class VaststellingQuerySet(models.QuerySet):
    """Verbs on what was adopted; lists leave out the file, which may be large."""

    def van(self, ronde, provincie) -> Self:
        """All documents on the verslag of one cyclus, latest first."""
        gevonden = self.filter(ronde=ronde, provincie=provincie).select_related("handeling", "vorige", "aanbieding")
        return gevonden.defer("pdf").order_by("-nummer")
