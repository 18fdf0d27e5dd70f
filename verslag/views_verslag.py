"""The verslag on the website: a preview with the same chapters as on paper, and the files."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_safe

from opgaven.models import Provincie, Ronde
from opgaven.rechten import provincie_van
from prt.pdf import PdfNietBeschikbaar
from prt.toegang.handelingen import log
from prt.toegang.keuzes import Handelingsoort
from prt.toegang.rechten import eis_rol
from verslag.document import Verslag
from verslag.formaten import FORMATEN
from verslag.forms import Moment
from verslag.meldingen import meld_lege_stand
from verslag.opstellen import stel_op


@require_safe
def voorbeeld(request, code):
    """The verslag as a page."""
    eis_rol(request.user)
    ronde, provincie, moment = _gevraagd(request, code)
    if not moment.is_valid():
        messages.warning(request, "Deze datum bestaat niet. U ziet het verslag op de gewone peildatum.")
    verslag = _verslag(ronde, provincie, moment, request.user)
    meld_lege_stand(request, verslag.cijfers.bekend_op)
    context = {
        "verslag": verslag,
        "cijfers": verslag.cijfers,
        "moment": Moment(initial={"peildatum": verslag.cijfers.peildatum, "bekend_op": verslag.cijfers.bekend_op}),
        "formaten": FORMATEN,
        "stukken": [verslag.teken(stuk, papier=False) for stuk in verslag.stukken],
    }
    return render(request, "verslag/voorbeeld.html", context)


@require_safe
def bestand(request, code, formaat):
    """The verslag as a file; back to the page when the peildatum is wrong, for a file cannot say so."""
    eis_rol(request.user)
    if formaat not in FORMATEN:
        raise Http404("Dit formaat bestaat niet.")
    ronde, provincie, moment = _gevraagd(request, code)
    if not moment.is_valid():
        messages.warning(request, "Deze datum bestaat niet. Kies een andere en download het verslag opnieuw.")
        return redirect("verslag", ronde.code)
    verslag = _verslag(ronde, provincie, moment, request.user)
    try:
        inhoud = FORMATEN[formaat].maak(verslag)
    except PdfNietBeschikbaar as fout:
        return render(request, "verslag/geen_pdf.html", {"uitleg": str(fout), "verslag": verslag}, status=503)
    log(Handelingsoort.GEEXPORTEERD, verslag.bestandsnaam(formaat), door=request.user, provincie=provincie)
    antwoord = HttpResponse(inhoud, content_type=FORMATEN[formaat].mediatype)
    antwoord["Content-Disposition"] = f'attachment; filename="{verslag.bestandsnaam(formaat)}"'
    return antwoord


def _gevraagd(request, code) -> tuple[Ronde, Provincie, Moment]:
    ronde = get_object_or_404(Ronde.objects.cycli(), code=code)
    return ronde, provincie_van(request.user, request.GET.get("provincie")), Moment(request.GET)


def _verslag(ronde: Ronde, provincie: Provincie, moment: Moment, gebruiker) -> Verslag:
    peildatum = moment.cleaned_data.get("peildatum") or ronde.peildatum_op(timezone.localdate())
    return stel_op(ronde, provincie, peildatum, moment.cleaned_data.get("bekend_op"), gebruiker=gebruiker)
