"""The list of milestones: its table and its filter."""

import django_filters as filters
import django_tables2 as tables

from opgaven.planning.models import Mijlpaal
from opgaven.rondes.models import Ronde
from prt.pagina.kolommen import Dag, Koppeling
from prt.pagina.lijsten import Tabel
from prt.weergave import LEEG


class MijlpaalTabel(Tabel):
    """The planning of a ronde."""

    datum = Dag()
    omschrijving = Koppeling("mijlpaal", verbose_name="Mijlpaal")
    verantwoordelijk = tables.Column(default=LEEG)
    gereed_op = Dag(verbose_name="Gereed op")
    cyclus = tables.Column(accessor="ronde__nummer", verbose_name="Cyclus")
    kwartaal = tables.Column(orderable=False)
    bron = tables.Column(empty_values=(), orderable=False)

    class Meta:
        order_by = ("datum",)

    def render_bron(self, record):
        """The document; for a date that was derived what it was derived from."""
        return str(record.bron or record.vindplaats or LEEG)

    def render_kwartaal(self, record):
        return f"Q{record.kwartaal} {record.datum.year}"


class MijlpaalFilter(filters.FilterSet):
    """Filters of the planning."""

    ronde = filters.ModelChoiceFilter(label="Cyclus", queryset=Ronde.objects.cycli())

    class Meta:
        model = Mijlpaal
        fields = ("ronde",)
