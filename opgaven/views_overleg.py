"""Meetings of the PRT and the RRT's: the list, one meeting, and the forms of who keeps them."""

import django_filters as filters
import django_tables2 as tables
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.html import format_html
from django.views import View

from opgaven.forms_overleg import ActieFormulier, BesluitFormulier, OverlegFormulier
from opgaven.models_overleg import Overleg
from opgaven.overleggen import bewaar
from prt.lijsten import HEEL, LijstView, Tabel
from prt.toegang.rechten import ERGENS, Recht, eis, mag
from prt.weergave import datum


class OverlegTabel(Tabel):
    """Meetings, the last one first."""

    datum = tables.Column(attrs=HEEL)
    tafel = tables.Column(orderable=False)
    plaats = tables.Column(default="–")

    class Meta(Tabel.Meta):
        model = Overleg
        fields = ("datum", "tafel", "plaats")
        sequence = fields
        order_by = ("-datum",)

    def render_datum(self, value):
        return datum(value)

    def render_tafel(self, value, record):
        return format_html('<a class="nl-link" href="{}">{}</a>', reverse("overleg", args=[record.pk]), value)


class OverlegFilter(filters.FilterSet):
    plaats = filters.CharFilter(label="Plaats", lookup_expr="icontains")

    class Meta:
        model = Overleg
        fields = ("plaats",)


class Overleggen(LijstView):
    model, table_class, filterset_class = Overleg, OverlegTabel, OverlegFilter
    titel = "Overleggen"
    inleiding = "De vergaderingen van de PRT en de RRT’s, met besluiten en acties."

    def get_queryset(self):
        return Overleg.objects.zichtbaar_voor(self.request.user).select_related("provincie", "regio")

    def acties(self):
        if not mag(self.request.user, Recht.OVERLEGGEN_BIJHOUDEN, ERGENS):
            return []
        return [("Overleg toevoegen", reverse("overleg-nieuw"), True)]


def _haal(request, pk) -> Overleg:
    zichtbaar = Overleg.objects.zichtbaar_voor(request.user).select_related("provincie", "regio")
    return get_object_or_404(zichtbaar, pk=pk)


class OverlegBekijken(View):
    def get(self, request, pk):
        overleg = _haal(request, pk)
        context = {"overleg": overleg, "mag": mag(request.user, Recht.OVERLEGGEN_BIJHOUDEN, overleg)}
        return render(request, "opgaven/overleg.html", context)


class Bewerken(View):
    """A form with one record; subclasses say which, and what it is called."""

    titel = ""

    def formulier(self, gegevens=None):
        raise NotImplementedError

    def get(self, request, **sleutels):
        return self._toon(self.formulier())

    def post(self, request, **sleutels):
        formulier = self.formulier(request.POST)
        if not formulier.is_valid():
            return self._toon(formulier, status=422)
        rij = formulier.save(commit=False)
        overleg = getattr(rij, "overleg", rij)
        if formulier.has_changed():
            bewaar(rij, overleg, door=request.user)
        messages.success(request, "Het overleg is opgeslagen.")
        return redirect("overleg", pk=overleg.pk)

    def _toon(self, formulier, status=200):
        terug = reverse("overleg", args=[self.kwargs["pk"]]) if "pk" in self.kwargs else reverse("overleggen")
        context = {"formulier": formulier, "formulieren": [formulier], "fouten": status == 422}
        context |= {"titel": self.titel, "terug": terug}
        return render(self.request, "opgaven/overleg_bewerken.html", context, status=status)


class OverlegNieuw(Bewerken):
    titel = "Overleg toevoegen"

    def formulier(self, gegevens=None):
        if not mag(self.request.user, Recht.OVERLEGGEN_BIJHOUDEN, ERGENS):
            raise PermissionDenied("Een overleg toevoegen kan alleen de CdK-staf of een regiosecretaris.")
        return OverlegFormulier(gegevens, gebruiker=self.request.user)


class OverlegWijzigen(Bewerken):
    titel = "Overleg wijzigen"

    def formulier(self, gegevens=None):
        overleg = _haal(self.request, self.kwargs["pk"])
        eis(self.request.user, Recht.OVERLEGGEN_BIJHOUDEN, overleg)
        return OverlegFormulier(gegevens, instance=overleg, gebruiker=self.request.user)


class RegelBewerken(Bewerken):
    """A decision or an action of one meeting: a new one, or with ``regel`` one that is there."""

    klasse = None

    def formulier(self, gegevens=None):
        overleg = _haal(self.request, self.kwargs["pk"])
        eis(self.request.user, Recht.OVERLEGGEN_BIJHOUDEN, overleg)
        model = self.klasse._meta.model
        nummer = self.kwargs.get("regel")
        rij = get_object_or_404(model, overleg=overleg, pk=nummer) if nummer else model(overleg=overleg)
        return self.klasse(gegevens, instance=rij)


class BesluitBewerken(RegelBewerken):
    titel, klasse = "Besluit", BesluitFormulier


class ActieBewerken(RegelBewerken):
    titel, klasse = "Actie", ActieFormulier
