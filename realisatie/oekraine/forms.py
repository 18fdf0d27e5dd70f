"""What the page about Oekraïne shows."""

from django import forms

from opgaven.gebieden.indeling import indelingveld
from opgaven.gebieden.models import Regio
from opgaven.rondes.keuzes import Stroom
from opgaven.rondes.models import Ronde
from prt.pagina.terugblik import dagveld


class Oekrainekeuze(forms.Form):
    """Which opgave, which regio, which day, and in which groups."""

    ronde = forms.ModelChoiceField(
        queryset=Ronde.objects.none(), required=False, to_field_name="code", empty_label=None
    )
    regio = forms.ModelChoiceField(queryset=Regio.objects.none(), required=False, empty_label="Alle")
    peildatum = dagveld("Peildatum")

    fields: dict  # of whichever kind each is

    def __init__(self, *args, provincie, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["ronde"].queryset = Ronde.objects.van(provincie).filter(stroom=Stroom.OEKRAINE)
        self.fields["regio"].queryset = provincie.regios
        self.fields |= indelingveld(provincie, self.data.get("indeling"))
