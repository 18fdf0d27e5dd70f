"""Between which moments."""

from django import forms

from opgaven.rondes.models import Ronde
from prt.pagina.terugblik import dagveld


class Tussen(forms.Form):
    """Two days by which things were known; the later one empty is now."""

    ronde = forms.ModelChoiceField(Ronde.objects.cycli(), label="Cyclus", to_field_name="code", empty_label=None)
    van = dagveld("Gewijzigd sinds")
    tot = dagveld("Tot en met")
    use_required_attribute = False

    def clean(self):
        gegevens = self.cleaned_data
        if gegevens.get("van") and gegevens.get("tot") and gegevens["tot"] < gegevens["van"]:
            raise forms.ValidationError("De laatste dag ligt voor de eerste.")
