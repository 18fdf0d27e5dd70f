"""The lists of locaties and periods. Python columns only: a template per cell costs ten times as much."""

import django_filters as filters
import django_tables2 as tables
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import mark_safe

from opgaven.gebieden.models import Gemeente, Regio
from prt.pagina.lijsten import HEEL, Getal, Tabel, TerugblikFilter, zoek_in
from prt.pagina.terugblik import DATUM
from prt.weergave import datum, datum_kort
from realisatie.locaties import keuzes
from realisatie.locaties.models import Beschikbaarheid, Locatie
from realisatie.locaties.querysets import er_op
from realisatie.locaties.rekenen import Hardheid

BADGE = {
    Hardheid.GEREALISEERD: "success",
    Hardheid.VASTGESTELD: "success",
    Hardheid.VOORNEMEN: "warning",
    Hardheid.VERKENNING: "neutral",
    Hardheid.VERVALLEN: "inactive",
}

SLOT = mark_safe(' <span class="regietafel-slot">vertrouwelijk</span>')  # noqa: S308 - a constant


def hardheid_badge(regel: Beschikbaarheid):
    return format_html(
        '<span class="utrecht-status-badge utrecht-status-badge--{}">{}</span>',
        BADGE[regel.hardheid],
        regel.get_hardheid_display(),
    )


def locatie_link(locatie: Locatie):
    slot = SLOT if locatie.vertrouwelijk else ""
    pad = reverse("locatie", args=[locatie.pk])
    return format_html('<a class="nl-link" href="{}">{}</a>{}', pad, locatie.naam, slot)


class LocatieTabel(Tabel):
    """Locaties with what is open on the peildatum."""

    naam = tables.Column(verbose_name="Locatie")
    gemeente = tables.Column(order_by=("gemeente__naam", "naam"), footer="Totaal van deze locaties")
    soort = tables.Column(default="–")
    exploitant = tables.Column(default="–")
    plekken_nu = Getal(verbose_name="Hard vandaag", totaal="plekken_nu")
    eerstvolgend_einde = tables.Column(verbose_name="Eerstvolgende einde", default="–")

    class Meta(Tabel.Meta):
        model = Locatie
        fields = ("gemeente", "naam", "soort", "exploitant", "plekken_nu", "eerstvolgend_einde")
        sequence = fields
        order_by = ("gemeente",)

    def render_naam(self, record):
        return locatie_link(record)

    def render_eerstvolgend_einde(self, record, value):
        return datum_kort(value, record.einde_precisie)


def locatie_toen(naam: str, gesloten: bool):
    """Without a link: the page of a locatie is about now, and it may be gone."""
    return format_html("{}{}", naam, SLOT if gesloten else "")


class LocatieTabelToen(LocatieTabel):
    """The same from rows of history."""

    class Meta(LocatieTabel.Meta):
        model = Locatie.history.model

    def render_naam(self, record):
        return locatie_toen(record.naam, record.gesloten)


class BeschikbaarheidTabel(Tabel):
    """Periods of availability over all locaties."""

    gemeente = tables.Column(
        accessor="locatie__gemeente__naam",
        verbose_name="Gemeente",
        order_by=("locatie__gemeente__naam", "locatie__naam"),
        footer="Som",
    )
    locatie = tables.Column(order_by=("locatie__naam",))
    doelgroep = tables.Column()
    plekken = Getal(totaal="plekken", leeg="onbekend")
    van = tables.Column(empty_values=(), attrs=HEEL)
    tot = tables.Column(empty_values=(), attrs=HEEL)
    hardheid = tables.Column(attrs=HEEL)

    class Meta(Tabel.Meta):
        model = Beschikbaarheid
        fields = ("gemeente", "locatie", "doelgroep", "plekken", "van", "tot", "hardheid")
        sequence = fields
        order_by = ("gemeente",)

    def render_locatie(self, record):
        return locatie_link(record.locatie)

    def render_van(self, record):
        return datum(record.van, record.van_precisie) if record.van else "onbekend"

    def render_tot(self, record):
        return datum(record.tot, record.tot_precisie)

    def render_hardheid(self, record):
        return hardheid_badge(record)


class BeschikbaarheidTabelToen(BeschikbaarheidTabel):
    """The same from rows of history."""

    gemeente = tables.Column(
        accessor="toen_gemeentenaam",
        verbose_name="Gemeente",
        order_by=("toen_gemeentenaam", "toen_naam"),
        footer="Som",
    )
    locatie = tables.Column(accessor="toen_naam", order_by=("toen_naam",))

    class Meta(BeschikbaarheidTabel.Meta):
        model = Beschikbaarheid.history.model

    def render_locatie(self, record):
        return locatie_toen(record.toen_naam, record.gesloten)


class LocatieFilter(TerugblikFilter):
    """Filters of the list of locaties."""

    zoek = filters.CharFilter(label="Zoeken", method="op_woorden", max_length=100)
    regio = filters.ModelChoiceFilter(label="Regio", field_name="gemeente__regio", queryset=Regio.objects.all())
    gemeente = filters.ModelChoiceFilter(label="Gemeente", queryset=Gemeente.objects.all())
    soort = filters.ChoiceFilter(label="Soort", choices=keuzes.Locatiesoort)
    exploitant = filters.ChoiceFilter(label="Exploitant", choices=keuzes.Exploitant)

    class Meta:
        model = Locatie
        fields = ("zoek", "regio", "gemeente", "soort", "exploitant", "bekend_op")

    op_woorden = staticmethod(zoek_in("naam", "adres", "gemeente__naam"))


class BeschikbaarheidFilter(TerugblikFilter):
    """Filters of the list of periods."""

    zoek = filters.CharFilter(label="Zoeken", method="op_woorden", max_length=100)
    regio = filters.ModelChoiceFilter(
        label="Regio", field_name="locatie__gemeente__regio", queryset=Regio.objects.all()
    )
    gemeente = filters.ModelChoiceFilter(
        label="Gemeente", field_name="locatie__gemeente", queryset=Gemeente.objects.all()
    )
    doelgroep = filters.ChoiceFilter(label="Doelgroep", choices=keuzes.Doelgroep)
    hardheid = filters.ChoiceFilter(label="Hardheid", choices=Hardheid.keuzes())
    op = filters.DateFilter(label="Beschikbaar op", method="op_dag", widget=DATUM)

    class Meta:
        model = Beschikbaarheid
        fields = ("zoek", "regio", "gemeente", "doelgroep", "hardheid", "op", "bekend_op")

    op_woorden = staticmethod(zoek_in("locatie__naam", "locatie__adres", "locatie__gemeente__naam"))

    def op_dag(self, queryset, naam, dag):
        return queryset.filter(er_op(dag))


class BeschikbaarheidFilterToen(BeschikbaarheidFilter):
    """The same on rows of history, which know their locatie of then by other names."""

    regio = filters.ModelChoiceFilter(label="Regio", queryset=Regio.objects.all(), method="op_sleutel")
    gemeente = filters.ModelChoiceFilter(label="Gemeente", queryset=Gemeente.objects.all(), method="op_sleutel")

    op_woorden = staticmethod(zoek_in("toen_naam", "toen_adres", "toen_gemeentenaam"))

    def op_sleutel(self, queryset, naam, gebied):
        return queryset.filter(**{f"toen_{naam}": gebied.pk})
