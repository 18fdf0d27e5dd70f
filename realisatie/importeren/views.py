"""The workbook in and out: check it or import it, every problem at once, and the list of periods as a file."""

from django.shortcuts import redirect
from django.urls import reverse
from django.views import View

from prt.pagina.bestanden import als_download
from prt.pagina.importpagina import Importpagina
from prt.toegang.rollen.poort import Poort
from prt.toegang.rollen.rechten import Recht
from prt.werkboek.rijen import VERPLICHT
from prt.werkboek.schrijven import MEDIATYPE
from realisatie.importeren.acties import importeer
from realisatie.importeren.forms import Werkboek
from realisatie.importeren.kolommen import KOLOMMEN
from realisatie.importeren.lezen import lees
from realisatie.importeren.sjabloon import BESTANDSNAAM, sjabloon
from realisatie.importeren.uitvoer import als_blad
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
        return als_download(sjabloon(), BESTANDSNAAM, MEDIATYPE)


class Periodewerkboek(Beschikbaarheden):
    """The periods found, in the columns of the import: a file that can be changed and taken in again."""

    def render_to_response(self, context, **kwargs):
        if context["filter"].form.errors:  # the list says which filter is wrong; a file cannot
            return redirect(f"{reverse('periodes')}?{self.request.GET.urlencode()}")
        return self.bestand(als_blad(self._gevonden(self.object_list)), self.kwargs["soort"])

    def _gevonden(self, rijen) -> list[Beschikbaarheid]:
        if self.bekend_op:
            return als_periodes(in_verslagvolgorde(rijen), self.bekend_op, self.request.user)
        return list(rijen.in_verslagvolgorde().select_related("locatie__gemeente"))
