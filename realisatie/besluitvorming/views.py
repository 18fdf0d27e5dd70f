"""Decision-making: filling in the steps of a locatie or a voornemen, and the list of what is late and what is next."""

from http import HTTPStatus

from django.contrib import messages
from django.db import IntegrityError
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views import View

from opgaven.gebieden.models import Gemeente
from prt.pagina.botsing import Achterhaald
from prt.pagina.lijsten import LijstView
from prt.toegang.rollen.rechten import Recht, eis
from realisatie.besluitvorming.forms import TrajectInvoer
from realisatie.besluitvorming.lijst import BesluitstapFilter, BesluitstapTabel
from realisatie.besluitvorming.models import Besluitstap
from realisatie.locaties.models import Beschikbaarheid, Locatie
from realisatie.locaties.rekenen import Hardheid


class Besluitvorming(LijstView):
    """Of the gemeenten that somebody sees everything of: this is about confidential locaties too."""

    recht = Recht.BESLUITVORMING_VOLGEN
    model, table_class, filterset_class = Besluitstap, BesluitstapTabel, BesluitstapFilter
    titel = "Besluitvorming"
    inleiding = (
        "Stappen die nog moeten worden gezet, op volgorde van de geplande datum. Wat te laat is, staat bovenaan."
    )
    leeg = (
        "Er staat geen stap open. Stappen met een geplande datum komen hier te staan; een gemeente of de CdK-staf "
        "vult ze in op de pagina van een locatie, onder Besluitvorming."
    )

    def get_queryset(self):
        kring = Gemeente.objects.vertrouwd_voor(self.request.user)
        stappen = Besluitstap.objects.zichtbaar_voor(self.request.user).te_nemen().filter(locatie__gemeente__in=kring)
        return stappen.select_related("locatie__gemeente", "periode").order_by("gepland", "locatie__naam", "pk")


class BesluitvormingBewerken(View):
    """The steps of a locatie."""

    periode = None

    def dispatch(self, request, *args, pk, **kwargs):
        self.locatie = self.haal(pk)
        eis(request.user, Recht.LOCATIES_WIJZIGEN, self.locatie.gemeente)
        return super().dispatch(request, *args, **kwargs)

    def haal(self, pk) -> Locatie:
        return get_object_or_404(Locatie.objects.zichtbaar_voor(self.request.user).select_related("gemeente"), pk=pk)

    def get(self, request):
        return self._toon(TrajectInvoer(self.locatie, self.periode))

    def post(self, request):
        invoer = TrajectInvoer(self.locatie, self.periode, request.POST)
        if not invoer.is_valid():
            return self._toon(invoer, HTTPStatus.UNPROCESSABLE_ENTITY)
        try:
            invoer.bewaar(door=request.user)
        except (Achterhaald, IntegrityError):
            return self._toon(invoer, HTTPStatus.CONFLICT)
        messages.success(request, "De besluitvorming is opgeslagen.")
        return redirect(f"{reverse('locatie', args=[self.locatie.pk])}#kop-besluit")

    def _toon(self, invoer, status=HTTPStatus.OK):
        """After a conflict: what is stored now beside what was filled in."""
        botst = status == HTTPStatus.CONFLICT
        context = {
            "invoer": invoer,
            "locatie": self.locatie,
            "periode": self.periode,
            "fouten": status == HTTPStatus.UNPROCESSABLE_ENTITY,
            "nu": TrajectInvoer(self.locatie, self.periode) if botst else None,
        }
        return render(self.request, "realisatie/besluitvorming/bewerken.html", context, status=status)


class BesluitvormingVanPeriode(BesluitvormingBewerken):
    """The steps of one voornemen, where they differ from those of its locatie."""

    def haal(self, pk) -> Locatie:
        voornemens = Beschikbaarheid.objects.zichtbaar_voor(self.request.user).exclude(hardheid=Hardheid.VERVALLEN)
        self.periode = get_object_or_404(voornemens.select_related("locatie__gemeente"), pk=pk)
        return self.periode.locatie
