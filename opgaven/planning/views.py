"""The planning: the list, the year at once, and adding, changing and finishing a milestone."""

from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.views import View

from opgaven.gebieden.werkgebied import gevraagde_provincie
from opgaven.planning.acties import bewaar_mijlpaal, maak_planning, ontbrekend, rond_af
from opgaven.planning.forms import MijlpaalFormulier
from opgaven.planning.lijst import MijlpaalFilter, MijlpaalTabel
from opgaven.planning.models import Mijlpaal
from opgaven.rondes.models import Ronde
from prt.pagina.formulierpagina import Formulierpagina, Knop
from prt.pagina.lijsten import LijstView
from prt.toegang.rollen.rechten import ERGENS, Recht, eis, mag


class Planning(LijstView):
    model, table_class, filterset_class = Mijlpaal, MijlpaalTabel, MijlpaalFilter
    titel = "Planning"
    toevoegen = "Mijlpaal toevoegen", "mijlpaal-nieuw", Recht.PLANNEN
    inleiding = "Wie wanneer iets moet doen om op tijd een verslag en een plan te hebben."

    def get_queryset(self):
        return Mijlpaal.objects.zichtbaar_voor(self.request.user).select_related("bron", "ronde")

    def acties(self):
        """The year can be made for the cyclus chosen, and otherwise for the current one."""
        cycli = Ronde.objects.cycli()
        gekozen = self.request.GET.get("ronde", "")
        ronde = (gekozen.isdecimal() and len(gekozen) < 10 and cycli.filter(pk=gekozen).first()) or cycli.first()
        acties = super().acties()
        if not acties:
            return []
        if ronde:
            maken = f"Maak de planning van cyclus {ronde.nummer}"
            acties.append((maken, reverse("planning-maken", args=[ronde.code]), False))
        return acties


class PlanningMaken(Formulierpagina):
    """What the year of a cyclus would add; then adding it."""

    sjabloon = "opgaven/planning/maken.html"
    recht = Recht.PLANNEN

    def bij(self):
        return self.provincie

    def zoek(self, ronde):
        self.provincie = gevraagde_provincie(self.request)
        self.cyclus = get_object_or_404(Ronde.objects.cycli(), code=ronde)

    def bewaar(self, formulier, versie):
        return maak_planning(self.cyclus, self.provincie, door=self.request.user)

    def melding(self, aantal):
        if not aantal:
            return "De planning was al volledig."
        erbij = "staat 1 mijlpaal" if aantal == 1 else f"staan {aantal} mijlpalen"
        return f"Er {erbij} bij in de planning."

    def naar(self, aantal):
        return f"{reverse('planning')}?ronde={self.cyclus.pk}"

    def erbij(self, formulier):
        return {"ronde": self.cyclus, "mijlpalen": ontbrekend(self.cyclus, self.provincie)}


class MijlpaalNieuw(Formulierpagina):
    sjabloon = "opgaven/planning/mijlpaal_bewerken.html"
    recht, gedaan, eenmalig = Recht.PLANNEN, "De mijlpaal is opgeslagen.", True

    def bij(self):
        return self.rij().provincie

    def rij(self):
        return Mijlpaal(gebied=gevraagde_provincie(self.request))

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
        return _mijlpaal(self.request.user, self.kwargs["pk"])


class MijlpaalBekijken(View):
    """One milestone; who keeps the planning can change and finish it."""

    def get(self, request, pk):
        eis(request.user, Recht.LEZEN, ERGENS)
        mijlpaal = _mijlpaal(request.user, pk)
        context = {"mijlpaal": mijlpaal, "mag": mag(request.user, Recht.PLANNEN, mijlpaal.provincie)}
        return render(request, "opgaven/planning/mijlpaal.html", context)


def _mijlpaal(gebruiker, pk) -> Mijlpaal:
    eis(gebruiker, Recht.LEZEN, ERGENS)
    zichtbaar = Mijlpaal.objects.zichtbaar_voor(gebruiker)
    return get_object_or_404(zichtbaar.select_related("ronde", "gebied"), pk=pk)


class MijlpaalAfronden(Knop):
    recht, gedaan = Recht.PLANNEN, "De mijlpaal is afgerond."

    def zoek(self, pk):
        self.mijlpaal = _mijlpaal(self.request.user, pk)

    def bij(self):
        return self.mijlpaal.provincie

    def bewaar(self, formulier, versie):
        rond_af(self.mijlpaal, door=self.request.user)

    def naar(self, uitkomst):
        return reverse("mijlpaal", args=[self.kwargs["pk"]])
