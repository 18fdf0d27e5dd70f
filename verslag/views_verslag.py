"""The verslag on the website: a preview with the same chapters as on paper, and the files."""

from datetime import date

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_safe

from opgaven.models import Provincie, Ronde
from prt.terugblik import meld_lege_stand
from prt.toegang.handelingen import log
from prt.toegang.keuzes import Handelingsoort
from prt.toegang.rechten import eis_rol
from verslag.document import Verslag
from verslag.formaten import FORMATEN
from verslag.forms import Moment
from verslag.opstellen import stel_op
from verslag.rechten import provincie_van
from verslag.taken import start_pdf


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
    """The verslag as a file; a PDF is made in the background, so that leads to the page where it will be.

    Back to the verslag when the peildatum is wrong, for a file cannot say so.
    """
    eis_rol(request.user)
    if formaat not in FORMATEN:
        raise Http404("Dit formaat bestaat niet.")
    ronde, provincie, moment = _gevraagd(request, code)
    if not moment.is_valid():
        messages.warning(request, "Deze datum bestaat niet. Kies een andere en download het verslag opnieuw.")
        return redirect("verslag", ronde.code)
    if formaat == "pdf":
        peildatum, bekend_op = _dagen(ronde, moment)
        return redirect("taak", start_pdf(ronde, provincie, peildatum, bekend_op, door=request.user).pk)
    verslag = _verslag(ronde, provincie, moment, request.user)
    inhoud = FORMATEN[formaat].maak(verslag)
    log(Handelingsoort.GEEXPORTEERD, verslag.bestandsnaam(formaat), door=request.user, provincie=provincie)
    antwoord = HttpResponse(inhoud, content_type=FORMATEN[formaat].mediatype)
    antwoord["Content-Disposition"] = f'attachment; filename="{verslag.bestandsnaam(formaat)}"'
    return antwoord


def _gevraagd(request, code) -> tuple[Ronde, Provincie, Moment]:
    ronde = get_object_or_404(Ronde.objects.cycli(), code=code)
    return ronde, provincie_van(request.user, request.GET.get("provincie")), Moment(request.GET)


def _verslag(ronde: Ronde, provincie: Provincie, moment: Moment, gebruiker) -> Verslag:
    return stel_op(ronde, provincie, *_dagen(ronde, moment), gebruiker=gebruiker)


def _dagen(ronde: Ronde, moment: Moment) -> tuple[date, date | None]:
    """The peildatum, the usual one unless another was asked for, and the day by which it had been entered."""
    peildatum = moment.cleaned_data.get("peildatum") or ronde.peildatum_op(timezone.localdate())
    return peildatum, moment.cleaned_data.get("bekend_op")
