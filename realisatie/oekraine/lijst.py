"""The list of gemeenten with their opgave Oekraïne."""

import django_tables2 as tables
from django.urls import reverse
from django.utils.html import format_html

from prt.pagina.lijsten import HEEL, Getal, Tabel


class OekraineTabel(Tabel):
    """A gemeente per row."""

    gemeente = tables.Column(accessor="gebied", order_by="gebied__naam", footer="Totaal", attrs=HEEL)
    regio = tables.Column(order_by="regio__naam", attrs=HEEL)
    opgave = Getal(totaal="opgave", leeg="onbekend")
    plekken = Getal(totaal="plekken", leeg="onbekend")
    verschil = Getal(totaal="verschil", leeg="onbekend")
    bezetting = Getal(totaal="bezetting", leeg="onbekend")

    class Meta(Tabel.Meta):
        order_by = ()

    def render_gemeente(self, value):
        return format_html(
            '<a class="nl-link" href="{}">{}</a>', reverse("gemeente", args=[value.cbs_code]), value.naam
        )
