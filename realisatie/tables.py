"""The lists of locaties, periods and uitruilen. Python columns only: a template per cell costs ten times as much."""

import django_tables2 as tables
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import mark_safe

from prt.pagina.lijsten import HEEL, Getal, Tabel
from prt.weergave import datum, datum_kort
from realisatie.keuzes import Hardheid, Voorwaarde
from realisatie.models import Beschikbaarheid, Locatie, Overdracht, Uitruil

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
