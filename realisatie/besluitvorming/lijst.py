"""The table and the filters of the list of steps that are still to be taken."""

import django_filters as filters
import django_tables2 as tables
from django.urls import reverse
from django.utils import timezone

from opgaven.gebieden.filters import gebiedfilter, opvolger_heet
from opgaven.gebieden.models import Gemeente, Regio
from prt.pagina.kolommen import HEEL, Dag, Koppeling, merk
from prt.pagina.lijsten import Tabel, zoek_in
from prt.weergave import in_zin
from realisatie.besluitvorming.models import Besluitstap
from realisatie.besluitvorming.rekenen import Stapsoort, is_te_laat

TE_LAAT = merk("danger", "te laat")

STANDEN = (("te_laat", "Te laat"), ("komt", "Komt nog"))


def _pad(stap: Besluitstap) -> str:
    return f"{reverse('locatie', args=[stap.locatie_id])}#kop-besluit"


class BesluitstapTabel(Tabel):
    """Steps with a planned date and no real one; the earliest first, so what is late comes before what is next."""

    gemeente = tables.Column(accessor="locatie__gemeente__naam", verbose_name="Gemeente")
    locatie = Koppeling(_pad, order_by="locatie__naam")
    soort = tables.Column(verbose_name="Stap", orderable=False)
    gepland = Dag(precisie="gepland_precisie", verbose_name="Gepland")
    stand = tables.Column(empty_values=(), orderable=False, attrs=HEEL)

    def render_locatie(self, value, record):
        periode = record.periode
        return f"{value}, {in_zin(periode.get_doelgroep_display())}" if periode else str(value)

    def render_stand(self, record):
        return TE_LAAT if is_te_laat(record.datering, timezone.localdate()) else "komt nog"


class BesluitstapFilter(filters.FilterSet):
    """Filters of the list of steps; only gebieden that somebody works in give anything."""

    zoek = filters.CharFilter(label="Zoeken", method="op_woorden")
    regio = gebiedfilter(Regio, "locatie__gemeente")
    gemeente = gebiedfilter(Gemeente, "locatie__gemeente")
    stap = filters.ChoiceFilter(label="Stap", field_name="soort", choices=Stapsoort.keuzes())
    stand = filters.ChoiceFilter(label="Stand", choices=STANDEN, method="met_stand")

    class Meta:
        model = Besluitstap
        fields = ("zoek", "regio", "gemeente", "stap", "stand")

    op_woorden = staticmethod(zoek_in("locatie__naam", "locatie__gemeente__naam", opvolger_heet("locatie__gemeente")))

    def met_stand(self, queryset, naam, stand):
        te_laat = queryset.te_laat_op(timezone.localdate())
        return te_laat if stand == "te_laat" else queryset.exclude(pk__in=te_laat.order_by().values("pk"))
