"""Starting the next cyclus, by the beheerder van de installatie."""

from django.urls import reverse
from django.utils.functional import cached_property

from opgaven.cyclus.acties import start_cyclus
from opgaven.cyclus.forms import Cyclusformulier, voorstel
from opgaven.gebieden.models import het_land
from opgaven.planning.jaarplan import jaar_van
from opgaven.rondes.models import Ronde
from prt.pagina.formulierpagina import Formulierpagina
from prt.toegang.rollen.rechten import Recht


class CyclusStarten(Formulierpagina):
    sjabloon = "opgaven/cyclus/starten.html"
    recht, eenmalig = Recht.CYCLUS_STARTEN, True

    def bij(self):
        return het_land()

    @cached_property
    def vorige(self) -> Ronde | None:
        return Ronde.objects.cycli().first()

    def formulier(self, gegevens=None, *, rij=None):
        return Cyclusformulier(gegevens, initial=voorstel(self.vorige))

    def bewaar(self, formulier, versie):
        return start_cyclus(**formulier.cleaned_data, door=self.request.user)

    def melding(self, ronde):
        return f"{ronde} is gestart. Elke provincie maakt er haar planning bij."

    def naar(self, ronde):
        return reverse("installatie")

    def erbij(self, formulier):
        gegeven = getattr(formulier, "cleaned_data", None) if formulier.is_bound else formulier.initial
        verslag = (gegeven or {}).get("verslag_uiterlijk")
        mijlpalen = jaar_van(Ronde(verslag_uiterlijk=verslag)) if verslag else ()
        return {"vorige": self.vorige, "mijlpalen": mijlpalen}
