"""Starting the next cyclus, by the CdK's staff."""

from django.contrib import messages
from django.shortcuts import redirect, render
from django.views import View

from opgaven.acties_cyclus import AlBegonnen, start_cyclus
from opgaven.forms_cyclus import Cyclusformulier, voorstel
from opgaven.models import Ronde
from opgaven.rechten import eis_staf
from opgaven.rekenen.mijlpalen import mijlpalen


class CyclusStarten(View):
    def dispatch(self, request, *args, **kwargs):
        eis_staf(request.user)
        self.vorige = Ronde.objects.cycli().first()
        return super().dispatch(request, *args, **kwargs)

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
        van = formulier.initial.get("van") or getattr(formulier, "cleaned_data", {}).get("van")
        context = {
            "formulier": formulier,
            "formulieren": [formulier],
            "fouten": status == 422,
            "vorige": self.vorige,
            "mijlpalen": mijlpalen(van) if van else (),
        }
        return render(self.request, "opgaven/cyclus_starten.html", context, status=status)
