"""Entering on the ledger of the taakstelling: a count, a correction, an opening balance, a step of the supervision."""

from django import forms

from opgaven.gebieden.indeling import indelingveld
from opgaven.gebieden.models import Regio
from opgaven.rondes.models import Ronde
from opgaven.statushouders.keuzes import FORMEEL, Niveau, Postsoort, Toezichtoordeel, Trede
from opgaven.statushouders.lezen import code_van, maanden_van
from opgaven.statushouders.models import Taakstellingpost, Toezichtstap
from prt.pagina.formulieren import Dagveld, Getalveld
from prt.weergave import MAANDEN

MEESTE_PERSONEN = 5_000
"""More in one month or correction is a typing error: the largest half-yearly taakstelling is some 1,000."""


class TellingFormulier(forms.Form):
    """How many people a gemeente housed in a month."""

    maand = forms.ChoiceField(label="Maand")
    gehuisvest = Getalveld(
        label="Gehuisvest in deze maand",
        max_value=MEESTE_PERSONEN,
        help_text="Zoals het COA het op de 1e van de volgende maand telt.",
    )
    amv = Getalveld(
        label="Waarvan amv",
        required=False,
        max_value=MEESTE_PERSONEN,
        help_text="Begrepen in het aantal hierboven. Leeg is niet bekend.",
    )
    reden = forms.CharField(label="Reden, als u een eerdere telling wijzigt", required=False, max_length=500)
    opschrift = ""
    fields: dict  # of whichever kind each is

    def __init__(self, *args, ronde: Ronde, **kwargs):
        super().__init__(*args, **kwargs)
        self.maanden = {dag.isoformat(): dag for dag in maanden_van(ronde)}
        namen = [(sleutel, f"{MAANDEN[dag.month - 1]} {dag.year}") for sleutel, dag in self.maanden.items()]
        self.fields["maand"].choices = [("", "Kies de maand"), *namen]
        self.fields["maand"].error_messages["required"] = "Kies de maand."

    def clean(self):
        gegevens = self.cleaned_data
        gehuisvest, amv = gegevens.get("gehuisvest"), gegevens.get("amv")
        if gehuisvest is not None and amv is not None and amv > gehuisvest:
            self.add_error("amv", "Dit is meer dan het aantal gehuisveste personen. De amv zijn daarin begrepen.")

    def tellingen(self) -> dict[str, int]:
        """Kind of count and number of persons."""
        gegevens = self.cleaned_data
        beide = {Postsoort.REALISATIE: gegevens["gehuisvest"], Postsoort.AMV: gegevens["amv"]}
        return {soort: aantal for soort, aantal in beide.items() if aantal is not None}


class Correctie(forms.ModelForm):
    """A correction of its own, with date and reason."""

    aantal = Getalveld(
        label="Correctie in personen",
        min_value=-MEESTE_PERSONEN,
        max_value=MEESTE_PERSONEN,
        help_text="Boven nul: er moeten er meer worden gehuisvest. Onder nul, zoals -3: minder.",
    )
    datum = Dagveld(label="Datum van de correctie")
    opschrift = ""

    class Meta:
        model = Taakstellingpost
        fields = ("aantal", "datum", "reden")

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["reden"].required = True
        self.fields["reden"].error_messages["required"] = "Schrijf waarom, zoals “nagekomen telling van het COA”."

    def clean_aantal(self):
        if self.cleaned_data["aantal"] == 0:
            raise forms.ValidationError("Een correctie van 0 verandert niets. Vul een ander aantal in.")
        return self.cleaned_data["aantal"]

    def clean(self):
        """A second press of the button is not a second correction."""
        super().clean()
        gegevens = self.cleaned_data
        sleutel = {veld: gegevens.get(veld) for veld in self.Meta.fields}
        zelfde = {"gebied": self.instance.gebied, "ronde": self.instance.ronde, "soort": Postsoort.CORRECTIE}
        if not self.errors and Taakstellingpost.objects.filter(**sleutel, **zelfde).exists():
            self.add_error(
                None, "Deze correctie staat er al, met deze datum en reden. Is het een andere, noem dat dan."
            )


