"""Forms of a knelpunt: a new one, and changing or solving it."""

from django import forms

from realisatie.knelpunten.keuzes import Geadresseerde, Knelpuntstatus, Thema
from realisatie.knelpunten.lezen import gebieden_van
from realisatie.knelpunten.models import Knelpunt


class NieuwKnelpuntFormulier(forms.ModelForm):
    """A new knelpunt about a gebied of one's own."""

    use_required_attribute = False
    gebied = forms.ChoiceField(label="Waarover gaat het?")

    class Meta:
        model = Knelpunt
        fields = ("gebied", "thema", "geadresseerde", "tekst")
        labels = {"geadresseerde": "Wie moet er iets doen?", "tekst": "Wat is het knelpunt?"}
        help_texts = {
            "tekst": "Iedereen met een rol in de provincie leest dit. Noem geen vertrouwelijke locatie. Is het aan de "
            "Landelijke Regietafel gericht, dan staat het ook in de terugkoppeling.",
        }
        widgets = {"tekst": forms.Textarea(attrs={"rows": 5})}

    fields: dict  # of whichever kind each is

    def __init__(self, *args, gebruiker, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["thema"].choices = [("", "Kies het thema"), *Thema.choices]
        self.fields["geadresseerde"].choices = [("", "Kies de regietafel"), *Geadresseerde.choices]
        self.gebieden = {f"{g.soort}-{g.pk}": g for g in gebieden_van(gebruiker)}
        keuzes = [(code, f"{str(g._meta.verbose_name).capitalize()} {g}") for code, g in self.gebieden.items()]
        self.fields["gebied"].choices = keuzes if len(keuzes) == 1 else [("", "Kies een gebied"), *keuzes]

    def clean(self):
        super().clean()
        gegevens = self.cleaned_data
        if gebied := self.gebieden.get(gegevens.get("gebied", "")):
            gegevens["gebied"] = self.instance.gebied = gebied


class KnelpuntWijzigen(forms.ModelForm):
    """Everything but the gebied; solved only with the way in which."""

    use_required_attribute = False

    class Meta:
        model = Knelpunt
        fields = ("thema", "geadresseerde", "tekst", "status", "resultaat")
        labels = NieuwKnelpuntFormulier.Meta.labels | {"resultaat": "Resultaat"}
        help_texts = NieuwKnelpuntFormulier.Meta.help_texts | {"resultaat": "Nodig als het knelpunt is opgelost: hoe?"}
        widgets = {"tekst": forms.Textarea(attrs={"rows": 5}), "resultaat": forms.Textarea(attrs={"rows": 3})}

    def clean(self):
        super().clean()
        gegevens = self.cleaned_data
        if gegevens.get("status") == Knelpuntstatus.OPGELOST and not gegevens.get("resultaat"):
            self.add_error("resultaat", "Schrijf op hoe het knelpunt is opgelost.")
