"""The table and the filters of the list of remarks."""

import django_filters as filters
import django_tables2 as tables
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.html import format_html
from django.utils.safestring import mark_safe
from django.utils.text import Truncator
from django.utils.timezone import localtime

from opgaven.gebieden.models import Gemeente
from prt.pagina.lijsten import HEEL, Tabel, zoek_in
from realisatie.opmerkingen.models import Opmerking

OPVOLGEN = mark_safe(  # noqa: S308 - a constant
    '<span class="utrecht-status-badge utrecht-status-badge--warning">opvolgen</span>'
)

STANDEN = (("open", "Vraagt opvolging"), ("afgesloten", "Afgesloten"))


class OpmerkingTabel(Tabel):
    """Remarks without their answers; what still asks for follow-up first."""

    onderwerp = tables.Column(empty_values=(), orderable=False)
    gemeente = tables.Column(verbose_name="Gebied", empty_values=(), orderable=False)
    tekst = tables.Column()
    naam = tables.Column(verbose_name="Door")
    moment = tables.Column(attrs=HEEL)
    stand = tables.Column(empty_values=(), orderable=False, attrs=HEEL)

    class Meta(Tabel.Meta):
        model = Opmerking
        fields = ("onderwerp", "gemeente", "tekst", "naam", "moment", "stand")
        sequence = fields

    def render_onderwerp(self, record):
        return format_html(
            '<a class="nl-link" href="{}">{}</a>', reverse("opmerking", args=[record.pk]), record.onderwerp
        )

    def render_gemeente(self, record):
        return record.gebied.naam

    def render_tekst(self, value):
        return Truncator(value).chars(140)

    def render_moment(self, value):
        return date_format(localtime(value), "j F Y")

    def render_stand(self, record):
        if record.is_open:
            return OPVOLGEN
        return "afgesloten" if record.afgesloten_op else "–"


class OpmerkingFilter(filters.FilterSet):
    """Filters of the list of remarks."""

    zoek = filters.CharFilter(label="Zoeken", method="op_woorden")
    gemeente = filters.ModelChoiceFilter(
        label="Gemeente", queryset=Gemeente.objects.filter(regio__isnull=False), method="over_gemeente"
    )
    stand = filters.ChoiceFilter(label="Stand", choices=STANDEN, method="met_stand")

    class Meta:
        model = Opmerking
        fields = ("zoek", "gemeente", "stand")

    op_woorden = staticmethod(zoek_in("tekst", "cijfer", "locatie__naam", "naam"))

    def over_gemeente(self, queryset, naam, gemeente):
        return queryset.over(gemeente)

    def met_stand(self, queryset, naam, stand):
        return queryset.filter(opvolging=True, afgesloten_op__isnull=stand == "open")
