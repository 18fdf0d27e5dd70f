"""Entering how many people there are at a locatie."""

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views import View

from prt.toegang.rollen.rechten import Recht, eis
from realisatie.bezetting.acties import tel
from realisatie.bezetting.forms import Telling
from realisatie.bezetting.models import Bezetting
from realisatie.bezetting.rechten import tellers_van
from realisatie.locaties.keuzes import Doelgroep
from realisatie.locaties.models import Locatie


class Tellen(View):
    """How many people there are: by the gemeente, or by the COA."""

    def dispatch(self, request, *args, pk, **kwargs):
        locaties = Locatie.objects.zichtbaar_voor(request.user).select_related("gemeente")
        self.locatie = get_object_or_404(locaties, pk=pk)
        eis(request.user, Recht.BEZETTING_TELLEN, self.locatie.gemeente)
        return super().dispatch(request, *args, **kwargs)

    def get(self, request):
        return self._toon(self._formulier(initial={"datum": timezone.localdate()}))

    def post(self, request):
        formulier = self._formulier(request.POST)
        if not formulier.is_valid():
            return self._toon(formulier, status=422)
        gewijzigd = tel(formulier.save(commit=False), door=request.user)
        messages.success(request, "De bezetting is opgeslagen." if gewijzigd else "Deze telling stond er al zo.")
        return redirect(f"{reverse('locatie', args=[self.locatie.pk])}#kop-bezetting")

    def _formulier(self, *data, **opties):
        groepen = self.locatie.beschikbaarheden.order_by("doelgroep").values_list("doelgroep", flat=True).distinct()
        return Telling(
            *data,
            instance=Bezetting(locatie=self.locatie),
            tellers=tellers_van(self.request.user, self.locatie.gemeente),
            doelgroepen=list(groepen) or Doelgroep.values,
            **opties,
        )

    def _toon(self, formulier, status=200):
        context = {"formulier": formulier, "formulieren": [formulier], "fouten": status == 422}
        return render(
            self.request, "realisatie/bezetting/bezetting.html", context | {"locatie": self.locatie}, status=status
        )
