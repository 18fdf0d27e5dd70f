"""Splitting a gemeente in two steps: first over which, then what goes where. Only the second writes."""

from django.http import Http404
from django.shortcuts import redirect
from django.urls import reverse
from django.views.generic import TemplateView

from opgaven.gebieden.werkgebied import gevraagde_provincie
from prt.pagina.formulierpagina import Formulierpagina
from prt.toegang.rollen.poort import Poort
from prt.toegang.rollen.rechten import Recht, eis
from prt.weergave import datum
from realisatie.splitsen.acties import splits_gemeente
from realisatie.splitsen.forms import Splitskeuze, Toewijzen


class GemeenteSplitsen(Poort, TemplateView):
    """Which gemeente over which; what was chosen is in the address of the next step."""

    template_name = "realisatie/splitsen/keuze.html"

    def get(self, request):
        self.provincie = gevraagde_provincie(request)
        eis(request.user, Recht.HERINDELEN, self.provincie)
        keuze = Splitskeuze(request.GET if "gemeente" in request.GET else None, provincie=self.provincie)
        if keuze.is_valid() and not keuze.bezwaren:
            return redirect(f"{reverse('gemeente-toewijzen')}?{request.GET.urlencode()}")
        if keuze.is_valid():
            for bezwaar in keuze.bezwaren:
                keuze.add_error(bezwaar.veld, str(bezwaar))
        context = {"formulier": keuze, "formulieren": [keuze], "fouten": keuze.is_bound, "provincie": self.provincie}
        return self.render_to_response(context)


class GemeenteToewijzen(Formulierpagina):
    """What of it goes where."""

    sjabloon = "realisatie/splitsen/toewijzen.html"
    recht, eenmalig, naast_elkaar = Recht.HERINDELEN, True, False

    def zoek(self):
        self.provincie = gevraagde_provincie(self.request)
        self.keuze = Splitskeuze(self.request.GET, provincie=self.provincie, gekozen=True)

    def bij(self):
        return self.provincie

    def formulier(self, gegevens=None, *, rij=None):
        if not self.keuze.is_valid():
            raise Http404("Kies eerst welke gemeente wordt gesplitst.")
        return Toewijzen(gegevens, keuze=self.keuze)

    def bewaar(self, formulier, versie):
        splitsing = formulier.splitsing
        splits_gemeente(splitsing, formulier.verdeling, reden=formulier.cleaned_data["reden"], door=self.request.user)
        return f"{splitsing.gemeente} wordt op {datum(splitsing.vanaf)} gesplitst."

    def naar(self, uitkomst):
        return reverse("gebieden", query={"provincie": self.provincie.code})

    def melding(self, uitkomst):
        return uitkomst

    def erbij(self, formulier):
        return {"provincie": self.provincie, "gemeente": formulier.gemeente, "vanaf": formulier.vanaf}
