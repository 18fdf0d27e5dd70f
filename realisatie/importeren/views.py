"""The workbook in and out: check it or import it, every problem at once, and the list of periods as a file."""

from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views import View

from prt.pagina.importpagina import Importpagina
from prt.toegang.rollen.poort import Poort
from prt.toegang.rollen.rechten import Recht
from prt.toegang.spoor.handelingen import log
from prt.toegang.spoor.keuzes import Handelingsoort
from prt.weergave import datum
from prt.werkboek.schrijven import MEDIATYPE
from realisatie.importeren.acties import importeer
from realisatie.importeren.forms import Werkboek
from realisatie.importeren.kolommen import KOLOMMEN, VERPLICHT
from realisatie.importeren.lezen import lees
from realisatie.importeren.sjabloon import BESTANDSNAAM, sjabloon
from realisatie.importeren.uitvoer import csv_van, xlsx_van
from realisatie.locaties.models import Beschikbaarheid
from realisatie.locaties.toen import als_periodes, in_verslagvolgorde
from realisatie.locaties.views import Beschikbaarheden


class PeriodesImporteren(Importpagina):
    sjabloon = "realisatie/importeren/importeren.html"
    recht, formulier_class = Recht.LOCATIES_WIJZIGEN, Werkboek

    def importeer(self, bestand, **hoe):
        return importeer(lees(bestand, grootste=self.grootste), door=self.request.user, **hoe)

    def melding(self, uitkomst):
        return f"Het bestand is geïmporteerd. {uitkomst}"

    def naar(self, uitkomst):
        return reverse("importeren")

    def erbij(self, formulier):
        return super().erbij(formulier) | {"kolommen": [(kolom, kolom.leeg is VERPLICHT) for kolom in KOLOMMEN]}


class Periodesjabloon(Poort, View):
    """The empty workbook."""

    recht = Recht.LOCATIES_WIJZIGEN

    def get(self, request):
        kop = {"Content-Disposition": f'attachment; filename="{BESTANDSNAAM}"'}
        return HttpResponse(sjabloon(), content_type=MEDIATYPE, headers=kop)


class BeschikbaarhedenBestand(Beschikbaarheden):
    """The list as a file, with the same search and filters, in the columns of the import."""

    soorten = {"xlsx": (xlsx_van, MEDIATYPE), "csv": (csv_van, "text/csv; charset=utf-8")}

    def get(self, request, soort):
        maak, mediatype = self.soorten[soort]
        filterset = self.get_filterset(self.get_filterset_class())
        if filterset.is_bound and not filterset.is_valid():  # the list says which filter is wrong; a file cannot
            return redirect(f"{reverse('periodes')}?{request.GET.urlencode()}")
        gevonden = self._gevonden(filterset.qs)
        gemeenten = {rij.locatie.gemeente for rij in gevonden if rij.locatie.vertrouwelijk}
        toen = f", zoals bekend op {datum(self.bekend_op)}" if self.bekend_op else ""
        # One gemeente reads of this what it may see itself; with more, a number would count the others' as well.
        aantal = f", {len(gevonden)} regels" if len(gemeenten) < 2 else ""
        onderwerp = f"Periodes ({soort}){toen}{aantal}"
        log(Handelingsoort.GEEXPORTEERD, onderwerp, door=request.user, gemeenten=gemeenten)
        kop = {"Content-Disposition": f'attachment; filename="periodes.{soort}"'}
        return HttpResponse(maak(gevonden), content_type=mediatype, headers=kop)

    def _gevonden(self, rijen) -> list[Beschikbaarheid]:
        if self.bekend_op:
            return als_periodes(in_verslagvolgorde(rijen), self.bekend_op, self.request.user)
        return list(rijen.in_verslagvolgorde())
