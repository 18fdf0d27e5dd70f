"""The form of a traject: one small form per step, valid and saved together."""

from django import forms
from django.utils import timezone

from prt.datums import UITLEG
from prt.pagina.formulieren import Dagveld, DatumMetPrecisie, Reden, Samenstel, als_invoer
from prt.rekenen.perioden import Precisie
from realisatie.besluitvorming.acties import bewaar
from realisatie.besluitvorming.models import Besluitstap
from realisatie.besluitvorming.rekenen import Stapsoort

MET_UITZONDERING = (Stapsoort.RAAD, Stapsoort.VERGUNNING, Stapsoort.OVEREENKOMST, Stapsoort.BOUW)
"""The steps that a plan may be able to do without."""


class Stapformulier(forms.ModelForm):
    """One step; all empty means that nothing is known of it."""

    use_required_attribute = False
    gepland = DatumMetPrecisie(label="Gepland", required=False, leeg=Precisie.ONBEKEND, help_text=UITLEG)
    werkelijk = Dagveld(label="Werkelijk", required=False)

    class Meta:
        model = Besluitstap
        fields = ("gepland", "werkelijk", "niet_nodig", "document")
        labels = {"niet_nodig": "Deze stap is hier niet nodig"}
        help_texts = {"document": "Bijvoorbeeld het nummer van het besluit, of waar het te vinden is."}

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        rij = self.instance
        self.opschrift = rij.get_soort_display()
        self.initial["gepland"] = als_invoer(rij.gepland, rij.gepland_precisie) if rij.gepland else ""
        if rij.soort not in MET_UITZONDERING:
            del self.fields["niet_nodig"]

    def clean_werkelijk(self):
        dag = self.cleaned_data["werkelijk"]
        if dag and dag > timezone.localdate():
            raise forms.ValidationError("Deze dag moet nog komen. Vul hem in bij “Gepland”.")
        return dag

    def clean(self):
        super().clean()
        gegevens = self.cleaned_data
        gepland, _ = gegevens.get("gepland") or (None, None)
        gedateerd = gepland or gegevens.get("werkelijk")
        if gegevens.get("niet_nodig") and gedateerd:
            self.add_error("niet_nodig", "Er staat ook een datum. Haal de datum weg, of haal dit vinkje weg.")
        if gegevens.get("document") and not gedateerd and not self.errors:
            self.add_error("document", "Vul bij dit document ook een datum in.")
        return gegevens

    def _post_clean(self):
        """The planned date is a date and its precision: the model has a column for both."""
        if "gepland" in self.cleaned_data:
            dag, precisie = self.cleaned_data["gepland"]
            self.cleaned_data["gepland"] = dag
            self.instance.gepland_precisie = precisie if dag else Precisie.DAG
        super()._post_clean()  # type: ignore[misc]  # of Django, and not in its stubs

    @property
    def is_leeg(self) -> bool:
        return not any(self.cleaned_data.values())

    def _get_validation_exclusions(self):
        """Whether a step has a date is checked in ``clean``: an empty step is no record, so no rule is about it."""
        anders = super()._get_validation_exclusions()  # type: ignore[misc]  # of Django, and not in its stubs
        return anders | {"niet_nodig"}


class TrajectInvoer(Samenstel):
    """All steps of a locatie, or of one voornemen. ``rijen``: those of an earlier version."""

    def __init__(self, gegevens=None, *, locatie, periode=None, rijen=None):
        rijen = Besluitstap.objects.filter(locatie=locatie, periode=periode) if rijen is None else rijen
        bekend = {stap.soort: stap for stap in rijen}
        self.locatie = locatie
        self.stappen = [
            Stapformulier(
                gegevens,
                prefix=soort,
                instance=bekend.get(soort) or Besluitstap(locatie=locatie, periode=periode, soort=soort),
            )
            for soort in Stapsoort
        ]
        self.reden = Reden(gegevens)
        super().__init__(*self.stappen, self.reden)

    def bewaar(self, *, versie: int, door) -> None:
        """Write what changed, or raise ``Achterhaald``."""
        gewijzigd = [formulier for formulier in self.stappen if formulier.has_changed()]
        nieuw = [formulier.instance for formulier in gewijzigd if not formulier.is_leeg]
        weg = [formulier.instance for formulier in gewijzigd if formulier.is_leeg and formulier.instance.pk]
        bewaar(self.locatie, nieuw, weg, versie=versie, door=door, reden=self.reden.cleaned_data["reden"])
