"""The table and the filters of the list of remarks."""

import django_filters as filters
import django_tables2 as tables
from django.utils.text import Truncator

from opgaven.gebieden.filters import gebiedfilter
from opgaven.gebieden.models import Gemeente
from prt.pagina.kolommen import HEEL, Dag, Koppeling, merk
from prt.pagina.lijsten import Tabel, zoek_in
from prt.weergave import LEEG
from realisatie.opmerkingen.models import Opmerking

OPVOLGEN = merk("warning", "opvolgen")

STANDEN = (("open", "Vraagt opvolging"), ("afgesloten", "Afgesloten"))


class OpmerkingTabel(Tabel):
    """Remarks without their answers; what still asks for follow-up first."""

    onderwerp = Koppeling("opmerking", orderable=False)
    gebied = tables.Column(orderable=False)
    tekst = tables.Column()
    naam = tables.Column(verbose_name="Door")
    moment = Dag()
    stand = tables.Column(empty_values=(), orderable=False, attrs=HEEL)

    def render_tekst(self, value):
        return Truncator(value).chars(140)

    def render_stand(self, record):
        if record.is_open:
            return OPVOLGEN
        return "afgesloten" if record.afgesloten_op else LEEG


class OpmerkingFilter(filters.FilterSet):
    """Filters of the list of remarks."""

    zoek = filters.CharFilter(label="Zoeken", method="op_woorden")
    gemeente = gebiedfilter(Gemeente, method="over_gemeente")
    stand = filters.ChoiceFilter(label="Stand", choices=STANDEN, method="met_stand")

    class Meta:
        model = Opmerking
        fields = ("zoek", "gemeente", "stand")

    op_woorden = staticmethod(zoek_in("tekst", "cijfer", "locatie__naam", "naam"))

    def over_gemeente(self, queryset, naam, gemeente):
        return queryset.over(gemeente)

    def met_stand(self, queryset, naam, stand):
        return queryset.filter(opvolging=True, afgesloten_op__isnull=stand == "open")
