"""Crisisnoodopvang: per regio beside the opgave, and the places per first of the month, on screen and in Excel."""

from datetime import timedelta

from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import cached_property
from django.views.generic import TemplateView

from opgaven.gebieden.indeling import gekozen_indeling, groepen_in
from opgaven.gebieden.models import Gemeente
from opgaven.gebieden.werkgebied import gevraagde_provincie
from opgaven.rondes.keuzes import Stroom
from opgaven.rondes.models import Ronde
from prt.pagina.bestanden import blad_als_download
from prt.toegang.rollen.poort import Poort
from prt.toegang.spoor.handelingen import log
from prt.toegang.spoor.keuzes import Handelingsoort
from realisatie.cno.blad import cno
from realisatie.cno.forms import Cnokeuze
from realisatie.cno.lezen import eersten, grafiek, lees_cno, per_groep, totaal_op
from realisatie.locaties.keuzes import Cnoduur

STANDAARD, MEEST = 9, 36
"""Months shown when nobody asks for a range, and the most that is shown."""


class Cno(Poort, TemplateView):
    template_name = "realisatie/cno/cno.html"

    @cached_property
    def provincie(self):
        return gevraagde_provincie(self.request)

    @cached_property
    def formulier(self):
        formulier = Cnokeuze(self.request.GET, provincie=self.provincie)
        formulier.is_valid()
        return formulier

    @cached_property
    def dagen(self):
        """The firsts of the months asked for; from this month on when nothing was asked."""
        van = self.formulier.cleaned_data.get("van") or timezone.localdate()
        tot = self.formulier.cleaned_data.get("tot")
        if tot:
            return eersten(van, tot, hoogstens=MEEST)
        return eersten(van, van + timedelta(days=366), hoogstens=STANDAARD)

    @cached_property
    def regio(self):
        return self.formulier.cleaned_data.get("regio")

    @cached_property
    def indeling(self):
        return gekozen_indeling(self.formulier.cleaned_data)

    @cached_property
    def alle(self):
        bij_naam = Gemeente.objects.vertrouwd_voor(self.request.user).values_list("pk", flat=True)
        return lees_cno(self.provincie, self.regio, bij_naam=bij_naam, indeling=self.indeling)

    @cached_property
    def gevonden(self):
        """One kind only, when asked: what stays unnamed says no kind either, and is then left out."""
        duur = self.formulier.cleaned_data.get("duur")
        if not duur:
            return self.alle
        return [rij for rij in self.alle if rij.locatie and (rij.duur or "onbekend") == duur]

    def get_context_data(self, **kwargs):
        vandaag = timezone.localdate()
        ronde = Ronde.objects.van(self.provincie).filter(stroom=Stroom.CNO).naar_datum().last()
        standen = per_groep(ronde, groepen_in(self.regio or self.provincie, self.indeling), self.alle, vandaag)
        return super().get_context_data(
            formulier=self.formulier,
            vandaag=vandaag,
            ronde=ronde,
            dagen=self.dagen,
            rijen=[
                (rij, Cnoduur(rij.duur).label if rij.duur else "onbekend", rij.op(self.dagen)) for rij in self.gevonden
            ],
            totaal=totaal_op(self.gevonden, self.dagen),
            standen=standen,
            indeling=self.indeling,
            nu=totaal_op(self.alle, [vandaag])[0],
            grafiek=grafiek(standen, vandaag),
            bestandsadres=reverse("cno-bestand", query=self.request.GET or None),
            **kwargs,
        )


class CnoBestand(Cno):
    """The same table as a workbook."""

    def get(self, request):
        if "indeling" in self.formulier.errors:  # the page says so
            return redirect(f"{reverse('cno')}?{request.GET.urlencode()}")
        namen = {rij.locatie.gemeente for rij in self.gevonden if rij.locatie and rij.locatie.vertrouwelijk}
        log(Handelingsoort.GEEXPORTEERD, "CNO per maand (xlsx)", door=request.user, gemeenten=namen)
        return blad_als_download(cno(self.gevonden, self.dagen, self.indeling), "cno", "xlsx")
