"""The table and the filters of the list of knelpunten."""

import django_filters as filters
import django_tables2 as tables
from django.utils.text import Truncator

from opgaven.gebieden.filters import gebiedfilter, opvolger_heet
from opgaven.gebieden.models import Gemeente, Regio
from prt.pagina.kolommen import Dag, Koppeling
from prt.pagina.lijsten import Tabel, zoek_in
from realisatie.knelpunten import keuzes
from realisatie.knelpunten.models import Knelpunt

STANDEN = (("lopend", "Niet opgelost"), *keuzes.Knelpuntstatus.choices)


class KnelpuntTabel(Tabel):
    """Knelpunten, the latest first."""

    tekst = Koppeling("knelpunt", verbose_name="Knelpunt")
    gebied = tables.Column(orderable=False)
    thema = tables.Column()
    geadresseerde = tables.Column()
    status = tables.Column()
    moment = Dag(verbose_name="Sinds")

    def render_tekst(self, value):
        return Truncator(value).chars(140)


class KnelpuntFilter(filters.FilterSet):
    """Filters of the list of knelpunten."""

    zoek = filters.CharFilter(label="Zoeken", method="op_woorden")
    regio = gebiedfilter(Regio, "gebied")
    gemeente = gebiedfilter(Gemeente, "gebied")
    thema = filters.ChoiceFilter(label="Thema", choices=keuzes.Thema)
    geadresseerde = filters.ChoiceFilter(label="Gericht aan", choices=keuzes.Geadresseerde)
    status = filters.ChoiceFilter(label="Status", choices=STANDEN, method="met_status")

    class Meta:
        model = Knelpunt
        fields = ("zoek", "regio", "gemeente", "thema", "geadresseerde", "status")

    op_woorden = staticmethod(zoek_in("tekst", "resultaat", "naam", "gebied__naam", opvolger_heet("gebied")))

    def met_status(self, queryset, naam, status):
        opgelost = keuzes.Knelpuntstatus.OPGELOST
        return queryset.exclude(status=opgelost) if status == "lopend" else queryset.filter(status=status)
