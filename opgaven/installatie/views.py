"""The home of the beheerder van de installatie: the provincies, and what is of the land."""

from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils import timezone
from django.views.generic import TemplateView

from opgaven.gebieden.models import Provincie, het_land
from opgaven.installatie.acties import zet_deelname
from opgaven.installatie.forms import Deelnameformulier
from opgaven.installatie.lezen import laatste_deelname, lees_installatie
from opgaven.rondes.models import Ronde
from prt.pagina.formulierpagina import Formulierpagina
from prt.toegang.rollen.poort import Poort
from prt.toegang.rollen.rechten import ERGENS, Recht, eis


class Installatie(Poort, TemplateView):
    template_name = "opgaven/installatie/installatie.html"
    recht = Recht.INSTALLATIE_BEHEREN

    def get_context_data(self, **kwargs):
        provincies = lees_installatie(timezone.localdate())
        return super().get_context_data(provincies=provincies, cycli=Ronde.objects.cycli(), **kwargs)


class Deelname(Formulierpagina):
    """Begins when the provincie does not take part, and stops when it does."""

    sjabloon = "opgaven/installatie/deelname.html"
    recht, naast_elkaar = Recht.INSTALLATIE_BEHEREN, False

    def dispatch(self, request, *args, **sleutels):
        eis(request.user, self.recht, ERGENS)  # before it says whether there is such a provincie
        return super().dispatch(request, *args, **sleutels)

    def zoek(self, code):
        self.provincie = get_object_or_404(Provincie, code=code)
        self.laatste = laatste_deelname(self.provincie)

    def bij(self):
        return het_land()

    def versie(self):
        return self.laatste.pk if self.laatste else 0

    def formulier(self, gegevens=None, *, rij=None):
        return Deelnameformulier(gegevens)

    def bewaar(self, formulier, versie):
        return zet_deelname(self.provincie, **formulier.cleaned_data, versie=versie, door=self.request.user)

    def melding(self, lidmaatschap):
        return f"Vastgelegd: {lidmaatschap}."

    def naar(self, lidmaatschap):
        return reverse("installatie")

    def erbij(self, formulier):
        return {"provincie": self.provincie, "begint": not (self.laatste and self.laatste.groep_id)}
