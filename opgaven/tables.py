"""The lists of opgaven and of the planning."""

import django_tables2 as tables
from django.urls import reverse
from django.utils.html import format_html

from opgaven.models import Mijlpaal, Opgave
from opgaven.reeks import pad_van
from prt.pagina.lijsten import HEEL, Getal, Tabel
from prt.weergave import datum


class OpgaveTabel(Tabel):
    """Opgaven with the document they rest on."""

    gebied = tables.Column(empty_values=(), order_by=("gemeente__naam", "regio__naam", "provincie__naam"), footer="Som")
    ronde = tables.Column(order_by=("ronde__naam",))
    geldig_vanaf = tables.Column(verbose_name="Geldt vanaf", default="–", attrs=HEEL)
    aantal = Getal(totaal="aantal")
    waarvan_amv = Getal(totaal="waarvan_amv")
    inclusief_saldo = Getal(verbose_name="Incl. voor-/achterstand", totaal="inclusief_saldo")
    grondslag = tables.Column()
    bron = tables.Column(accessor="bron__titel", verbose_name="Bron", default="–")

    class Meta(Tabel.Meta):
        model = Opgave
        fields = ("gebied", "ronde", "geldig_vanaf", "aantal", "waarvan_amv", "inclusief_saldo", "grondslag", "bron")
        sequence = fields

    def render_geldig_vanaf(self, value):
        return datum(value)

    def render_gebied(self, record):
        if record.gebied is None:
            return "Nederland"
        return format_html('<a class="nl-link" href="{}">{}</a>', pad_van(record.gebied), record.gebied)


class OpgaveTabelToen(OpgaveTabel):
    """The same from rows of history, where nothing leads to the present."""

    class Meta(OpgaveTabel.Meta):
        model = Opgave.history.model

    def render_gebied(self, record):
        return str(record.gemeente or record.regio or record.provincie or "Nederland")


class MijlpaalTabel(Tabel):
    """The planning of a ronde."""

    kwartaal = tables.Column(orderable=False)
    cyclus = tables.Column(accessor="ronde__nummer", verbose_name="Cyclus")
    datum = tables.Column(attrs=HEEL)
    omschrijving = tables.Column(verbose_name="Mijlpaal")
    verantwoordelijk = tables.Column(default="–")
    gereed_op = tables.Column(verbose_name="Gereed op", default="–", attrs=HEEL)
    bron = tables.Column(empty_values=(), orderable=False)

    class Meta(Tabel.Meta):
        model = Mijlpaal
        fields = ("datum", "omschrijving", "verantwoordelijk", "gereed_op", "cyclus", "kwartaal", "bron")
        sequence = fields
        order_by = ("datum",)

    def render_datum(self, value):
        return datum(value)

    def render_bron(self, record):
        """The document; for a date that was derived what it was derived from."""
        return str(record.bron or record.vindplaats or "–")

    def render_gereed_op(self, value):
        return datum(value)

    def render_omschrijving(self, value, record):
        return format_html('<a class="nl-link" href="{}">{}</a>', reverse("mijlpaal", args=[record.pk]), value)

    def render_kwartaal(self, record):
        return f"Q{record.kwartaal} {record.datum.year}"
