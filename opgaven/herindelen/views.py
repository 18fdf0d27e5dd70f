"""The map of a provincie, and the forms that change it from a day on."""

from django.urls import reverse
from django.views.generic import TemplateView

from opgaven.gebieden.werkgebied import gevraagde_provincie
from opgaven.herindelen.acties import verplaats, voeg_samen
from opgaven.herindelen.forms import Samenvoegen, Verplaatsen
from opgaven.herindelen.lezen import kaartwijzigingen, regios_met_gemeenten
from prt.pagina.formulierpagina import Formulierpagina
from prt.toegang.rollen.poort import Poort
from prt.toegang.rollen.rechten import Recht, mag
from prt.weergave import datum


class Gebieden(Poort, TemplateView):
    """The regio's with their gemeenten, and what changes or changed."""

    template_name = "opgaven/herindelen/gebieden.html"

    def get_context_data(self, **kwargs):
        provincie = gevraagde_provincie(self.request)
        return super().get_context_data(
            provincie=provincie,
            regios=regios_met_gemeenten(provincie),
            wijzigingen=kaartwijzigingen(provincie),
            herindelen=mag(self.request.user, Recht.HERINDELEN, provincie),
            **kwargs,
        )


class Herindelen(Formulierpagina):
    """One change of the map; subclasses say which."""

    sjabloon = "opgaven/herindelen/herindelen.html"
    recht, eenmalig = Recht.HERINDELEN, True
    titel = uitleg = ""
    klasse: type[Verplaatsen] | type[Samenvoegen]

    def zoek(self):
        self.provincie = gevraagde_provincie(self.request)

    def bij(self):
        return self.provincie

    def formulier(self, gegevens=None, *, rij=None):
        return self.klasse(gegevens, provincie=self.provincie)

    def naar(self, uitkomst):
        return reverse("gebieden", query={"provincie": self.provincie.code})

    def erbij(self, formulier):
        return {"titel": self.titel, "uitleg": self.uitleg, "provincie": self.provincie}


class GemeenteVerplaatsen(Herindelen):
    titel, klasse = "Naar een andere regio", Verplaatsen
    uitleg = "De gemeente telt vanaf die dag mee in de andere regio. Wat er eerder is gemeld, verandert niet."

    def bewaar(self, formulier, versie):
        velden = formulier.cleaned_data
        verplaats(**velden, door=self.request.user)
        return f"{velden['gemeente']} hoort vanaf {datum(velden['vanaf'])} bij {velden['regio']}."

    def melding(self, uitkomst):
        return uitkomst


class GemeentenSamenvoegen(Herindelen):
    titel, klasse = "Gemeenten samenvoegen", Samenvoegen
    uitleg = (
        "Vanaf die dag telt alles van deze gemeenten voor de nieuwe gemeente: locaties, opgaven en afspraken. Wat zij "
        "onderling uitruilden, houdt op. Wie voor een van hen werkt, werkt dan voor de nieuwe. Cijfers van eerdere "
        "dagen blijven."
    )

    def bewaar(self, formulier, versie):
        velden = formulier.cleaned_data
        opvolger = voeg_samen(**velden | {"gemeenten": list(velden["gemeenten"])}, door=self.request.user)
        namen = " en ".join(map(str, velden["gemeenten"]))
        return f"{namen} gaan op {datum(velden['vanaf'])} samen in {opvolger}."

    def melding(self, uitkomst):
        return uitkomst
