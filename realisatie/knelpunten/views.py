"""Knelpunten: the list, a new one, and one with the form to change or solve it."""

from http import HTTPStatus

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views import View

from prt.pagina.botsing import Achterhaald, botsing, gestuurde_versie, versie_van
from prt.pagina.lijsten import LijstView
from prt.toegang.rollen.poort import Poort
from prt.toegang.rollen.rechten import ERGENS, Recht, eis, mag
from realisatie.knelpunten.acties import plaats, wijzig
from realisatie.knelpunten.forms import KnelpuntNieuw as Nieuw
from realisatie.knelpunten.forms import KnelpuntWijzigen
from realisatie.knelpunten.lezen import zichtbaar
from realisatie.knelpunten.lijst import KnelpuntFilter, KnelpuntTabel
from realisatie.knelpunten.models import Knelpunt


class Knelpunten(LijstView):
    model, table_class, filterset_class = Knelpunt, KnelpuntTabel, KnelpuntFilter
    titel = "Knelpunten"
    inleiding = "Wat de opvang en huisvesting tegenhoudt, en welke regietafel er iets aan moet doen."
    leeg = "Er is nog geen knelpunt gemeld. Gemeenten, regiosecretarissen en de CdK-staf voegen ze toe."

    def get_queryset(self):
        return zichtbaar(self.request.user)

    def acties(self):
        if not mag(self.request.user, Recht.KNELPUNTEN_SCHRIJVEN, ERGENS):
            return []
        return [("Knelpunt toevoegen", reverse("knelpunt-nieuw"), True)]


class KnelpuntNieuw(Poort, View):
    recht = Recht.KNELPUNTEN_SCHRIJVEN

    def get(self, request):
        return self._toon(Nieuw(gebruiker=request.user))

    def post(self, request):
        formulier = Nieuw(request.POST, gebruiker=request.user)
        if not formulier.is_valid():
            return self._toon(formulier, status=422)
        knelpunt = plaats(formulier.save(commit=False), door=request.user)
        messages.success(request, "Het knelpunt is toegevoegd.")
        return redirect("knelpunt", pk=knelpunt.pk)

    def _toon(self, formulier, status=200):
        context = {"formulier": formulier, "formulieren": [formulier], "fouten": status == 422}
        return render(self.request, "realisatie/knelpunten/nieuw.html", context, status=status)


class KnelpuntBekijken(View):
    """One knelpunt; who may change it has the form below it."""

    def dispatch(self, request, *args, pk, **kwargs):
        self.knelpunt = get_object_or_404(zichtbaar(request.user), pk=pk)
        return super().dispatch(request, *args, **kwargs)

    def get(self, request):
        return self._toon(KnelpuntWijzigen(instance=self.knelpunt), versie_van(self.knelpunt))

    def post(self, request):
        eis(request.user, Recht.KNELPUNTEN_SCHRIJVEN, self.knelpunt)
        versie = gestuurde_versie(request.POST)
        formulier = KnelpuntWijzigen(request.POST, instance=zichtbaar(request.user).get(pk=self.knelpunt.pk))
        if not formulier.is_valid():
            return self._toon(formulier, versie, HTTPStatus.UNPROCESSABLE_ENTITY)
        try:
            if formulier.has_changed():
                wijzig(formulier.save(commit=False), versie=versie, door=request.user)
        except Achterhaald:
            gevonden = botsing(formulier, versie, KnelpuntWijzigen)
            self.knelpunt.refresh_from_db()
            return self._toon(gevonden.formulier, gevonden.versie, HTTPStatus.CONFLICT, gevonden)
        messages.success(request, "Het knelpunt is opgeslagen.")
        return redirect("knelpunt", pk=self.knelpunt.pk)

    def _toon(self, formulier, versie, status=HTTPStatus.OK, botst=None):
        context = {
            "knelpunt": self.knelpunt,
            "formulier": formulier,
            "formulieren": [formulier],
            "fouten": status == HTTPStatus.UNPROCESSABLE_ENTITY,
            "botsing": botst,
            "versie": versie,
            "mag": mag(self.request.user, Recht.KNELPUNTEN_SCHRIJVEN, self.knelpunt),
        }
        return render(self.request, "realisatie/knelpunten/knelpunt.html", context, status=status)