class BeginstandFormulier(forms.Form):
    """What a gemeente was behind or ahead at the start of the first half-year in its ledger."""

    aantal = Getalveld(
        label="Achterstand of voorsprong",
        min_value=-MEESTE_PERSONEN,
        max_value=MEESTE_PERSONEN,
        help_text="Een achterstand boven nul, een voorsprong onder nul, zoals -13.",
    )
    reden = forms.CharField(
        label="Waar dit staat",
        max_length=500,
        help_text="Bijvoorbeeld: brief van het ministerie van 1 juli 2024.",
        error_messages={"required": "Schrijf in welk document dit staat."},
    )
    opschrift = ""

    def __init__(self, *args, vrij: bool, **kwargs):
        super().__init__(*args, **kwargs)
        self.vrij = vrij

    def clean(self):
        if not self.vrij:
            raise forms.ValidationError(
                "De beginstand is de eindstand van het vorige halfjaar. Leg daar een correctie vast."
            )
        return super().clean()


class ToezichtstapFormulier(forms.ModelForm):
    """A step of the supervision."""

    datum = Dagveld(label="Datum")
    volgende_beoordeling = Dagveld(label="Volgende beoordeling", required=False)
    opschrift = ""

    class Meta:
        model = Toezichtstap
        fields = ("ronde", "datum", "trede", "niveau", "oordeel", "document", "volgende_beoordeling", "reden")
        labels = {"ronde": "Halfjaar", "trede": "Stap", "reden": "Toelichting"}
        widgets = {"reden": forms.Textarea(attrs={"rows": 4})}
        help_texts = {
            "niveau": "Laag is groen, gemiddeld is oranje, hoog is rood.",
            "document": "Kenmerk of titel, bijvoorbeeld van de brief.",
            "reden": "Verplicht als de gemeente niet voldoet, maar dat verschoonbaar is.",
        }

    fields: dict  # of whichever kind each is

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        rondes = Ronde.objects.halfjaren().reverse()
        self.fields["ronde"].queryset = rondes
        self.fields["ronde"].choices = [(ronde.pk, code_van(ronde)) for ronde in rondes]
        for veld, keuzes, leeg in (
            ("trede", Trede, "Kies de stap"),
            ("niveau", Niveau, "Kies het niveau"),
            ("oordeel", Toezichtoordeel, "Nog geen oordeel"),
        ):
            self.fields[veld].choices = [("", leeg), *keuzes.choices]

    def clean(self):
        super().clean()
        gegevens = self.cleaned_data
        if gegevens.get("oordeel") == Toezichtoordeel.VERSCHOONBAAR and not gegevens.get("reden"):
            self.add_error("reden", "Schrijf waarom het verschoonbaar is.")
        if gegevens.get("trede") in FORMEEL:
            if gegevens.get("niveau") not in (None, Niveau.HOOG):
                self.add_error("niveau", "Bij deze stap hoort het niveau Hoog (rood).")
            if not gegevens.get("document"):
                self.add_error("document", "Deze stap gaat schriftelijk. Vul het kenmerk of de titel in.")
        datum, volgende = gegevens.get("datum"), gegevens.get("volgende_beoordeling")
        if datum and volgende and volgende <= datum:
            self.add_error("volgende_beoordeling", "Kies een dag na de datum van deze stap.")


class Overzichtkeuze(forms.Form):
    """What the overview of the taakstelling shows."""

    halfjaar = forms.ModelChoiceField(
        label="Halfjaar", queryset=Ronde.objects.none(), required=False, to_field_name="code", empty_label=None
    )
    regio = forms.ModelChoiceField(label="Regio", queryset=Regio.objects.none(), required=False, empty_label="Alle")
    niveau = forms.ChoiceField(label="Toezicht", required=False)
    toon = forms.ChoiceField(
        label="Gemeenten",
        required=False,
        choices=[("", "Alle"), ("achter", "Achter op het tempo"), ("achterstand", "Met een achterstand")],
    )

    fields: dict  # of whichever kind each is

    def __init__(self, *args, provincie, met_niveau: bool, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["halfjaar"].queryset = Ronde.objects.halfjaren().reverse()
        self.fields["halfjaar"].label_from_instance = code_van
        self.fields["regio"].queryset = provincie.regios
        self.fields |= indelingveld(provincie, self.data.get("indeling"))
        self.fields["niveau"].choices = [("", "Alle"), *Niveau.choices, ("geen", "Nog niet beoordeeld")]
        if not met_niveau:
            del self.fields["niveau"]
