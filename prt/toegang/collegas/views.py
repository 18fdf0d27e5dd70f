"""Colleagues: who has which role, inviting somebody, and ending a role."""

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views import View

from prt.toegang.collegas.acties import beeindig_rol, nodig_uit
from prt.toegang.collegas.forms import Uitnodiging
from prt.toegang.rollen.models import Rol
from prt.toegang.rollen.poort import Poort
from prt.toegang.rollen.rechten import Recht


class Beheer(Poort, View):
    """Only for who keeps the accounts of a gemeente or of a provincie."""

    recht = Recht.COLLEGAS_BEHEREN

    def rollen(self):
        rollen = Rol.objects.geldend().te_beheren_door(self.request.user)
        return rollen.select_related("gebruiker", "gemeente__provincie", "regio__provincie", "provincie")


class Collegas(Beheer):
    def get(self, request):
        return self._toon(Uitnodiging(gebruiker=request.user))

    def post(self, request):
        formulier = Uitnodiging(request.POST, gebruiker=request.user)
        if not formulier.is_valid():
            return self._toon(formulier, status=422)
        rol = nodig_uit(request, **formulier.cleaned_data, door=request.user)
        messages.success(request, f"{rol.gebruiker} is uitgenodigd: {rol}. Er is een mail verstuurd met een koppeling.")
        return redirect("collegas")

    def _toon(self, formulier, status=200):
        rollen = self.rollen().order_by("gebruiker__naam", "pk")
        return render(
            self.request, "toegang/collegas/collegas.html", {"formulier": formulier, "rollen": rollen}, status=status
        )


class RolBeeindigen(Beheer):
    def get(self, request, pk):
        return render(request, "toegang/collegas/rol_beeindigen.html", {"rol": get_object_or_404(self.rollen(), pk=pk)})

    def post(self, request, pk):
        rol = get_object_or_404(self.rollen(), pk=pk)
        beeindig_rol(rol, door=request.user, vandaag=timezone.localdate())
        messages.success(request, f"De rol van {rol.gebruiker} is beëindigd.")
        return redirect("collegas")
