"""The list of opgaven: its table and its filters."""

import django_filters as filters
import django_tables2 as tables
from django.utils import timezone
from django.utils.html import format_html

from opgaven.gebieden.adres import pad_van
from opgaven.gebieden.models import Gemeente, Regio
from opgaven.opgaven.models import Opgave
from opgaven.opgaven.querysets import geldend_op
from opgaven.rondes.keuzes import Stroom
from opgaven.rondes.models import Ronde
from prt.pagina.lijsten import HEEL, Getal, Tabel, TerugblikFilter
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


NIVEAUS = {"gemeente": "Gemeenten", "regio": "Regio’s", "provincie": "Provincies", "landelijk": "Nederland"}

TONEN = {"geldt": "Wat geldt", "alle": "Ook wat eerder gold of later ingaat"}


class OpgaveFilter(TerugblikFilter):
    """Filters of the list of opgaven; one level at a time, so that the sum counts nothing twice."""

    niveau = filters.ChoiceFilter(
        label="Niveau", choices=list(NIVEAUS.items()), method="op_niveau", empty_label=None, initial="gemeente"
    )
    stroom = filters.ChoiceFilter(label="Opgave", field_name="ronde__stroom", choices=Stroom)
    ronde = filters.ModelChoiceFilter(label="Ronde", queryset=Ronde.objects.all())
    regio = filters.ModelChoiceFilter(label="Regio", queryset=Regio.objects.all(), method="in_regio")
    gemeente = filters.ModelChoiceFilter(label="Gemeente", queryset=Gemeente.objects.all())
    toon = filters.ChoiceFilter(
        label="Toon", choices=list(TONEN.items()), method="wat_geldt", empty_label=None, initial="geldt"
    )

    class Meta:
        model = Opgave
        fields = ("niveau", "stroom", "ronde", "regio", "gemeente", "toon", "bekend_op")

    def wat_geldt(self, queryset, naam, keuze):
        """Of every addressee in every ronde the last figure in force, today or on the day asked for."""
        if keuze != "geldt":
            return queryset
        dag = self.form.cleaned_data.get("bekend_op") or timezone.localdate()
        rijen = geldend_op(queryset, dag).values_list("pk", "ronde", "gemeente", "regio", "provincie")
        return queryset.filter(pk__in={tuple(wie): sleutel for sleutel, *wie in rijen}.values())

    def op_niveau(self, queryset, naam, niveau):
        if niveau == "landelijk":
            return queryset.filter(gemeente=None, regio=None, provincie=None)
        return queryset.filter(**{f"{niveau}__isnull": False})

    def in_regio(self, queryset, naam, regio):
        return queryset.filter(gemeente__regio=regio) | queryset.filter(regio=regio)
