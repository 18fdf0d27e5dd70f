"""Dividing a total (R8): trying, keeping, and what was kept. For the CdK's staff."""

from django.contrib import messages
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.views import View

from opgaven.gebieden.werkgebied import provincies_van_staf
from opgaven.verdelen.acties import bewaar_verdeling
from opgaven.verdelen.forms import Verdelen
from opgaven.verdelen.lezen import KOLOMMEN, rijen_van, verdelingtabel
from opgaven.verdelen.lijst import VerdelingFilter, VerdelingTabel
from opgaven.verdelen.models import Verdeling
from prt.pagina.bestanden import blad_als_download
from prt.pagina.formulierpagina import Formulierpagina
from prt.pagina.lijsten import LijstView
from prt.toegang.rollen.rechten import ERGENS, Recht, eis
from prt.toegang.spoor.handelingen import log
from prt.toegang.spoor.keuzes import Handelingsoort
from prt.werkboek.schrijven import Blad


class Verdelingen(LijstView):
    recht = Recht.VERDELEN
    model, table_class, filterset_class = Verdeling, VerdelingTabel, VerdelingFilter
    titel = "Verdelen"
    toevoegen = "Nieuwe verdeling", "verdeling-nieuw", Recht.VERDELEN
    inleiding = "Een totaal naar verhouding verdeeld in hele plekken. Een bewaarde verdeling verandert niet meer."
    leeg = "Er is nog geen verdeling bewaard. Maak er een om te zien wat elke regio of gemeente krijgt."

    def get_queryset(self):
        verdelingen = Verdeling.objects.van_staf(self.request.user)
        return verdelingen.select_related("gebied", "handeling").order_by("-pk")

    def acties(self):
        return [*super().acties(), ("Scenario’s verdeelbesluit", reverse("scenarios"), False)]


class NieuweVerdeling(Formulierpagina):
    """Trying, and with another button keeping what came of it."""

    sjabloon = "opgaven/verdelen/nieuw.html"
    recht, eenmalig = Recht.VERDELEN, True

    def formulier(self, gegevens=None, *, rij=None):
        vooraf = self.request.GET.dict()
        return Verdelen(gegevens, provincies=provincies_van_staf(self.request.user), initial=vooraf)

    def proef(self, formulier):
        if formulier.vraagt_om_gewichten:
            messages.info(self.request, "Vul nu de gewichten in en kies daarna “Berekenen”.")
            return {}
        if formulier.bewaart:
            return None
        return {"rijen": formulier.rijen(), "totaal": formulier.cleaned_data["totaal"]}

    def bewaar(self, formulier, versie):
        return bewaar_verdeling(**formulier.verdeling(), door=self.request.user)

    def melding(self, verdeling):
        return f"De verdeling “{verdeling}” is bewaard."

    def naar(self, verdeling):
        return reverse("verdeling", args=[verdeling.pk])


def _verdeling(request, pk) -> Verdeling:
    eis(request.user, Recht.VERDELEN, ERGENS)
    eigen = Verdeling.objects.van_staf(request.user)
    return get_object_or_404(eigen.select_related("gebied", "ronde", "handeling"), pk=pk)


class BewaardeVerdeling(View):
    def get(self, request, pk):
        verdeling = _verdeling(request, pk)
        context = {"verdeling": verdeling, "rijen": rijen_van(verdeling), "totaal": verdeling.totaal}
        return render(request, "opgaven/verdelen/verdeling.html", context)


class VerdelingBestand(View):
    def get(self, request, pk, soort):
        verdeling = _verdeling(request, pk)
        blad = Blad(verdeling.naam, KOLOMMEN, [tuple(rij.values()) for rij in verdelingtabel(verdeling)])
        log(
            Handelingsoort.GEEXPORTEERD,
            f"Verdeling {verdeling}",
            door=request.user,
            gebied=verdeling.gebied.provincie,
        )
        return blad_als_download(blad, f"verdeling-{verdeling.pk}", soort)
