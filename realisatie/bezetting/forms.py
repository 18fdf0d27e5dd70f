"""Counting people at a locatie."""

from django import forms
from django.utils import timezone

from prt.pagina.formulieren import Dagveld, Getalveld
from realisatie.bezetting.models import Bezetting
from realisatie.locaties.keuzes import Doelgroep
from realisatie.locaties.models import MEESTE_PLEKKEN


class BezettingFormulier(forms.ModelForm):
    """So many people of a doelgroep on a day."""

    personen = Getalveld(
        max_value=MEESTE_PLEKKEN, help_text="Alleen het aantal, geen namen of andere gegevens van personen."
    )
    datum = Dagveld(label="Geteld op", error_messages={"required": "Vul de dag van de telling in."})
    opschrift = ""

    class Meta:
        model = Bezetting
        fields = ("datum", "doelgroep", "personen", "teller")

    fields: dict  # of whichever kind each is

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
