"""The list of meetings: its table and its filters."""

import django_filters as filters
import django_tables2 as tables
from django.db.models import Q
from django.urls import reverse
from django.utils import timezone
from django.utils.html import format_html

from opgaven.gebieden.models import Regio
from opgaven.overleg.models import Overleg
from prt.pagina.lijsten import HEEL, Getal, Tabel
from prt.weergave import datum

MEESTE_WOORDEN = 10
"""Of one search; more words only make the question slow."""


class OverlegTabel(Tabel):
    """Meetings, the last one first."""

    datum = tables.Column(attrs=HEEL)
    tafel = tables.Column(orderable=False)
    plaats = tables.Column(default="–")
    besluiten = Getal(accessor="aantal_besluiten", orderable=False)
    openstaand = Getal(accessor="openstaande_acties", verbose_name="Open acties", orderable=False)

    class Meta(Tabel.Meta):
        model = Overleg
        fields = ("datum", "tafel", "plaats", "besluiten", "openstaand")
        sequence = fields
        order_by = ("-datum",)

    def render_datum(self, value):
        return datum(value)

    def render_tafel(self, value, record):
        return format_html('<a class="nl-link" href="{}">{}</a>', reverse("overleg", args=[record.pk]), value)


class OverlegFilter(filters.FilterSet):
    """Filters of the list of meetings: the words also in what was decided and agreed."""

    zoek = filters.CharFilter(label="Zoeken", method="op_woorden", max_length=100)
    tafel = filters.ChoiceFilter(label="Tafel", choices=[("prt", "PRT"), ("rrt", "RRT’s")], method="van_tafel")
    regio = filters.ModelChoiceFilter(label="Regio", queryset=Regio.objects.all())
    wanneer = filters.ChoiceFilter(
        label="Wanneer", choices=[("komend", "Vandaag en later"), ("geweest", "Geweest")], method="op_moment"
    )

    class Meta:
        model = Overleg
        fields = ("zoek", "tafel", "regio", "wanneer")

    def op_woorden(self, queryset, naam, tekst):
        for woord in tekst.split()[:MEESTE_WOORDEN]:
            plekken = ("plaats", "agenda", "besluiten__tekst", "acties__tekst", "acties__wie")
            queryset = queryset.filter(Q(*((f"{plek}__icontains", woord) for plek in plekken), _connector=Q.OR))
        return queryset.distinct()

    def van_tafel(self, queryset, naam, tafel):
        return queryset.filter(regio__isnull=tafel == "prt")

    def op_moment(self, queryset, naam, wanneer):
        vandaag = timezone.localdate()
        return queryset.filter(datum__gte=vandaag) if wanneer == "komend" else queryset.filter(datum__lt=vandaag)
