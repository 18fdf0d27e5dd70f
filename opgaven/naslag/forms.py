"""The forms of a bron and of a ronde that is no cyclus and no half-year."""

from collections.abc import Iterable

from django import forms

from opgaven.gebieden.models import Gebied
from opgaven.rondes.keuzes import Stroom
from prt.pagina.formulieren import Dagveld

STROMEN = [(soort.value, soort.label) for soort in (Stroom.ASIEL, Stroom.OEKRAINE, Stroom.CNO)]
"""Half-years of statushouders are of the law."""


class VanWie(forms.Form):
    """Of the land or of a provincie; only what this person writes down for."""

    use_required_attribute = False
    gebied = forms.ModelChoiceField(
        Gebied.objects.none(),
        label="Van wie",
        empty_label=None,
        help_text="Wat van een provincie is, ziet alleen die provincie. Wat van het land is, ziet elke provincie.",
    )

    fields: dict  # of whichever kind each is

    def __init__(self, *args, eigenaren: Iterable[int], **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["gebied"].queryset = Gebied.objects.filter(pk__in=eigenaren)


class Bronformulier(VanWie):
    titel = forms.CharField(label="Titel", max_length=200)
    opsteller = forms.CharField(label="Opsteller", max_length=200, help_text="Wie het document maakte.")
    datum = Dagveld(label="Datum van het document", required=False, help_text="Laat leeg als die niet bekend is.")


class Rondeformulier(VanWie):
    stroom = forms.ChoiceField(label="Opgave", choices=[("", "Kies de opgave"), *STROMEN])
    naam = forms.CharField(label="Naam", max_length=120, help_text="Zoals hij in lijsten en keuzes staat.")
    uiterlijk = Dagveld(label="Plekken uiterlijk op")
