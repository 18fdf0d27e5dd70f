"""The workbook in and out: check it or import it, every problem at once, and the list of periods as a file."""

from http import HTTPStatus

from django.conf import settings
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse, reverse_lazy
from django.views import View
from django.views.generic import FormView

from prt.toegang.rollen.poort import Poort
from prt.toegang.rollen.rechten import Recht
from prt.toegang.spoor.handelingen import log
from prt.toegang.spoor.keuzes import Handelingsoort
from prt.weergave import datum
from prt.werkboek.problemen import Onleesbaar
from prt.werkboek.schrijven import MEDIATYPE
from realisatie.importeren.acties import Importuitslag, importeer
from realisatie.importeren.forms import Importformulier
from realisatie.importeren.kolommen import KOLOMMEN, VERPLICHT
from realisatie.importeren.lezen import lees
from realisatie.importeren.sjabloon import BESTANDSNAAM, sjabloon
from realisatie.importeren.uitvoer import csv_van, xlsx_van
from realisatie.locaties.models import Beschikbaarheid
from realisatie.locaties.toen import als_periodes, in_verslagvolgorde
from realisatie.locaties.views import Beschikbaarheden


class AlleenInvoerders(Poort):
    """403 for whoever may enter for no gemeente at all."""

    recht = Recht.LOCATIES_WIJZIGEN


class ImporterenView(AlleenInvoerders, FormView):
    """The button that was pressed decides: only "importeren" writes."""

    template_name = "realisatie/importeren/importeren.html"
    form_class = Importformulier
    success_url = reverse_lazy("importeren")
    extra_context = {"kolommen": [(kolom, kolom.leeg is VERPLICHT) for kolom in KOLOMMEN]}

    def get_context_data(self, **kwargs):
        context = super().get_context_data(**kwargs)
        return context | {"formulieren": [context["form"]]}

    def form_valid(self, form):
        proef = self.request.POST.get("actie") != "importeren"
        try:
            inlezing = lees(form.cleaned_data["bestand"], grootste=settings.UPLOAD_GROOTSTE)
            uitslag = importeer(inlezing, door=self.request.user, proef=proef, reden=form.cleaned_data["reden"])
        except Onleesbaar as fout:
            uitslag = Importuitslag(problemen=(fout.probleem,))
        if uitslag.uitkomst and not proef:
            messages.success(self.request, f"Het bestand is geïmporteerd. {uitslag.uitkomst}")
            return super().form_valid(form)
        status = HTTPStatus.UNPROCESSABLE_ENTITY if uitslag.problemen else HTTPStatus.OK
        return self.render_to_response(self.get_context_data(form=form, uitslag=uitslag), status=status)

    def form_invalid(self, form):
        return self.render_to_response(self.get_context_data(form=form), status=HTTPStatus.UNPROCESSABLE_ENTITY)


class SjabloonView(AlleenInvoerders, View):
    """The empty workbook."""

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
