"""The lists of locaties and periods. Python columns only: a template per cell costs ten times as much."""

import django_filters as filters
import django_tables2 as tables
from django.utils.html import format_html
from django.utils.safestring import mark_safe

from opgaven.gebieden.filters import gebiedfilter, opvolger_heet
from opgaven.gebieden.models import Gemeente, Regio
from prt.pagina.kolommen import Dag, Getal, Koppeling, Merk
from prt.pagina.lijsten import Tabel, TerugblikFilter, zoek_in
from prt.pagina.terugblik import DATUM
from prt.weergave import LEEG, ONBEKEND
from realisatie.locaties import keuzes
from realisatie.locaties.models import Beschikbaarheid, Locatie
from realisatie.locaties.querysets import er_op
from realisatie.locaties.rekenen import Hardheid

KLEUREN = {
    Hardheid.GEREALISEERD: "success",
    Hardheid.VASTGESTELD: "success",
    Hardheid.VOORNEMEN: "warning",
    Hardheid.VERKENNING: "neutral",
    Hardheid.VERVALLEN: "inactive",
}

SLOT = mark_safe(' <span class="regietafel-slot">vertrouwelijk</span>')  # noqa: S308 - a constant


class Locatienaam(Koppeling):
    """With a mark when it is confidential, now or then."""

    def render(self, value, record):
        return format_html("{}{}", value, SLOT if record.gesloten else "")


class LocatieTabel(Tabel):
    """Locaties with what is open on the peildatum; also as known on a day."""

    gemeente = tables.Column(order_by=("gemeente__naam", "naam"), footer="Totaal van deze locaties")
    naam = Locatienaam("locatie", verbose_name="Locatie")
    soort = tables.Column(default=LEEG)
    exploitant = tables.Column(default=LEEG)
    plekken_nu = Getal(verbose_name="Hard vandaag", totaal="plekken_nu")
    eerstvolgend_einde = Dag(precisie="einde_precisie", verbose_name="Eerstvolgende einde")

    class Meta:
        order_by = ("gemeente",)


class BeschikbaarheidTabel(Tabel):
    """Periods of availability over all locaties; also as known on a day."""

    gemeente = tables.Column(accessor="gemeentenaam", order_by=("gemeentenaam", "locatienaam"), footer="Som")
    locatie = Locatienaam("locatie", "locatie_id", accessor="locatienaam")
    doelgroep = tables.Column()
    plekken = Getal(totaal="plekken", leeg=ONBEKEND)
    van = Dag(precisie="van_precisie", leeg=ONBEKEND)
    tot = Dag(precisie="tot_precisie", einde=True)
    hardheid = Merk(KLEUREN)

    class Meta:
        order_by = ("gemeente",)


class LocatieFilter(TerugblikFilter):
    """Filters of the list of locaties."""

    zoek = filters.CharFilter(label="Zoeken", method="op_woorden", max_length=100)
    regio = gebiedfilter(Regio, "gemeente")
    gemeente = gebiedfilter(Gemeente, "gemeente", ook_elders=True)
    soort = filters.ChoiceFilter(label="Soort", choices=keuzes.Locatiesoort)
    exploitant = filters.ChoiceFilter(label="Exploitant", choices=keuzes.Exploitant)

    class Meta:
        model = Locatie
        fields = ("zoek", "regio", "gemeente", "soort", "exploitant", "bekend_op")

    op_woorden = staticmethod(zoek_in("naam", "adres", "gemeente__naam", opvolger_heet("gemeente")))


class BeschikbaarheidFilter(TerugblikFilter):
    """Filters of the list of periods, by what their locatie is or was."""

    zoek = filters.CharFilter(label="Zoeken", method="op_woorden", max_length=100)
    regio = gebiedfilter(Regio, "gemeente")
    gemeente = gebiedfilter(Gemeente, "gemeente", ook_elders=True)
    doelgroep = filters.ChoiceFilter(label="Doelgroep", choices=keuzes.Doelgroep)
    hardheid = filters.ChoiceFilter(label="Hardheid", choices=Hardheid.keuzes())
    op = filters.DateFilter(label="Beschikbaar op", method="op_dag", widget=DATUM)

    class Meta:
        model = Beschikbaarheid
        fields = ("zoek", "regio", "gemeente", "doelgroep", "hardheid", "op", "bekend_op")

    op_woorden = staticmethod(zoek_in("locatienaam", "adres", "gemeentenaam", opvolger_heet("gemeente")))

    def op_dag(self, queryset, naam, dag):
        return queryset.filter(er_op(dag))
