"""The texts of the reminders, written by the CdK's staff."""

from django.contrib import messages
from django.http import Http404
from django.shortcuts import redirect
from django.urls import reverse
from django.views.generic import TemplateView

from prt.pagina.botsing import Achterhaald, gestuurde_versie
from prt.pagina.formulierpagina import Formulierpagina
from prt.toegang.rollen.rechten import ERGENS, Recht, eis
from realisatie.herinneringen.acties import herstel_mailtekst, mailtekst_van, schrijf_mailtekst, versie_van_mailtekst
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


class MailtekstBewerken(Formulierpagina):
    """The text of one reminder; the other button brings the standard text back."""

    sjabloon = "realisatie/herinneringen/mailtekst.html"
    recht = Recht.MAILTEKSTEN_SCHRIJVEN

    def zoek(self, soort):
        if soort not in Mailsoort.values:
            raise Http404("Deze mailtekst bestaat niet.")
        self.soort = Mailsoort(soort)

    def versie(self):
        return versie_van_mailtekst(self.soort)

    def formulier(self, gegevens=None, *, rij=None):
        return MailtekstForm(gegevens, instance=mailtekst_van(self.soort))

    def post(self, request):
        if "standaard" in request.POST:
            return self._herstel()
        return super().post(request)

    def _herstel(self):
        try:
            herstel_mailtekst(self.soort, door=self.request.user, versie=gestuurde_versie(self.request.POST))
        except Achterhaald:
            return self.toon_botsing(self.formulier(self.request.POST))
        messages.success(self.request, f"De standaardtekst geldt weer voor: {self.soort.label}.")
        return redirect("mailteksten")

    def bewaar(self, formulier, versie):
        schrijf_mailtekst(self.soort, **formulier.cleaned_data, door=self.request.user, versie=versie)

    def melding(self, uitkomst):
        return f"De tekst is opgeslagen: {self.soort.label}."

    def naar(self, uitkomst):
        return reverse("mailteksten")

    def erbij(self, formulier):
        plaatshouders = [(f"{{{naam}}}", uitleg) for naam, uitleg in PLAATSHOUDERS.items()]
        return {"soort": self.soort.label, "plaatshouders": plaatshouders}
