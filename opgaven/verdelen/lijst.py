"""The list of divisions: its table and its filter."""

import django_filters as filters
import django_tables2 as tables

from opgaven.verdelen.models import Verdeling
from prt.pagina.kolommen import Getal, Koppeling, Tijdstip
from prt.pagina.lijsten import Tabel


class VerdelingFilter(filters.FilterSet):
    naam = filters.CharFilter(label="Naam", lookup_expr="icontains")

    class Meta:
        model = Verdeling
        fields = ("naam",)


class VerdelingTabel(Tabel):
    naam = Koppeling("verdeling")
    gebied = tables.Column(empty_values=(), orderable=False, verbose_name="Waarover")
    totaal = Getal()
    sleutel = tables.Column()
    door = tables.Column(accessor="handeling__naam", verbose_name="Gemaakt door")
    wanneer = Tijdstip(accessor="handeling__wanneer")

    def render_gebied(self, record):
        return f"{record.gebied}, {record.get_niveau_display().lower()}"
