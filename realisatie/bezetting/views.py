"""Entering how many people there are at a locatie."""

from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils import timezone

from prt.pagina.formulierpagina import Formulierpagina
from prt.toegang.rollen.rechten import Recht
from realisatie.bezetting.acties import tel, versie_van_tellingen
from realisatie.bezetting.forms import BezettingFormulier
from realisatie.bezetting.models import Bezetting
from realisatie.bezetting.rechten import tellers_van
from realisatie.locaties.keuzes import Doelgroep
from realisatie.locaties.models import Locatie


class BezettingTellen(Formulierpagina):
    """How many people there are: by the gemeente, or by the COA. A second count for a day replaces the first."""

    sjabloon = "realisatie/bezetting/bezetting.html"
    recht = Recht.BEZETTING_TELLEN

    def zoek(self, pk):
        locaties = Locatie.objects.zichtbaar_voor(self.request.user).select_related("gemeente")
        self.locatie = get_object_or_404(locaties, pk=pk)

    def bij(self):
        return self.locatie.gemeente

    def versie(self):
        return versie_van_tellingen(self.locatie)

    def formulier(self, gegevens=None, *, rij=None):
        groepen = self.locatie.beschikbaarheden.order_by("doelgroep").values_list("doelgroep", flat=True).distinct()
        return BezettingFormulier(
            gegevens,
            instance=Bezetting(locatie=self.locatie),
            tellers=tellers_van(self.request.user, self.locatie.gemeente),
            doelgroepen=list(groepen) or Doelgroep.values,
            initial={"datum": timezone.localdate()} | self._geteld(gegevens),
        )

    def _geteld(self, gegevens) -> dict:
        """What stands for the day, doelgroep and teller of the form that was sent, to lay beside it."""
        if gegevens is not None or self.request.method != "POST":
            return {}
        velden = {veld: self.request.POST.get(veld) for veld in ("datum", "doelgroep", "teller")}
        rij = self.locatie.bezettingen.filter(**velden).first()
        return velden | {"personen": rij and rij.personen}

    def bewaar(self, formulier, versie):
        return tel(formulier.save(commit=False), door=self.request.user, versie=versie)

    def melding(self, gewijzigd):
        return "De bezetting is opgeslagen." if gewijzigd else "Deze telling stond er al zo."

    def naar(self, gewijzigd):
        return f"{reverse('locatie', args=[self.locatie.pk])}#kop-bezetting"

    def erbij(self, formulier):
        return {"locatie": self.locatie}
