"""The list of the lines of all uitruilen: its table and its filters."""

import django_filters as filters
import django_tables2 as tables
from django.db.models import Q
from django.urls import reverse
from django.utils.html import format_html

from opgaven.gebieden.models import Gemeente
from prt.pagina.lijsten import HEEL, Getal, Tabel, TerugblikFilter
from prt.weergave import datum
from realisatie.uitruil import keuzes
from realisatie.uitruil.keuzes import Voorwaarde
from realisatie.uitruil.models import Overdracht, Uitruil


class OverdrachtTabel(Tabel):
    """The lines of all uitruilen."""

    uitruil = tables.Column(accessor="uitruil__naam", verbose_name="Uitruil")
    gever = tables.Column(order_by=("gever__naam",))
    ontvanger = tables.Column(order_by=("ontvanger__naam",), footer="Som")
    doelgroep = tables.Column()
    plekken = Getal(totaal="plekken")
    van = tables.Column(attrs=HEEL)
    tot = tables.Column(empty_values=(), attrs=HEEL)
    voorwaarde = tables.Column(accessor="uitruil__voorwaarde_stand", verbose_name="Voorwaarde")
    stand = tables.Column(empty_values=(), orderable=False, verbose_name="Stand")

    class Meta(Tabel.Meta):
        model = Overdracht
        fields = ("uitruil", "gever", "ontvanger", "doelgroep", "plekken", "van", "tot", "voorwaarde", "stand")
        sequence = fields
        order_by = ("uitruil",)

    def render_van(self, value):
        return datum(value)

    def render_tot(self, record):
        return datum(record.tot)

    def render_voorwaarde(self, record):
        return record.uitruil.get_voorwaarde_stand_display()

    def render_uitruil(self, record):
        pad = reverse("uitruil-afspraak", args=[record.uitruil_id])
        return format_html('<a class="nl-link" href="{}">{}</a>', pad, record.uitruil.naam)

    def render_stand(self, record):
        return record.uitruil.stand.label


class OverdrachtTabelToen(OverdrachtTabel):
    """The same from rows of history."""

    uitruil = tables.Column(accessor="toen_uitruil", verbose_name="Uitruil")
    voorwaarde = tables.Column(accessor="toen_voorwaarde", verbose_name="Voorwaarde")

    class Meta(OverdrachtTabel.Meta):
        model = Overdracht.history.model

    def render_voorwaarde(self, record):
        return Voorwaarde(record.toen_voorwaarde).label

    def render_uitruil(self, record):
        return record.toen_uitruil

    def render_stand(self, record):
        toen = Uitruil(
            bevestigd_op=record.toen_bevestigd,
            ontbonden_per=record.toen_ontbonden,
            voorwaarde_stand=record.toen_voorwaarde,
        )
        return toen.stand.label


class OverdrachtFilter(TerugblikFilter):
    """Filters of the list of uitruilen."""

    gemeente = filters.ModelChoiceFilter(label="Gemeente", queryset=Gemeente.objects.all(), method="van_of_naar")
    voorwaarde = filters.ChoiceFilter(
        label="Voorwaarde", field_name="uitruil__voorwaarde_stand", choices=keuzes.Voorwaarde
    )

    class Meta:
        model = Overdracht
        fields = ("gemeente", "voorwaarde", "bekend_op")

    def van_of_naar(self, queryset, naam, gemeente):
        return queryset.filter(Q(gever=gemeente) | Q(ontvanger=gemeente))


class OverdrachtFilterToen(OverdrachtFilter):
    """The same on rows of history."""

    voorwaarde = filters.ChoiceFilter(label="Voorwaarde", field_name="toen_voorwaarde", choices=keuzes.Voorwaarde)
