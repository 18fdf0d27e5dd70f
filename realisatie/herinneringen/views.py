"""The texts of the reminders, written by the CdK's staff."""

from django.http import Http404
from django.urls import reverse
from django.views.generic import TemplateView

from opgaven.gebieden.werkgebied import gevraagde_provincie
from prt.pagina.formulierpagina import Formulierpagina
from prt.toegang.rollen.rechten import Recht, eis
from realisatie.herinneringen.acties import mailtekst_van, schrijf_mailtekst, versie_van_mailtekst
from realisatie.herinneringen.forms import MailtekstForm
from realisatie.herinneringen.keuzes import Mailsoort
from realisatie.herinneringen.mailteksten import PLAATSHOUDERS, STANDAARD
from realisatie.herinneringen.models import Mailtekst


class Mailteksten(TemplateView):
    template_name = "realisatie/herinneringen/mailteksten.html"

    def get_context_data(self, **kwargs):
        provincie = gevraagde_provincie(self.request)
        eis(self.request.user, Recht.MAILTEKSTEN_SCHRIJVEN, provincie)
        eigen = {tekst.soort: tekst.onderwerp for tekst in Mailtekst.objects.filter(provincie=provincie)}
        soorten = [(soort, eigen.get(soort, STANDAARD[soort][0]), soort in eigen) for soort in Mailsoort]
        return super().get_context_data(soorten=soorten, **kwargs)


class MailtekstBewerken(Formulierpagina):
    """The text of one reminder; the other button fills the standard text in."""

    sjabloon = "realisatie/herinneringen/mailtekst.html"
    recht = Recht.MAILTEKSTEN_SCHRIJVEN

    def bij(self):
        return self.provincie

    def zoek(self, soort):
        self.provincie = gevraagde_provincie(self.request)
        if soort not in Mailsoort.values:
            raise Http404("Deze mailtekst bestaat niet.")
        self.soort = Mailsoort(soort)

    def versie(self):
        return versie_van_mailtekst(self.provincie, self.soort)

    def formulier(self, gegevens=None, *, rij=None):
        if gegevens and "standaard" in gegevens:
            gegevens = gegevens.copy()
            del gegevens["standaard"]
            gegevens["onderwerp"], gegevens["tekst"] = STANDAARD[self.soort]
        return MailtekstForm(gegevens, instance=mailtekst_van(self.provincie, self.soort))

    def bewaar(self, formulier, versie):
        velden = formulier.cleaned_data | {"door": self.request.user, "versie": versie}
        return schrijf_mailtekst(self.provincie, self.soort, **velden)

    def melding(self, is_eigen):
        wat = "De tekst is opgeslagen" if is_eigen else "De standaardtekst geldt weer voor"
        return f"{wat}: {self.soort.label}."

    def naar(self, uitkomst):
        return reverse("mailteksten")

    def erbij(self, formulier):
        plaatshouders = [(f"{{{naam}}}", uitleg) for naam, uitleg in PLAATSHOUDERS.items()]
        return {"soort": self.soort.label, "plaatshouders": plaatshouders}
