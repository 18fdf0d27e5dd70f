"""The texts of the reminders, written by the CdK's staff."""

from django.contrib import messages
from django.http import Http404
from django.shortcuts import redirect, render
from django.views import View
from django.views.generic import TemplateView

from prt.toegang.rollen.rechten import ERGENS, Recht, eis
from prt.toegang.spoor.handelingen import handeling
from prt.toegang.spoor.keuzes import Handelingsoort
from realisatie.herinneringen.forms import MailtekstForm
from realisatie.herinneringen.keuzes import Mailsoort
from realisatie.herinneringen.mailteksten import PLAATSHOUDERS, STANDAARD
from realisatie.herinneringen.models import Mailtekst


class Mailteksten(TemplateView):
    template_name = "realisatie/herinneringen/mailteksten.html"

    def get_context_data(self, **kwargs):
        eis(self.request.user, Recht.MAILTEKSTEN_SCHRIJVEN, ERGENS)
        eigen = {tekst.soort: tekst.onderwerp for tekst in Mailtekst.objects.all()}
        soorten = [(soort, eigen.get(soort, STANDAARD[soort][0]), soort in eigen) for soort in Mailsoort]
        return super().get_context_data(soorten=soorten, **kwargs)


class MailtekstBewerken(View):
    def dispatch(self, request, *args, soort, **kwargs):
        eis(request.user, Recht.MAILTEKSTEN_SCHRIJVEN, ERGENS)
        if soort not in Mailsoort.values:
            raise Http404("Deze mailtekst bestaat niet.")
        onderwerp, tekst = STANDAARD[Mailsoort(soort)]
        nieuw = Mailtekst(soort=soort, onderwerp=onderwerp, tekst=tekst)
        self.tekst = Mailtekst.objects.filter(soort=soort).first() or nieuw
        return super().dispatch(request, *args, **kwargs)

    def get(self, request):
        return self._toon(MailtekstForm(instance=self.tekst))

    def post(self, request):
        if "standaard" in request.POST:
            with self._handeling(Handelingsoort.VERWIJDERD):
                Mailtekst.objects.filter(soort=self.tekst.soort).delete()
            messages.success(request, f"De standaardtekst geldt weer voor: {self.tekst}.")
            return redirect("mailteksten")
        formulier = MailtekstForm(request.POST, instance=self.tekst)
        if not formulier.is_valid():
            return self._toon(formulier, status=422)
        velden = {veld: formulier.cleaned_data[veld] for veld in ("onderwerp", "tekst")}
        with self._handeling(Handelingsoort.GEWIJZIGD):
            Mailtekst.objects.update_or_create(soort=self.tekst.soort, defaults=velden)
        messages.success(request, f"De tekst is opgeslagen: {self.tekst}.")
        return redirect("mailteksten")

    def _handeling(self, soort: Handelingsoort):
        """A text has no history of its own; that it changed, and by whom, is kept."""
        return handeling(soort, f"Mailtekst {self.tekst.get_soort_display()}", door=self.request.user)

    def _toon(self, formulier, status=200):
        context = {
            "formulier": formulier,
            "formulieren": [formulier],
            "fouten": status == 422,
            "soort": self.tekst.get_soort_display(),
            "plaatshouders": [(f"{{{naam}}}", uitleg) for naam, uitleg in PLAATSHOUDERS.items()],
        }
        return render(self.request, "realisatie/herinneringen/mailtekst.html", context, status=status)
