"""Filtering opgaven and the planning."""

import django_filters as filters

from opgaven.keuzes import Stroom
from opgaven.models import Gemeente, Mijlpaal, Opgave, Regio, Ronde
from prt.lijsten import TerugblikFilter

NIVEAUS = {"gemeente": "Gemeenten", "regio": "Regio’s", "provincie": "Provincies", "landelijk": "Nederland"}


class OpgaveFilter(TerugblikFilter):
    """Filters of the list of opgaven; one level at a time, so that the sum counts nothing twice."""

    niveau = filters.ChoiceFilter(
        label="Niveau", choices=list(NIVEAUS.items()), method="op_niveau", empty_label=None, initial="gemeente"
    )
    stroom = filters.ChoiceFilter(label="Opgave", field_name="ronde__stroom", choices=Stroom)
    ronde = filters.ModelChoiceFilter(label="Ronde", queryset=Ronde.objects.all())
    regio = filters.ModelChoiceFilter(label="Regio", queryset=Regio.objects.all(), method="in_regio")
    gemeente = filters.ModelChoiceFilter(label="Gemeente", queryset=Gemeente.objects.all())

    class Meta:
        model = Opgave
        fields = ("niveau", "stroom", "ronde", "regio", "gemeente", "bekend_op")

    def op_niveau(self, queryset, naam, niveau):
        if niveau == "landelijk":
            return queryset.filter(gemeente=None, regio=None, provincie=None)
        return queryset.filter(**{f"{niveau}__isnull": False})

    def in_regio(self, queryset, naam, regio):
        return queryset.filter(gemeente__regio=regio) | queryset.filter(regio=regio)


class MijlpaalFilter(filters.FilterSet):
    """Filters of the planning."""

    ronde = filters.ModelChoiceFilter(label="Ronde", queryset=Ronde.objects.cycli())

    class Meta:
        model = Mijlpaal
        fields = ("ronde",)
