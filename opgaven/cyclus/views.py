"""Starting the next cyclus, by the CdK's staff."""

from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils.functional import cached_property
from django.views import View

from opgaven.cyclus.acties import AlBegonnen, start_cyclus
from opgaven.cyclus.forms import Cyclusformulier, voorstel
from opgaven.planning.jaarplan import jaar_van
from opgaven.rondes.models import Ronde
from prt.toegang.rollen.poort import Poort
from prt.toegang.rollen.rechten import Recht


class CyclusStarten(Poort, View):
    recht = Recht.CYCLUS_STARTEN

    @cached_property
    def vorige(self) -> Ronde | None:
        return Ronde.objects.cycli().first()

    def get(self, request):
        return self._toon(Cyclusformulier(initial=voorstel(self.vorige)))

    def post(self, request):
        formulier = Cyclusformulier(request.POST)
        if not formulier.is_valid():
            return self._toon(formulier, status=422)
        try:
            ronde = start_cyclus(**formulier.cleaned_data, door=request.user)
        except AlBegonnen as reden:
            formulier.add_error("nummer", str(reden))
            return self._toon(formulier, status=422)
        messages.success(request, f"{ronde} is gestart. De planning staat klaar; kijk de datums na.")
        return redirect("planning")

    def _toon(self, formulier, status=200):
        gegeven = formulier.initial or getattr(formulier, "cleaned_data", {})
        verslag = gegeven.get("verslag_uiterlijk")
        context = {
            "formulier": formulier,
            "formulieren": [formulier],
            "fouten": status == 422,
            "vorige": self.vorige,
            "mijlpalen": jaar_van(Ronde(verslag_uiterlijk=verslag)) if verslag else (),
        }
        return render(self.request, "opgaven/cyclus/starten.html", context, status=status)
