"""Colleagues: who has which role, inviting somebody, and ending a role."""

from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils import timezone

from prt.pagina.formulierpagina import Formulierpagina
from prt.toegang.collegas.acties import beeindig_rol, nodig_uit
from prt.toegang.collegas.forms import RolEindeFormulier, Uitnodiging
from prt.toegang.rollen.models import Rol
from prt.toegang.rollen.rechten import ERGENS, Recht, eerste, eis


def te_beheren_rollen(gebruiker):
    rollen = Rol.objects.geldend().te_beheren_door(gebruiker)
    return rollen.select_related("gebruiker", "gebied")


def _recht(gebruiker) -> Recht:
    return eerste(gebruiker, Recht.BEHEERDERS_BENOEMEN, Recht.COLLEGAS_BEHEREN)


class Collegas(Formulierpagina):
    """Only for who keeps the accounts of a gemeente, of a provincie or of the installatie."""

    sjabloon = "toegang/collegas/collegas.html"
    eenmalig = True

    def zoek(self):
        self.recht = _recht(self.request.user)

    def formulier(self, gegevens=None, *, rij=None):
        return Uitnodiging(gegevens, gebruiker=self.request.user)

    def bewaar(self, formulier, versie):
        return nodig_uit(self.request, **formulier.cleaned_data, door=self.request.user)

    def melding(self, rol):
        return f"{rol.gebruiker} is uitgenodigd: {rol}. Er is een mail verstuurd met een koppeling."

    def naar(self, rol):
        return reverse("collegas")

    def erbij(self, formulier):
        return {"rollen": te_beheren_rollen(self.request.user).order_by("gebruiker__naam", "pk")}


class RolBeeindigen(Formulierpagina):
    sjabloon = "toegang/collegas/rol_beeindigen.html"

    def dispatch(self, request, *args, **sleutels):
        self.recht = _recht(request.user)
        eis(request.user, self.recht, ERGENS)  # before it says whether there is such a role
        return super().dispatch(request, *args, **sleutels)

    def zoek(self, pk):
        self.rol = get_object_or_404(te_beheren_rollen(self.request.user), pk=pk)

    def formulier(self, gegevens=None, *, rij=None):
        return RolEindeFormulier(gegevens)

    def bewaar(self, formulier, versie):
        reden = formulier.cleaned_data["reden"]
        beeindig_rol(self.rol, door=self.request.user, vandaag=timezone.localdate(), reden=reden)

    def melding(self, uitkomst):
        return f"De rol van {self.rol.gebruiker} is beëindigd."

    def naar(self, uitkomst):
        return reverse("collegas")

    def erbij(self, formulier):
        return {"rol": self.rol}
