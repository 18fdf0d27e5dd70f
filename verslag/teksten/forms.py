"""Forms of the texts: writing one, and the day by which each must be finished."""

from collections.abc import Iterable, Mapping

from django import forms

from prt.pagina.formulieren import Dagveld
from prt.tekst.invulling import Invulling
from prt.tekst.velden import Tekstveld
from realisatie.opmerkingen.models import Opmerking
from verslag.rapport.onderdelen import Onderdeel


class TekstFormulier(forms.Form):
    """One text."""

    inhoud = Tekstveld(label="Tekst", required=False)
    klaar = forms.BooleanField(label="Deze tekst is klaar en mag in het verslag", required=False)
    use_required_attribute = False

    fields: dict  # of whichever kind each is

    def __init__(self, *args, bekende: Mapping[str, Invulling], **kwargs):
        """``bekende``: the figures that can be placed in this text."""
        super().__init__(*args, **kwargs)
        self.fields["inhoud"].bekende = bekende

    def clean(self):
        schoon = self.cleaned_data
        if schoon.get("klaar") and not schoon.get("inhoud") and "inhoud" not in self.errors:
            self.add_error("inhoud", "Schrijf eerst de tekst, of haal het vinkje bij klaar weg.")


class TekstopmerkingFormulier(forms.ModelForm):
    """A remark on a text."""

    use_required_attribute = False

    class Meta:
        model = Opmerking
        fields = ("tekst", "opvolging")
        labels = {"tekst": "Opmerking"}
        widgets = {"tekst": forms.Textarea(attrs={"rows": 5})}


class Inleverdata(forms.Form):
    """A date per onderdeel with a text; empty for none."""

    use_required_attribute = False

    def __init__(self, *args, onderdelen: Iterable[Onderdeel], **kwargs):
        super().__init__(*args, **kwargs)
        for onderdeel in onderdelen:
            self.fields[onderdeel.sleutel] = Dagveld(
                label=onderdeel.titel_voor(onderdeel.soort.value),
                help_text=f"Schrijver: {onderdeel.eigenaar}.",
                required=False,
            )
