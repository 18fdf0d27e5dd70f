"""The list of meetings: its table and its filters."""

import django_filters as filters
import django_tables2 as tables
from django.utils import timezone

from opgaven.gebieden.filters import gebiedfilter
from opgaven.gebieden.keuzes import Gebiedsoort
from opgaven.gebieden.models import Regio
from opgaven.overleg.models import Overleg
from prt.pagina.kolommen import Dag, Getal, Koppeling
from prt.pagina.lijsten import Tabel, zoek_in
from prt.weergave import LEEG


class OverlegTabel(Tabel):
    """Meetings, the last one first."""

    datum = Dag()
    tafel = Koppeling("overleg", orderable=False)
    plaats = tables.Column(default=LEEG)
    besluiten = Getal(accessor="aantal_besluiten", orderable=False)
    openstaand = Getal(accessor="openstaande_acties", verbose_name="Open acties", orderable=False)

    class Meta:
        order_by = ("-datum",)


TAFELS = {"prt": Gebiedsoort.PROVINCIE, "rrt": Gebiedsoort.REGIO}


class OverlegFilter(filters.FilterSet):
    """Filters of the list of meetings: the words also in what was decided and agreed."""

    zoek = filters.CharFilter(label="Zoeken", method="op_woorden", max_length=100)
    tafel = filters.ChoiceFilter(label="Tafel", choices=[("prt", "PRT"), ("rrt", "RRT’s")], method="van_tafel")
    regio = gebiedfilter(Regio, "gebied")
    wanneer = filters.ChoiceFilter(
        label="Wanneer", choices=[("komend", "Vandaag en later"), ("geweest", "Geweest")], method="op_moment"
    )

    class Meta:
        model = Overleg
        fields = ("zoek", "tafel", "regio", "wanneer")

    def op_woorden(self, queryset, naam, tekst):
        zoek = zoek_in("plaats", "agenda", "besluiten__tekst", "acties__tekst", "acties__wie")
        return zoek(queryset, naam, tekst).distinct()

    def van_tafel(self, queryset, naam, tafel):
        return queryset.filter(gebied__soort=TAFELS[tafel])

    def op_moment(self, queryset, naam, wanneer):
        vandaag = timezone.localdate()
        return queryset.filter(datum__gte=vandaag) if wanneer == "komend" else queryset.filter(datum__lt=vandaag)
