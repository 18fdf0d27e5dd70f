"""The list of opgaven: its table and its filters."""

from collections import defaultdict

import django_filters as filters
import django_tables2 as tables
from django.utils import timezone

from opgaven.gebieden.filters import gebiedfilter
from opgaven.gebieden.kaart import kaart
from opgaven.gebieden.keuzes import Gebiedsoort
from opgaven.gebieden.models import Gemeente, Regio
from opgaven.opgaven.adres import pad_van
from opgaven.opgaven.lezen import van_kracht
from opgaven.opgaven.models import Opgave
from opgaven.opgaven.querysets import geldend_op
from opgaven.rondes.keuzes import Stroom
from opgaven.rondes.models import Ronde
from prt.pagina.kolommen import Dag, Getal, Koppeling
from prt.pagina.lijsten import Tabel, TerugblikFilter
from prt.weergave import LEEG


def _pad(rij) -> str | None:
    return pad_van(rij.gebied) if rij.gebied.soort != Gebiedsoort.LAND else None


class OpgaveTabel(Tabel):
    """Opgaven with the document they rest on."""

    gebied = Koppeling(_pad, order_by=("gebied__naam",), footer="Som")
    ronde = tables.Column(order_by=("ronde__naam",))
    geldig_vanaf = Dag(verbose_name="Geldt vanaf")
    aantal = Getal(totaal="aantal")
    waarvan_amv = Getal(totaal="waarvan_amv")
    inclusief_saldo = Getal(verbose_name="Incl. voor-/achterstand", totaal="inclusief_saldo")
    grondslag = tables.Column()
    bron = tables.Column(accessor="bron__titel", verbose_name="Bron", default=LEEG)


NIVEAUS = {
    Gebiedsoort.GEMEENTE: "Gemeenten",
    Gebiedsoort.REGIO: "Regio’s",
    Gebiedsoort.PROVINCIE: "Provincies",
    Gebiedsoort.LAND: "Nederland",
}

TONEN = {"geldt": "Wat geldt", "alle": "Ook wat eerder gold of later ingaat"}


def rondes_voor(request):
    return Ronde.objects.zichtbaar_voor(request.user)


class OpgaveFilter(TerugblikFilter):
    """Filters of the list of opgaven; one level at a time, so that the sum counts nothing twice."""

    niveau = filters.ChoiceFilter(
        label="Niveau",
        method="op_niveau",
        choices=list(NIVEAUS.items()),
        empty_label=None,
        initial=Gebiedsoort.GEMEENTE,
    )
    stroom = filters.ChoiceFilter(label="Opgave", field_name="ronde__stroom", choices=Stroom)
    ronde = filters.ModelChoiceFilter(label="Ronde", queryset=rondes_voor)
    regio = gebiedfilter(Regio, "gebied")
    gemeente = gebiedfilter(Gemeente, "gebied", ook_elders=True)
    toon = filters.ChoiceFilter(
        label="Toon", choices=list(TONEN.items()), method="wat_geldt", empty_label=None, initial="geldt"
    )

    class Meta:
        model = Opgave
        fields = ("niveau", "stroom", "ronde", "regio", "gemeente", "toon", "bekend_op")

    def op_niveau(self, queryset, naam, keuze):
        """Of gemeenten also what came to one with a part of another."""
        soorten = (keuze, Gebiedsoort.GEMEENTEDEEL) if keuze == Gebiedsoort.GEMEENTE else (keuze,)
        return queryset.filter(gebied__soort__in=soorten)

    def wat_geldt(self, queryset, naam, keuze):
        """Of every addressee in every ronde what is in force, today or on the day asked for."""
        if keuze != "geldt":
            return queryset
        dag = self.form.cleaned_data.get("bekend_op") or timezone.localdate()
        per_ronde = defaultdict(list)
        for rij in geldend_op(queryset, dag).values_list("pk", "ronde_id", "gebied_id", "geldig_vanaf", named=True):
            per_ronde[rij.ronde_id].append(rij)
        indeling = kaart().op(dag)
        voor = (rijen for ronde in per_ronde.values() for rijen in van_kracht(ronde, indeling).values())
        return queryset.filter(pk__in=[rij.pk for rijen in voor for rij in rijen])
