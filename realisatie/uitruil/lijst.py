"""The list of the lines of all uitruilen: its table and its filters."""

import django_filters as filters
import django_tables2 as tables

from opgaven.gebieden.filters import gebiedfilter
from opgaven.gebieden.models import Gemeente
from opgaven.gebieden.querysets import binnen
from prt.pagina.kolommen import Dag, Getal, Koppeling
from prt.pagina.lijsten import Tabel, TerugblikFilter
from realisatie.uitruil.keuzes import Voorwaarde
from realisatie.uitruil.models import Overdracht, Uitruil


class OverdrachtTabel(Tabel):
    """The lines of all uitruilen; also as known on a day."""

    uitruil = Koppeling("uitruil-afspraak", "uitruil_id", accessor="uitruilnaam")
    gever = tables.Column(order_by=("gever__naam",))
    ontvanger = tables.Column(order_by=("ontvanger__naam",), footer="Som")
    doelgroep = tables.Column()
    plekken = Getal(totaal="plekken")
    van = Dag()
    tot = Dag(einde=True)
    voorwaarde = tables.Column()
    stand = tables.Column(empty_values=(), orderable=False)

    class Meta:
        order_by = ("uitruil",)

    def render_voorwaarde(self, value):
        return Voorwaarde(value).label

    def render_stand(self, record):
        afspraak = Uitruil(
            bevestigd_op=record.bevestigd, ontbonden_per=record.ontbonden, voorwaarde_stand=record.voorwaarde
        )
        return afspraak.stand.label


class OverdrachtFilter(TerugblikFilter):
    """Filters of the list of uitruilen."""

    gemeente = gebiedfilter(Gemeente, ook_elders=True, method="van_of_naar")
    voorwaarde = filters.ChoiceFilter(label="Voorwaarde", choices=Voorwaarde)

    class Meta:
        model = Overdracht
        fields = ("gemeente", "voorwaarde", "bekend_op")

    def van_of_naar(self, queryset, naam, gemeente):
        return queryset.filter(binnen(gemeente, "gever") | binnen(gemeente, "ontvanger"))
