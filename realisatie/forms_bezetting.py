"""Counting people at a locatie, and what the pages about Oekraïne show."""

from django import forms
from django.utils import timezone

from opgaven.gebieden.models import Regio
from opgaven.rondes.keuzes import Stroom
from opgaven.rondes.models import Ronde
from prt.pagina.formulieren import Dagveld
from realisatie.keuzes import Doelgroep
from realisatie.models import MEESTE_PLEKKEN, Bezetting


class Telling(forms.ModelForm):
    """So many people of a doelgroep on a day."""

    personen = forms.IntegerField(
        min_value=0,
        max_value=MEESTE_PLEKKEN,
        widget=forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off"}),
        help_text="Alleen het aantal, geen namen of andere gegevens van personen.",
        error_messages={
            "required": "Vul het aantal personen in.",
            "invalid": "Vul een heel aantal in, met alleen cijfers, bijvoorbeeld 120.",
            "min_value": "Vul minstens 0 in.",
            "max_value": f"Meer dan {MEESTE_PLEKKEN} personen op één locatie kan niet kloppen.",
        },
    )
    datum = Dagveld(label="Geteld op", error_messages={"required": "Vul de dag van de telling in."})
    opschrift = ""

    class Meta:
        model = Bezetting
        fields = ("datum", "doelgroep", "personen", "teller")

    def __init__(self, *args, tellers, doelgroepen, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["teller"].choices = [(teller.value, teller.label) for teller in tellers]
        self.fields["doelgroep"].choices = [(groep, Doelgroep(groep).label) for groep in doelgroepen]

    def clean_datum(self):
        dag = self.cleaned_data["datum"]
        if dag > timezone.localdate():
            raise forms.ValidationError("Een telling is van vandaag of eerder.")
        return dag

    def validate_unique(self):
        """A second count for the same day replaces the first."""


class Oekrainekeuze(forms.Form):
    """Which opgave, which regio, which day."""

    ronde = forms.ModelChoiceField(
        queryset=Ronde.objects.filter(stroom=Stroom.OEKRAINE), required=False, to_field_name="code", empty_label=None
    )
    regio = forms.ModelChoiceField(queryset=Regio.objects.none(), required=False, empty_label="Alle")
    peildatum = forms.DateField(
        required=False, widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"), localize=False
    )

    def __init__(self, *args, provincie, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["regio"].queryset = Regio.objects.filter(provincie=provincie)
