"""What the page about crisisnoodopvang shows."""

from django import forms

from opgaven.gebieden.indeling import indelingveld
from opgaven.gebieden.models import Regio
from prt.pagina.terugblik import dagveld
from realisatie.locaties.keuzes import Cnoduur


class Cnokeuze(forms.Form):
    """Which months, which regio, which kind, and in which groups."""

    van, tot = dagveld("Van"), dagveld("Tot en met")
    regio = forms.ModelChoiceField(queryset=Regio.objects.none(), required=False, empty_label="Alle")
    duur = forms.ChoiceField(required=False, choices=[("", "Alle"), *Cnoduur.choices, ("onbekend", "Onbekend")])

    fields: dict  # of whichever kind each is

    def __init__(self, *args, provincie, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["regio"].queryset = provincie.regios
        self.fields |= indelingveld(provincie, self.data.get("indeling"))

    def clean(self):
        gegevens = self.cleaned_data
        if gegevens.get("van") and gegevens.get("tot") and gegevens["tot"] < gegevens["van"]:
            self.add_error("tot", "Deze dag ligt voor “Van”. Kies een latere dag.")
