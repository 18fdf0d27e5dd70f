"""Forms of remarks: on a locatie, on a figure, and an answer."""

from django import forms

from opgaven.rondes.models import Ronde
from realisatie.opmerkingen.models import Opmerking

CIJFERS = ("Opgave", "Gegarandeerd asiel", "Gegarandeerd amv", "Voornemens", "Capaciteit in de tijd")


class Opmerken(forms.ModelForm):
    """On a locatie."""

    use_required_attribute = False

    class Meta:
        model = Opmerking
        fields: tuple[str, ...] = ("tekst", "opvolging")
        labels = {"tekst": "Opmerking"}
        widgets = {"tekst": forms.Textarea(attrs={"rows": 5})}


class OpmerkenBijCijfer(Opmerken):
    """On a figure of a gemeente, in one of the cycli."""

    cijfer = forms.ChoiceField(label="Bij welk cijfer?")

    class Meta(Opmerken.Meta):
        fields = ("cijfer", "tekst", "opvolging")
        help_texts = {"tekst": "Iedereen met een rol in de regietafel ziet dit. Noem geen vertrouwelijke locatie."}

    fields: dict  # of whichever kind each is

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        namen = [f"{cijfer}, {ronde}" for ronde in Ronde.objects.cycli() for cijfer in CIJFERS]
        self.fields["cijfer"].choices = [(naam, naam) for naam in namen]


class Antwoorden(forms.ModelForm):
    use_required_attribute = False

    class Meta:
        model = Opmerking
        fields = ("tekst",)
        labels = {"tekst": "Antwoord"}
        widgets = {"tekst": forms.Textarea(attrs={"rows": 4})}
