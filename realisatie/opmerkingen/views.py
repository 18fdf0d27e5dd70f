"""Remarks: the list, one with its answers, and writing, answering and closing."""

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views import View

from opgaven.gebieden.models import Gemeente
from prt.pagina.lijsten import LijstView
from prt.toegang.rollen.rechten import Recht, bereik, eis, mag
from realisatie.locaties.models import Locatie
from realisatie.opmerkingen.acties import plaats, sluit_af
from realisatie.opmerkingen.forms import Antwoorden, Opmerken, OpmerkenBijCijfer
from realisatie.opmerkingen.lezen import zichtbaar
from realisatie.opmerkingen.lijst import OpmerkingFilter, OpmerkingTabel
from realisatie.opmerkingen.models import Opmerking


class Opmerkingen(LijstView):
    model, table_class, filterset_class = Opmerking, OpmerkingTabel, OpmerkingFilter
    titel = "Opmerkingen"
    inleiding = "Opmerkingen bij locaties en cijfers. Wat nog opvolging vraagt, staat bovenaan."

    def get_queryset(self):
        return zichtbaar(self.request.user)


class Schrijven(View):
    """A new remark; subclasses say on what."""

    formulier_class = Opmerken

    def dispatch(self, request, *args, **kwargs):
        self.velden, self.gemeente, self.naam, self.terug = self.onderwerp(**kwargs)
        eis(request.user, Recht.OPMERKEN, self.gemeente)
        return super().dispatch(request, *args, **kwargs)

    def onderwerp(self, **kwargs):
        """The fields that say what it is about, its gemeente, its name, and the page it is shown on."""
        raise NotImplementedError

    def get(self, request, **kwargs):
        return self._toon(self.formulier_class())

    def post(self, request, **kwargs):
        formulier = self.formulier_class(request.POST, instance=Opmerking(**self.velden))
        if not formulier.is_valid():
            return self._toon(formulier, status=422)
        plaats(door=request.user, over=self.gemeente, **self.velden, **formulier.cleaned_data)
        messages.success(request, "De opmerking is geplaatst.")
        return redirect(f"{self.terug}#kop-opmerkingen")

    def _toon(self, formulier, status=200):
        context = {"formulier": formulier, "formulieren": [formulier], "fouten": status == 422}
        context |= {"naam": self.naam, "terug": self.terug}
        return render(self.request, "realisatie/opmerkingen/schrijven.html", context, status=status)


class BijLocatie(Schrijven):
    def onderwerp(self, *, pk):
        locaties = Locatie.objects.zichtbaar_voor(self.request.user)
        locatie = get_object_or_404(locaties.select_related("gemeente__regio", "gemeente__provincie"), pk=pk)
        return {"locatie": locatie}, locatie.gemeente, locatie.naam, reverse("locatie", args=[pk])


class BijGemeente(Schrijven):
    formulier_class = OpmerkenBijCijfer

    def onderwerp(self, *, code):
        gemeenten = (
            Gemeente.objects.filter(regio__isnull=False) if bereik(self.request.user) else Gemeente.objects.none()
        )
        gemeente = get_object_or_404(gemeenten.select_related("regio", "provincie"), cbs_code=code)
        return {"gemeente": gemeente}, gemeente, gemeente.naam, reverse("gemeente", args=[code])


class Gesprek(View):
    """One remark with its answers."""

    def dispatch(self, request, *args, pk, **kwargs):
        self.opmerking = get_object_or_404(zichtbaar(request.user), pk=pk)
        return super().dispatch(request, *args, **kwargs)

    def get(self, request):
        return self._toon(Antwoorden())

    def post(self, request):
        eis(request.user, Recht.OPMERKEN, self.opmerking.gebied)
        formulier = Antwoorden(request.POST, instance=Opmerking(antwoord_op=self.opmerking))
        if not formulier.is_valid():
            return self._toon(formulier, status=422)
        velden = formulier.cleaned_data | {"antwoord_op": self.opmerking}
        plaats(door=request.user, over=self.opmerking.gebied, **velden)
        messages.success(request, "Uw antwoord is geplaatst.")
        return redirect("opmerking", pk=self.opmerking.pk)

    def _toon(self, formulier, status=200):
        context = {
            "opmerking": self.opmerking,
            "formulier": formulier,
            "formulieren": [formulier],
            "fouten": status == 422,
            "mag": mag(self.request.user, Recht.OPMERKEN, self.opmerking.gebied),
        }
        return render(self.request, "realisatie/opmerkingen/opmerking.html", context, status=status)


class Afsluiten(Gesprek):
    def get(self, request):
        return redirect("opmerking", pk=self.opmerking.pk)

    def post(self, request):
        if sluit_af(self.opmerking, door=request.user):
            messages.success(request, "De opmerking is afgesloten.")
        else:
            messages.warning(request, "Deze opmerking was al afgesloten of vraagt geen opvolging.")
        return redirect("opmerking", pk=self.opmerking.pk)
