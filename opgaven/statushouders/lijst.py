"""The list of gemeenten with their taakstelling and the supervision of it."""

import django_tables2 as tables
from django.urls import reverse
from django.utils.html import format_html

from opgaven.statushouders.keuzes import Niveau
from opgaven.statushouders.lezen import saldo_tekst
from prt.pagina.lijsten import HEEL, Getal, Tabel
from prt.weergave import LEEG, datum

BADGE = {Niveau.LAAG: "success", Niveau.GEMIDDELD: "warning", Niveau.HOOG: "danger"}


def niveau_badge(niveau: str):
    """The level in words and in colour."""
    if not niveau:
        return LEEG
    return format_html(
        '<span class="utrecht-status-badge utrecht-status-badge--{}">{}</span>', BADGE[niveau], Niveau(niveau).label
    )


class Saldokolom(Getal):
    """Persons that may be unknown, or known only as at most so many."""

    def __init__(self, veld: str, **kwargs):
        kwargs |= {"footer": lambda table: table.totalen.get(veld, ""), "empty_values": ()}
        super().__init__(accessor=f"regel__{veld}", order_by=f"regel__{veld}__aantal", **kwargs)

    def render(self, value):
        return saldo_tekst(value)


class StatushoudersTabel(Tabel):
    """One half-year; the supervision is for who may see any of it, uitruil is there when anybody exchanged."""

    gemeente = tables.Column(order_by="gemeente__naam", footer="Totaal", attrs=HEEL)
    regio = tables.Column(order_by="regio__naam", attrs=HEEL)
    taakstelling = Getal(accessor="regel__taakstelling", totaal="taakstelling", leeg="onbekend")
    beginstand = Saldokolom("beginstand", verbose_name="Beginstand")
    inclusief = Saldokolom("inclusief", verbose_name="Opgave")
    uitruil = Getal(accessor="regel__uitruil", verbose_name="Uitruil", totaal="uitruil")
    gerealiseerd = Getal(accessor="regel__gerealiseerd", verbose_name="Gehuisvest", totaal="gerealiseerd")
    amv = Getal(accessor="regel__amv", verbose_name="Amv", totaal="amv")
    tempo = Getal(verbose_name="Tempo", totaal="tempo")
    stand = Saldokolom("stand", verbose_name="Stand")
    prognose = Saldokolom("prognose", verbose_name="Prognose")
    niveau = tables.Column(verbose_name="Toezicht", attrs=HEEL, empty_values=())
    volgende = tables.Column(verbose_name="Beoordeling", default=LEEG, attrs=HEEL)

    class Meta(Tabel.Meta):
        order_by = ()

    def render_gemeente(self, value):
        return format_html(
            '<a class="nl-link" href="{}">{}</a>', reverse("statushouders-gemeente", args=[value.cbs_code]), value.naam
        )

    def render_niveau(self, value):
        return niveau_badge(value)

    def render_volgende(self, value):
        return datum(value)
