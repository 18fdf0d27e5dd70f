"""The form that starts a cyclus: everything proposed from the one before, everything to be checked."""

from datetime import date

from django import forms

from opgaven.rondes.models import Ronde
from opgaven.rondes.rekenen import Telregel
from prt.pagina.formulieren import Dagveld, Getalveld
from prt.weergave import datum

DUUR = 2
"""Years: Wet gemeentelijke taak mogelijk maken asielopvangvoorzieningen, a round every two years."""


def jaren_verder(dag: date | None, jaren: int) -> date | None:
    """The same day of the year, so many years on; dates of a cyclus are first days of months."""
    return dag.replace(year=dag.year + jaren) if dag else None


def voorstel(vorige: Ronde | None) -> dict:
    """The cyclus after this one, two years on; only with its number when there is none before it."""
    if not vorige or vorige.nummer is None:
        return {"nummer": 1, "naam": "Spreidingswet cyclus 1", "telregel": Telregel.ALLE_HARDE}
    velden = ("venster_van", "venster_tot", "verslag_uiterlijk")
    venster_van, venster_tot, verslag = (jaren_verder(getattr(vorige, veld), DUUR) for veld in velden)
    nummer = vorige.nummer + 1
    return {
        "nummer": nummer,
        "naam": f"Spreidingswet cyclus {nummer}",
        "van": vorige.tot,
        "tot": jaren_verder(vorige.tot, DUUR),
        "venster_van": venster_van,
        "venster_tot": venster_tot,
        "verslag_uiterlijk": verslag,
        "telregel": Telregel.DUURZAAM,
        "telregel_in_woorden": (
            "Alleen duurzame plekken tellen mee: harde plekken die een locatie ten minste vijf jaar achter elkaar "
            "heeft. Per gemeente en doelgroep telt het laagste aantal in het garantievenster van "
            f"{datum(venster_van)} tot {datum(venster_tot)}."
        ),
    }


class Cyclusformulier(forms.Form):
    use_required_attribute = False
    nummer = Getalveld(label="Nummer van de cyclus", min_value=1, max_value=99)
    naam = forms.CharField(label="Naam", max_length=120)
    van = Dagveld(label="Begint op")
    tot = Dagveld(label="Loopt tot", help_text="De eerste dag daarna.")
    venster_van = Dagveld(label="Garantievenster van", help_text="Plekken moeten er vanaf deze dag zijn.")
    venster_tot = Dagveld(label="Garantievenster tot", help_text="De eerste dag daarna.")
    verslag_uiterlijk = Dagveld(label="Verslag uiterlijk op")
    telregel = forms.ChoiceField(label="Telregel", choices=Telregel.keuzes(), help_text="Welke plekken tellen mee.")
    telregel_in_woorden = forms.CharField(
        label="Telregel in woorden",
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text="Staat zo in het verslag en op de schermen.",
    )

    def clean_nummer(self):
        nummer = self.cleaned_data["nummer"]
        if Ronde.objects.filter(nummer=nummer).exists():
            raise forms.ValidationError(f"Cyclus {nummer} is al gestart. Kies een ander nummer.")
        return nummer

    def clean(self):
        van, tot, begin, eind = (self.cleaned_data.get(veld) for veld in ("van", "tot", "venster_van", "venster_tot"))
        if van and tot and tot <= van:
            self.add_error("tot", "De cyclus moet eindigen na de dag waarop hij begint.")
        if begin and eind and eind <= begin:
            self.add_error("venster_tot", "Het garantievenster moet eindigen na de dag waarop het begint.")
        if van and begin and begin < van:
            self.add_error("venster_van", "Het garantievenster kan niet beginnen voor de cyclus begint.")
        if tot and eind and eind > tot:
            self.add_error("venster_tot", "Het garantievenster kan niet langer duren dan de cyclus.")
        return self.cleaned_data
