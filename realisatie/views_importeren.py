"""Taking in a workbook on a page: check it or import it, and see every problem at once."""

from http import HTTPStatus

from django import forms
from django.conf import settings
from django.contrib import messages
from django.http import HttpResponse
from django.urls import reverse_lazy
from django.views import View
from django.views.generic import FormView

from prt.toegang.rollen.poort import Poort
from prt.toegang.rollen.rechten import Recht
from prt.werkboek.problemen import Onleesbaar
from prt.werkboek.schrijven import MEDIATYPE
from realisatie.acties import Importuitslag, importeer
from realisatie.forms import Reden
from realisatie.importeren.kolommen import KOLOMMEN, VERPLICHT
from realisatie.importeren.lezen import lees
from realisatie.importeren.sjabloon import BESTANDSNAAM, sjabloon

MEGABYTE = 1024 * 1024


class Werkboekformulier(forms.Form):
    """One file; what is in it is judged by the import itself."""

    bestand = forms.FileField(
        label="Excel-bestand",
        help_text=f"Een Excel-bestand (.xlsx) van hoogstens {settings.UPLOAD_GROOTSTE // MEGABYTE} MB.",
        widget=forms.FileInput(attrs={"accept": ".xlsx"}),
        allow_empty_file=True,
        error_messages={"required": "Kies een Excel-bestand."},
    )


class Importformulier(Reden, Werkboekformulier):
    """The file, and why."""

    field_order = ("bestand", "reden")


class AlleenInvoerders(Poort):
    """403 for whoever may enter for no gemeente at all."""

    recht = Recht.LOCATIES_WIJZIGEN


class ImporterenView(AlleenInvoerders, FormView):
    """The button that was pressed decides: only "importeren" writes."""

    template_name = "realisatie/importeren.html"
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
