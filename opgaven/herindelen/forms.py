"""The forms with which the map changes from a day on."""

from django import forms

from opgaven.gebieden.keuzes import Gebiedsoort
from opgaven.gebieden.models import CODE_PER_SOORT, Gebied, Gemeente, Regio
from prt.pagina.formulieren import Dagveld

REDEN = "Komt in het spoor te staan, met het besluit: “raadsbesluit van 3 maart 2026”."


class Herindelingformulier(forms.Form):
    """What every change of the map asks: from which day, and why."""

    use_required_attribute = False
    vanaf = Dagveld(
        label="Vanaf", help_text="De eerste dag waarop het zo is. Cijfers van eerdere dagen blijven zoals ze zijn."
    )
    reden = forms.CharField(label="Reden", max_length=500, help_text=REDEN)

    fields: dict  # of whichever kind each is

    def __init__(self, *args, provincie: Gebied, **kwargs):
        super().__init__(*args, **kwargs)
        self.gemeenten_hier = Gemeente.objects.in_gebied(provincie).order_by("naam")
        self.regios_hier = provincie.regios


class Verplaatsen(Herindelingformulier):
    gemeente = forms.ModelChoiceField(Gemeente.objects.none(), label="Gemeente", empty_label="Kies de gemeente")
    regio = forms.ModelChoiceField(Regio.objects.none(), label="Gaat naar regio", empty_label="Kies de regio")
    field_order = ("gemeente", "regio", "vanaf", "reden")

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["gemeente"].queryset = self.gemeenten_hier
        self.fields["regio"].queryset = self.regios_hier


class Samenvoegen(Herindelingformulier):
    gemeenten = forms.ModelMultipleChoiceField(
        Gemeente.objects.none(), label="Welke gemeenten gaan samen?", widget=forms.CheckboxSelectMultiple
    )
    naam = forms.CharField(label="Naam daarna", max_length=60, help_text="Ook als een van hen haar naam houdt.")
    code = forms.RegexField(
        CODE_PER_SOORT[Gebiedsoort.GEMEENTE],
        label="CBS-code daarna",
        help_text="Een nieuwe code van het CBS, of die van de gemeente die blijft: GM en vier cijfers.",
        error_messages={"invalid": "Een CBS-code is GM en vier cijfers, zoals GM0193. Vul haar zo in."},
    )
    regio = forms.ModelChoiceField(Regio.objects.none(), label="Regio daarna", empty_label="Kies de regio")
    field_order = ("gemeenten", "naam", "code", "regio", "vanaf", "reden")

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["gemeenten"].queryset = self.gemeenten_hier
        self.fields["regio"].queryset = self.regios_hier
