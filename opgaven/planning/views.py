"""The planning: the list, the year at once, and adding, changing and finishing a milestone."""

from http import HTTPStatus

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views import View

from opgaven.planning.acties import bewaar_mijlpaal, maak_planning, ontbrekend, rond_af
from opgaven.planning.forms import MijlpaalFormulier
from opgaven.planning.lijst import MijlpaalFilter, MijlpaalTabel
from opgaven.planning.models import Mijlpaal
from opgaven.rondes.models import Ronde
from prt.pagina.botsing import Achterhaald, botsing, gestuurde_versie, versie_van
from prt.pagina.lijsten import LijstView
from prt.toegang.rollen.poort import Poort
from prt.toegang.rollen.rechten import ERGENS, Recht, eis, mag


class Planning(LijstView):
    model, table_class, filterset_class = Mijlpaal, MijlpaalTabel, MijlpaalFilter
    titel = "Planning"
    queryset = Mijlpaal.objects.select_related("bron", "ronde")
    inleiding = "Wie wanneer iets moet doen om op tijd een verslag en een plan te hebben."

    def acties(self):
        """The year can be made for the cyclus chosen, and otherwise for the current one."""
        cycli = Ronde.objects.cycli()
        gekozen = self.request.GET.get("ronde", "")
        ronde = (gekozen.isdecimal() and len(gekozen) < 10 and cycli.filter(pk=gekozen).first()) or cycli.first()
        if not mag(self.request.user, Recht.PLANNEN, ERGENS):
            return []
        acties = [("Mijlpaal toevoegen", reverse("mijlpaal-nieuw"), True)]
        if ronde:
            maken = f"Maak de planning van cyclus {ronde.nummer}"
            acties.append((maken, reverse("planning-maken", args=[ronde.code]), False))
        return [*acties, ("Volgende cyclus starten", reverse("cyclus-starten"), False)]


class VoorPlanners(Poort, View):
    """Only for who keeps the planning."""

    recht = Recht.PLANNEN


class PlanningMaken(VoorPlanners):
    """What the year of a cyclus would add; then adding it."""

    def get(self, request, ronde):
        cyclus = get_object_or_404(Ronde.objects.cycli(), code=ronde)
        context = {"ronde": cyclus, "mijlpalen": ontbrekend(cyclus)}
        return render(request, "opgaven/planning/maken.html", context)

    def post(self, request, ronde):
        cyclus = get_object_or_404(Ronde.objects.cycli(), code=ronde)
        aantal = maak_planning(cyclus, door=request.user)
        erbij = "1 mijlpaal" if aantal == 1 else f"{aantal} mijlpalen"
        tekst = f"Er staan {erbij} bij in de planning." if aantal > 1 else f"Er staat {erbij} bij in de planning."
        messages.success(request, tekst if aantal else "De planning was al volledig.")
        return redirect(f"{reverse('planning')}?ronde={cyclus.pk}")


class MijlpaalNieuw(VoorPlanners):
    def haal(self, pk) -> Mijlpaal:
        return Mijlpaal()

    def get(self, request, pk=None):
        mijlpaal = self.haal(pk)
        return self._toon(MijlpaalFormulier(instance=mijlpaal, initial=self._vooraf(pk)), versie_van(mijlpaal))

    def post(self, request, pk=None):
        versie = gestuurde_versie(request.POST)
        formulier = MijlpaalFormulier(request.POST, instance=self.haal(pk))
        if not formulier.is_valid():
            return self._toon(formulier, versie, HTTPStatus.UNPROCESSABLE_ENTITY)
        try:
            if formulier.has_changed():
                bewaar_mijlpaal(formulier.save(commit=False), versie=versie, door=request.user)
        except Achterhaald:
            gevonden = botsing(formulier, versie, MijlpaalFormulier)
            return self._toon(gevonden.formulier, gevonden.versie, HTTPStatus.CONFLICT, gevonden)
        messages.success(request, "De mijlpaal is opgeslagen.")
        return redirect("mijlpaal", pk=formulier.instance.pk)

    def _vooraf(self, pk):
        """A new one is for the current cyclus."""
        return {} if pk else {"ronde": Ronde.objects.cycli().first()}

    def _toon(self, formulier, versie, status=HTTPStatus.OK, botst=None):
        fouten = status == HTTPStatus.UNPROCESSABLE_ENTITY
        context = {"formulier": formulier, "formulieren": [formulier], "fouten": fouten}
        context |= {"botsing": botst, "versie": versie}
        return render(self.request, "opgaven/planning/mijlpaal_bewerken.html", context, status=status)


class MijlpaalWijzigen(MijlpaalNieuw):
    def haal(self, pk) -> Mijlpaal:
        return get_object_or_404(Mijlpaal, pk=pk)


class MijlpaalBekijken(View):
    """One milestone; who keeps the planning can change and finish it."""

    def get(self, request, pk):
        eis(request.user, Recht.LEZEN, ERGENS)
        mijlpaal = get_object_or_404(Mijlpaal.objects.select_related("ronde"), pk=pk)
        context = {"mijlpaal": mijlpaal, "mag": mag(request.user, Recht.PLANNEN, ERGENS)}
        return render(request, "opgaven/planning/mijlpaal.html", context)


class MijlpaalAfronden(VoorPlanners):
    def get(self, request, pk):
        return redirect("mijlpaal", pk=pk)

    def post(self, request, pk):
        if rond_af(get_object_or_404(Mijlpaal, pk=pk), door=request.user):
            messages.success(request, "De mijlpaal is afgerond.")
        else:
            messages.warning(request, "Deze mijlpaal was al afgerond.")
        return redirect("mijlpaal", pk=pk)
