"""The forms of a scenario: its choices, what is decided by hand per gemeente, and taking it over as the opgave."""

from django import forms

from opgaven.bronnen.models import Bron
from opgaven.gebieden.querysets import van_land_of
from prt.pagina.formulieren import Bewaren, Dagveld, Getalveld
from prt.weergave import getal, in_zin
from verslag.scenario.lezen import Afwijking, Uitgangspunt, reken
from verslag.scenario.models import Scenario

MEESTE = 1_000_000


def _aantal(label: str, **opties) -> Getalveld:
    return Getalveld(label=label, max_value=MEESTE, **opties)


class ScenarioForm(Bewaren):
    opgave = _aantal("Provinciale opgave (asiel, amv inbegrepen)")
    opgave_amv = _aantal("Waarvan amv")
    minimum = _aantal(
        "Kleinste toewijzing", initial=0, help_text="Wie minder zou krijgen, krijgt niets. 0: geen minimum."
    )
    minimum_amv = _aantal("Kleinste toewijzing amv", initial=0)
    voornemens = forms.MultipleChoiceField(
        label="Kansrijke voornemens", required=False, widget=forms.CheckboxSelectMultiple
    )
    gewoon = field_order = ("opgave", "opgave_amv", "minimum", "minimum_amv")
    onderaan = ("naam", "toelichting")

    fields: dict  # of whichever kind each is

    def __init__(self, *args, van: Uitgangspunt, **kwargs):
        super().__init__(*args, **kwargs)
        self.van = van
        self.fields["opgave"].initial, self.fields["opgave_amv"].initial = van.opgave
        bekend = [(gemeente, plan) for gemeente, plan in van.plannen if plan.plekken is not None]
        self.zonder_aantal = [(gemeente, plan) for gemeente, plan in van.plannen if plan.plekken is None]
        self.fields["voornemens"].choices = [
            (str(plan.pk), f"{gemeente}: {plan.locatie}, {getal(plan.plekken)} {in_zin(plan.get_doelgroep_display())}")
            for gemeente, plan in bekend
        ]
        for gemeente in van.gemeenten:
            self._velden_van(gemeente)

    def _velden_van(self, gemeente) -> None:
        velden = {
            "uit": forms.BooleanField(label=f"{gemeente} niet laten meedelen", required=False),
            "vast": _aantal(f"Vaste toewijzing {gemeente}", required=False),
            "vast_amv": _aantal(f"Vaste toewijzing amv {gemeente}", required=False),
            "reden": forms.CharField(label=f"Reden bij {gemeente}", required=False, max_length=300),
        }
        for soort, veld in velden.items():
            veld.widget.attrs["aria-label"] = veld.label
            self.fields[f"{soort}_{gemeente.code}"] = veld

    def per_gemeente(self):
        """The gemeenten with their figures and fields, for the table of the page."""
        for gemeente in self.van.gemeenten:
            velden = [self[f"{soort}_{gemeente.code}"] for soort in ("uit", "vast", "vast_amv", "reden")]
            yield gemeente, self.van.opgaven.per_gebied.get(gemeente.pk), self.van.gegarandeerd[gemeente.pk], velden

    @property
    def kent_opgaven(self) -> bool:
        """Whether there is anything to divide in proportion to."""
        return any(gemeente.pk in self.van.opgaven.per_gebied for gemeente in self.van.gemeenten)

    @property
    def gewone_velden(self):
        return [self[naam] for naam in self.gewoon]

    @property
    def velden_onderaan(self):
        return [self[naam] for naam in self.onderaan]

    def eerder(self):
        return Scenario.objects.filter(ronde=self.van.ronde, provincie=self.van.provincie)

    def clean(self):
        schoon = self.cleaned_data
        if not self.errors and schoon["opgave_amv"] > schoon["opgave"]:
            self.add_error("opgave_amv", "De amv-opgave zit in de provinciale opgave en kan niet groter zijn.")
        for gemeente in self.van.gemeenten:
            uit, *vast = (schoon.get(f"{soort}_{gemeente.code}") for soort in ("uit", "vast", "vast_amv"))
            wijkt_af = uit or any(aantal is not None for aantal in vast)  # 0 is a decision, too
            if wijkt_af and not schoon.get(f"reden_{gemeente.code}"):
                self.add_error(f"reden_{gemeente.code}", "Schrijf op waarom u hier van de regel afwijkt.")
        if not self.errors:
            self._amv_past()
        return schoon

    def _amv_past(self) -> None:
        for regel in self.voorstel().regels:
            if regel.taak_amv > regel.taak:
                self.add_error(
                    f"vast_amv_{regel.gemeente.code}",
                    f"{regel.gemeente} zou {getal(regel.taak_amv)} amv-plekken krijgen en {getal(regel.taak)} plekken "
                    "in totaal. Amv-plekken zitten in het totaal: verhoog de vaste toewijzing of verlaag die van amv.",
                )

    def keuzes(self) -> dict:
        """What ``reken`` takes, of a valid form."""
        schoon = self.cleaned_data
        afwijkingen = {
            gemeente.pk: Afwijking(
                schoon[f"uit_{gemeente.code}"],
                schoon[f"vast_{gemeente.code}"],
                schoon[f"vast_amv_{gemeente.code}"],
                schoon[f"reden_{gemeente.code}"],
            )
            for gemeente in self.van.gemeenten
        }
        gekozen = [int(sleutel) for sleutel in schoon["voornemens"]]
        return {naam: schoon[naam] for naam in self.gewoon} | {"gekozen": gekozen, "afwijkingen": afwijkingen}

    def voorstel(self):
        return reken(self.van, **self.keuzes())


class Overnemen(forms.Form):
    """From which day, by which document, and why."""

    use_required_attribute = False
    geldig_vanaf = Dagveld(label="Geldig vanaf")
    bron = forms.ModelChoiceField(
        Bron.objects.none(),
        label="Bron",
        required=False,
        empty_label="Geen document",
        help_text="Het besluit waar de opgaven in staan.",
    )
    vindplaats = forms.CharField(label="Plaats in de bron", required=False, max_length=200)
    reden = forms.CharField(label="Reden", max_length=500, help_text="Komt in het spoor te staan.")

    fields: dict  # of whichever kind each is

    def __init__(self, *args, provincie, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["bron"].queryset = Bron.objects.filter(van_land_of(provincie))
