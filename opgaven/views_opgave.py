"""Opgaven over time: of one gebied, the capaciteitsbesluiten, and adding one."""

from django.contrib import messages
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.functional import cached_property
from django.views import View
from django.views.generic import TemplateView

from opgaven.acties_opgave import leg_opgave_vast
from opgaven.controles import tel_na
from opgaven.forms_opgave import OpgaveForm
from opgaven.models import Opgave, Provincie
from opgaven.reeks import SLEUTEL, besluiten, pad_van, soort_van, versies_van
from opgaven.werkgebied import provincies_van_staf
from prt.grafiek.schaal import Schaal
from prt.toegang.rollen.poort import Poort
from prt.toegang.rollen.rechten import ERGENS, Recht, mag


class OpgavenVan(Poort, TemplateView):
    """Every figure of one gebied, by ronde, with the document it rests on."""

    template_name = "opgaven/opgaven_van.html"

    def get_context_data(self, soort, code, **kwargs):
        if soort not in SLEUTEL:
            raise Http404("Dit soort gebied bestaat niet.")
        model, veld = SLEUTEL[soort]
        gebied, vandaag = get_object_or_404(model, **{veld: code}), timezone.localdate()
        provincie = gebied if soort == "provincie" else gebied.provincie
        problemen = [] if soort == "gemeente" else tel_na(provincie, vandaag)
        return super().get_context_data(
            gebied=gebied,
            soort=soort,
            vandaag=vandaag,
            versies=versies_van(gebied, vandaag),
            problemen=[p for p in problemen if soort == "provincie" or p.waar == str(gebied)],
            vastgelegd=self._vastgelegd(gebied),
            staf=mag(self.request.user, Recht.OPGAVEN_VASTLEGGEN, ERGENS),
            **kwargs,
        )

    def _vastgelegd(self, gebied):
        """By whom and when each was written down or changed: for the CdK's staff of the provincie."""
        if not mag(self.request.user, Recht.OPGAVEN_VASTLEGGEN, getattr(gebied, "provincie", gebied)):
            return []
        rijen = Opgave.history.filter(**{soort_van(gebied): gebied}).select_related("handeling", "ronde")
        return rijen.order_by("-history_id")[:50]


class Capaciteitsbesluiten(Poort, TemplateView):
    """How many places were asked, by one besluit after the other, and which part of them of the provincie."""

    template_name = "opgaven/capaciteitsbesluiten.html"

    def get_context_data(self, **kwargs):
        provincie = get_object_or_404(Provincie.objects.filter(regios__isnull=False).distinct()[:1])
        rijen = besluiten(provincie, timezone.localdate())
        schaal = Schaal.rond(rij.provincie or 0 for rij in rijen)
        balken = [(rij, schaal.lengte(rij.provincie)) for rij in rijen if rij.provincie is not None]
        return super().get_context_data(provincie=provincie, rijen=rijen, balken=balken, **kwargs)


class OpgaveToevoegen(Poort, View):
    recht = Recht.OPGAVEN_VASTLEGGEN

    @cached_property
    def provincies(self):
        return provincies_van_staf(self.request.user)

    def get(self, request):
        return self._toon(OpgaveForm(provincies=self.provincies))

    def post(self, request):
        formulier = OpgaveForm(request.POST, provincies=self.provincies)
        if not formulier.is_valid():
            return self._toon(formulier, status=422)
        opgave = leg_opgave_vast(**formulier.cleaned_data, door=request.user)
        messages.success(request, f"De opgave is vastgelegd: {opgave}.")
        return redirect(pad_van(opgave.gebied) if opgave.gebied else "capaciteitsbesluiten")

    def _toon(self, formulier, status=200):
        context = {"formulier": formulier, "formulieren": [formulier], "fouten": status == 422}
        return render(self.request, "opgaven/opgave_nieuw.html", context, status=status)
