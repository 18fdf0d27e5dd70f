"""Which figures to look at: cyclus and peildatum."""

from django import forms

from opgaven.models import Ronde


class Keuze(forms.Form):
    """Choosing a cyclus and the day that the figures are about."""

    ronde = forms.ModelChoiceField(Ronde.objects.cycli(), label="Cyclus", to_field_name="code", empty_label=None)
    peildatum = forms.DateField(
        label="Peildatum", required=False, widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    )
    use_required_attribute = False
