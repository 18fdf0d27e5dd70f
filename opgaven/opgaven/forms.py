"""The form of an opgave: for whom, in which ronde, by which document, from which day."""

from django import forms

from opgaven.bronnen.models import Bron
from opgaven.gebieden.models import Gebied, het_land
from opgaven.gebieden.querysets import van_land_of
from opgaven.opgaven.keuzes import Grondslag
from opgaven.opgaven.models import Opgave
from opgaven.rondes.models import Ronde
from prt.pagina.formulieren import Dagveld, Getalveld

MEESTE = 1_000_000

LANDELIJK = "landelijk"


class OpgaveForm(forms.Form):
    use_required_attribute = False
    ronde = forms.ModelChoiceField(Ronde.objects.none(), label="Ronde", empty_label="Kies de ronde")
    gebied = forms.ChoiceField(label="Voor wie")
    grondslag = forms.ChoiceField(
        label="Grondslag",
        choices=[("", "Kies de grondslag"), *Grondslag.choices],
        help_text="Het soort document waarin de opgave staat.",
    )
    geldig_vanaf = Dagveld(label="Geldig vanaf", help_text="Eerdere opgaven blijven staan en gelden tot deze dag.")
    aantal = Getalveld(
        label="Aantal", max_value=MEESTE, help_text="Plekken; bij statushouders personen. Inclusief amv."
    )
    waarvan_amv = Getalveld(label="Waarvan amv", required=False, help_text="Laat leeg als het niet bekend is.")
    bron = forms.ModelChoiceField(Bron.objects.none(), label="Bron", required=False, empty_label="Geen document")
    vindplaats = forms.CharField(
        label="Plaats in de bron", required=False, max_length=200, help_text="Hoofdstuk, tabel of bladzijde."
    )
    reden = forms.CharField(label="Reden", required=False, max_length=500, help_text="Komt in het spoor te staan.")

    fields: dict  # of whichever kind each is

    def __init__(self, *args, provincies, landelijk: bool, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["ronde"].queryset = Ronde.objects.van(*provincies)
        self.fields["bron"].queryset = Bron.objects.filter(van_land_of(*provincies))
        self.gebieden: dict[str, Gebied] = {}
        for provincie in provincies:
            gemeenten = provincie.gemeenten.deelnemend().order_by("naam")
            for gebied in (provincie, *provincie.regios.all(), *gemeenten):
                self.gebieden[f"{gebied.soort}-{gebied.pk}"] = gebied
        namen = [(sleutel, f"{gebied} ({gebied.soort})") for sleutel, gebied in self.gebieden.items()]
        if landelijk:
            self.gebieden[LANDELIJK] = het_land()
            namen.append((LANDELIJK, "Nederland"))
        self.fields["gebied"].choices = [("", "Kies het gebied"), *namen]

    def clean_gebied(self):
        return self.gebieden[self.cleaned_data["gebied"]]

    def clean(self):
        schoon = self.cleaned_data
        if self.errors:
            return schoon
        if schoon["waarvan_amv"] is not None and schoon["waarvan_amv"] > schoon["aantal"]:
            self.add_error("waarvan_amv", "De amv-opgave zit in het aantal en kan niet groter zijn.")
        sleutel = {veld: schoon[veld] for veld in ("ronde", "gebied", "grondslag", "geldig_vanaf")}
        if Opgave.objects.filter(**sleutel).exists():
            self.add_error(
                "geldig_vanaf",
                "Er is al een opgave met deze grondslag vanaf deze dag. Kies een andere dag of een andere grondslag.",
            )
        return schoon
