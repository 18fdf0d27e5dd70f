"""The list of divisions: its table and its filter."""

import django_filters as filters
import django_tables2 as tables
from django.urls import reverse
from django.utils.html import format_html

from opgaven.verdelen.models import Verdeling
from prt.pagina.lijsten import HEEL, Getal, Tabel


class VerdelingFilter(filters.FilterSet):
    naam = filters.CharFilter(label="Naam", lookup_expr="icontains")

    class Meta:
        model = Verdeling
        fields = ("naam",)


class VerdelingTabel(Tabel):
    naam = tables.Column()
    gebied = tables.Column(empty_values=(), orderable=False, verbose_name="Waarover")
    totaal = Getal()
    sleutel = tables.Column()
    door = tables.Column(accessor="handeling__naam", verbose_name="Gemaakt door")
    wanneer = tables.DateTimeColumn(accessor="handeling__wanneer", format="j-n-Y H:i", attrs=HEEL)

    class Meta(Tabel.Meta):
        model = Verdeling
        fields = ("naam", "gebied", "totaal", "sleutel", "door", "wanneer")
        sequence = fields

    def render_naam(self, record):
        return format_html('<a class="nl-link" href="{}">{}</a>', reverse("verdeling", args=[record.pk]), record.naam)

    def render_gebied(self, record):
        return f"{record.gebied}, {record.get_niveau_display().lower()}"
