"""Filtering opgaven and the planning."""

import django_filters as filters
from django.utils import timezone

from opgaven.keuzes import Stroom
from opgaven.models import Gemeente, Mijlpaal, Opgave, Regio, Ronde
from opgaven.querysets import geldend_op
from prt.pagina.lijsten import TerugblikFilter

NIVEAUS = {"gemeente": "Gemeenten", "regio": "Regio’s", "provincie": "Provincies", "landelijk": "Nederland"}

TONEN = {"geldt": "Wat geldt", "alle": "Ook wat eerder gold of later ingaat"}


class OpgaveFilter(TerugblikFilter):
    """Filters of the list of opgaven; one level at a time, so that the sum counts nothing twice."""

    niveau = filters.ChoiceFilter(
        label="Niveau", choices=list(NIVEAUS.items()), method="op_niveau", empty_label=None, initial="gemeente"
    )
    stroom = filters.ChoiceFilter(label="Opgave", field_name="ronde__stroom", choices=Stroom)
    ronde = filters.ModelChoiceFilter(label="Ronde", queryset=Ronde.objects.all())
    regio = filters.ModelChoiceFilter(label="Regio", queryset=Regio.objects.all(), method="in_regio")
    gemeente = filters.ModelChoiceFilter(label="Gemeente", queryset=Gemeente.objects.all())
    toon = filters.ChoiceFilter(
        label="Toon", choices=list(TONEN.items()), method="wat_geldt", empty_label=None, initial="geldt"
    )

    class Meta:
        model = Opgave
        fields = ("niveau", "stroom", "ronde", "regio", "gemeente", "toon", "bekend_op")

    def wat_geldt(self, queryset, naam, keuze):
        """Of every addressee in every ronde the last figure in force, today or on the day asked for."""
        if keuze != "geldt":
            return queryset
        dag = self.form.cleaned_data.get("bekend_op") or timezone.localdate()
        rijen = geldend_op(queryset, dag).values_list("pk", "ronde", "gemeente", "regio", "provincie")
        return queryset.filter(pk__in={tuple(wie): sleutel for sleutel, *wie in rijen}.values())

    def op_niveau(self, queryset, naam, niveau):
        if niveau == "landelijk":
            return queryset.filter(gemeente=None, regio=None, provincie=None)
        return queryset.filter(**{f"{niveau}__isnull": False})

    def in_regio(self, queryset, naam, regio):
        return queryset.filter(gemeente__regio=regio) | queryset.filter(regio=regio)


class MijlpaalFilter(filters.FilterSet):
    """Filters of the planning."""

    ronde = filters.ModelChoiceFilter(label="Cyclus", queryset=Ronde.objects.cycli())

    class Meta:
        model = Mijlpaal
        fields = ("ronde",)
