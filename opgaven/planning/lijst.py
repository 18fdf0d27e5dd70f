"""The list of milestones: its table and its filter."""

import django_filters as filters
import django_tables2 as tables
from django.urls import reverse
from django.utils.html import format_html

from opgaven.planning.models import Mijlpaal
from opgaven.rondes.models import Ronde
from prt.pagina.lijsten import HEEL, Tabel
from prt.weergave import datum


class MijlpaalTabel(Tabel):
    """The planning of a ronde."""

    kwartaal = tables.Column(orderable=False)
    cyclus = tables.Column(accessor="ronde__nummer", verbose_name="Cyclus")
    datum = tables.Column(attrs=HEEL)
    omschrijving = tables.Column(verbose_name="Mijlpaal")
    verantwoordelijk = tables.Column(default="–")
    gereed_op = tables.Column(verbose_name="Gereed op", default="–", attrs=HEEL)
    bron = tables.Column(empty_values=(), orderable=False)

    class Meta(Tabel.Meta):
        model = Mijlpaal
        fields = ("datum", "omschrijving", "verantwoordelijk", "gereed_op", "cyclus", "kwartaal", "bron")
        sequence = fields
        order_by = ("datum",)

    def render_datum(self, value):
        return datum(value)

    def render_bron(self, record):
        """The document; for a date that was derived what it was derived from."""
        return str(record.bron or record.vindplaats or "–")

    def render_gereed_op(self, value):
        return datum(value)

    def render_omschrijving(self, value, record):
        return format_html('<a class="nl-link" href="{}">{}</a>', reverse("mijlpaal", args=[record.pk]), value)

    def render_kwartaal(self, record):
        return f"Q{record.kwartaal} {record.datum.year}"


class MijlpaalFilter(filters.FilterSet):
    """Filters of the planning."""

    ronde = filters.ModelChoiceFilter(label="Cyclus", queryset=Ronde.objects.cycli())

    class Meta:
        model = Mijlpaal
        fields = ("ronde",)
