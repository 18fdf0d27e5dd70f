"""Counting people at a locatie."""

from django import forms
from django.utils import timezone

from prt.pagina.formulieren import Dagveld
from realisatie.bezetting.models import Bezetting
from realisatie.locaties.keuzes import Doelgroep
from realisatie.locaties.models import MEESTE_PLEKKEN


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
