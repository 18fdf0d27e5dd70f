"""The planning: the list, the year at once, and adding, changing and finishing a milestone."""

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views import View

from opgaven.planning.acties import bewaar_mijlpaal, maak_planning, ontbrekend, rond_af
from opgaven.planning.forms import MijlpaalFormulier
from opgaven.planning.lijst import MijlpaalFilter, MijlpaalTabel
from opgaven.planning.models import Mijlpaal
from opgaven.rondes.models import Ronde
from prt.pagina.formulierpagina import Formulierpagina
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


class MijlpaalNieuw(Formulierpagina):
    sjabloon = "opgaven/planning/mijlpaal_bewerken.html"
    recht, gedaan, eenmalig = Recht.PLANNEN, "De mijlpaal is opgeslagen.", True

    def rij(self):
        return Mijlpaal()

    def formulier(self, gegevens=None, *, rij=None):
        """A new one is for the current cyclus."""
        rij = rij or self.rij()
        vooraf = {} if rij.pk else {"ronde": Ronde.objects.cycli().first()}
        return MijlpaalFormulier(gegevens, instance=rij, initial=vooraf)

    def bewaar(self, formulier, versie):
        if formulier.has_changed():
            bewaar_mijlpaal(formulier.save(commit=False), versie=versie, door=self.request.user)
        return formulier.instance

    def naar(self, mijlpaal):
        return reverse("mijlpaal", args=[mijlpaal.pk])


class MijlpaalWijzigen(MijlpaalNieuw):
    eenmalig = False

    def rij(self):
        return get_object_or_404(Mijlpaal, pk=self.kwargs["pk"])


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
