"""Forms around adopting: the reasons, an addendum, and to whom it was offered."""

from collections.abc import Iterable

from django import forms
from django.utils import timezone

from prt.pagina.formulieren import Dagveld
from prt.tekst.velden import Tekstveld
from verslag.vaststellen.gereedheid import Punt

LANGSTE_REDEN = 2_000

VOOR_PUNT = "reden-"


def _reden(label: str, uitleg: str = "") -> forms.CharField:
    invoer = forms.Textarea(attrs={"rows": 3})
    return forms.CharField(label=label, help_text=uitleg, max_length=LANGSTE_REDEN, widget=invoer)


class Vaststellen(forms.Form):
    """A reason per kind of point that asks for one, and for a new version."""

    use_required_attribute = False

    def __init__(self, *args, punten: Iterable[Punt], eerder: bool, **kwargs):
        super().__init__(*args, **kwargs)
        if eerder:
            self.fields["reden"] = _reden("Waarom komt er een nieuwe versie?", "Dit staat bij de vastgestelde versie.")
        for punt in punten:
            if not punt.blokkeert:
                uitleg = f"Waarom kan het verslag toch worden vastgesteld? ({len(punt.belemmeringen)} genoemd)"
                self.fields[f"{VOOR_PUNT}{punt.sleutel}"] = _reden(punt.titel, uitleg)

    @property
    def redenen(self) -> dict[str, str]:
        """Per kind of point."""
        gegeven = self.cleaned_data.items()
        return {naam.removeprefix(VOOR_PUNT): tekst for naam, tekst in gegeven if naam.startswith(VOOR_PUNT)}


class Addendum(forms.Form):
    """A short document of its own, beside what was adopted."""

    reden = _reden("Waarom is er een addendum?")
    tekst = Tekstveld(label="Tekst van het addendum")
    use_required_attribute = False


class Aanbieden(forms.Form):
    """To whom an adopted document was offered."""

    aan = forms.CharField(label="Aangeboden aan", max_length=120, initial="de minister van Asiel en Migratie")
    datum = Dagveld(label="Datum")
    kenmerk = forms.CharField(label="Kenmerk", max_length=60, help_text="Het kenmerk van de aanbiedingsbrief.")
    use_required_attribute = False

    def clean_datum(self):
        datum = self.cleaned_data["datum"]
        if datum > timezone.localdate():
            raise forms.ValidationError("Deze dag moet nog komen. Leg de aanbieding vast als zij is gedaan.")
        return datum
