"""The list of scenario's: its table and its filter."""

import django_filters as filters
import django_tables2 as tables

from opgaven.rondes.models import Ronde
from prt.pagina.kolommen import Getal, Koppeling, Tijdstip
from prt.pagina.lijsten import Tabel
from verslag.scenario.models import Scenario


class ScenarioFilter(filters.FilterSet):
    naam = filters.CharFilter(label="Naam", lookup_expr="icontains")
    ronde = filters.ModelChoiceFilter(label="Cyclus", queryset=Ronde.objects.cycli())

    class Meta:
        model = Scenario
        fields = ("naam", "ronde")


class ScenarioTabel(Tabel):
    naam = Koppeling("scenario")
    ronde = tables.Column(verbose_name="Cyclus")
    opgave = Getal()
    door = tables.Column(accessor="handeling__naam", verbose_name="Gemaakt door")
    wanneer = Tijdstip(accessor="handeling__wanneer")
