"""The memberships of a gebied beside it, in the administration."""

from django.core.exceptions import ValidationError
from django.forms import BaseInlineFormSet

from opgaven.gebieden.keuzes import Gebiedsoort, Lidsoort

IN_EEN_PROVINCIE = (Gebiedsoort.REGIO, Gebiedsoort.GEMEENTE)


class Lidmaatschapset(BaseInlineFormSet):
    """A regio or gemeente lies in a provincie: without one, nobody would read or count it."""

    def clean(self):
        super().clean()
        soorten = {formulier.cleaned_data.get("soort") for formulier in self.forms if not self._gaat_weg(formulier)}
        if self.instance.soort in IN_EEN_PROVINCIE and Lidsoort.PROVINCIE not in soorten:
            raise ValidationError("Voeg een lidmaatschap toe met de provincie waar dit gebied in ligt.")

    def _gaat_weg(self, formulier) -> bool:
        return not hasattr(formulier, "cleaned_data") or bool(formulier.cleaned_data.get("DELETE"))
