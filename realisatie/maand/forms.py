"""Forms of the monthly report: what is wrong, per figure and per locatie."""

from django import forms

from opgaven.gebieden.querysets import binnen
from realisatie.locaties.models import Locatie

CIJFERS = {
    "asiel": "Gegarandeerde plekken asiel",
    "amv": "Gegarandeerde plekken amv",
    "capaciteit": "Harde plekken op de eerste van de maand",
    "periodes": "Aantal periodes",
}


class Terugsturen(forms.Form):
    """A remark per item; at least one. The locaties are those that this person may see."""

    def __init__(self, *args, gemeente, gebruiker, **kwargs):
        super().__init__(*args, **kwargs)
        self.velden = {f"cijfer_{naam}": {"over": gemeente, "cijfer": tekst} for naam, tekst in CIJFERS.items()}
        for locatie in Locatie.objects.zichtbaar_voor(gebruiker).filter(binnen(gemeente, "gemeente")):
            self.velden[f"locatie_{locatie.pk}"] = {"locatie": locatie}
        for naam, over in self.velden.items():
            self.fields[naam] = forms.CharField(
                label=over.get("cijfer") or f"Locatie {over['locatie']}",
                required=False,
                max_length=2000,
                widget=forms.Textarea(attrs={"rows": 2}),
            )

    def clean(self):
        if not self.errors and not self.opmerkingen():
            raise forms.ValidationError("Schrijf bij minstens één onderdeel wat de gemeente moet nakijken.")
        return self.cleaned_data

    def opmerkingen(self) -> list[dict]:
        """The fields of the remarks that were filled in."""
        return [over | {"tekst": tekst} for naam, over in self.velden.items() if (tekst := self.cleaned_data.get(naam))]
