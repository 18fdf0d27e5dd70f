"""The form of a milestone."""

from django import forms

from opgaven.planning.jaarplan import BETREFT
from opgaven.planning.models import Mijlpaal
from opgaven.rondes.models import Ronde
from prt.pagina.formulieren import Dagveld

DUBBEL = "Deze mijlpaal staat al op deze dag in de planning. Kies een andere dag of omschrijving."


class MijlpaalFormulier(forms.ModelForm):
    """A milestone of a cyclus. Who was written by hand as responsible, stays to choose."""

    use_required_attribute = False
    verantwoordelijk = forms.ChoiceField(
        label="Wie moet dit doen?",
        required=False,
        help_text="De mijlpaal komt bij deze partijen tussen hun eerstvolgende data te staan.",
    )

    class Meta:
        model = Mijlpaal
        fields = ("ronde", "datum", "omschrijving", "verantwoordelijk", "gereed_op")
        labels = {"ronde": "Cyclus", "gereed_op": "Gereed op"}
        field_classes = {"datum": Dagveld, "gereed_op": Dagveld}
        error_messages = {"__all__": {"unique_together": DUBBEL}}

    fields: dict  # of whichever kind each is

    def _get_validation_exclusions(self) -> set[str]:
        """The gebied is of the planning and not to choose; whether it is there twice depends on it."""
        return super()._get_validation_exclusions() - {"gebied"}  # type: ignore[misc]  # of Django, not in its stubs

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["ronde"].queryset = Ronde.objects.cycli()
        self.fields["ronde"].empty_label = "Kies de cyclus"
        namen = dict.fromkeys([*BETREFT, self.instance.verantwoordelijk])
        self.fields["verantwoordelijk"].choices = [(naam, naam or "Iedereen") for naam in namen]
