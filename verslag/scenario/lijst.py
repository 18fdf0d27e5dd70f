"""The list of scenario's: its table and its filter."""

import django_filters as filters
import django_tables2 as tables
from django.urls import reverse
from django.utils.html import format_html

from opgaven.rondes.models import Ronde
from prt.pagina.lijsten import HEEL, Getal, Tabel
from verslag.scenario.models import Scenario


class ScenarioFilter(filters.FilterSet):
    naam = filters.CharFilter(label="Naam", lookup_expr="icontains")
    ronde = filters.ModelChoiceFilter(label="Cyclus", queryset=Ronde.objects.cycli())

    class Meta:
        model = Scenario
        fields = ("naam", "ronde")


class ScenarioTabel(Tabel):
    naam = tables.Column()
    ronde = tables.Column(verbose_name="Cyclus")
    opgave = Getal()
    door = tables.Column(accessor="handeling__naam", verbose_name="Gemaakt door")
    wanneer = tables.DateTimeColumn(accessor="handeling__wanneer", format="j-n-Y H:i", attrs=HEEL)

    class Meta(Tabel.Meta):
        model = Scenario
        fields = ("naam", "ronde", "opgave", "door", "wanneer")
        sequence = fields

    def render_naam(self, record):
        return format_html('<a class="nl-link" href="{}">{}</a>', reverse("scenario", args=[record.pk]), record.naam)
