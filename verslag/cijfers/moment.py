"""Which figures to look at: cyclus, peildatum and bekend op."""

from datetime import date

from django import forms
from django.contrib import messages
from django.http import Http404, HttpRequest
from django.utils import timezone

from opgaven.rondes.models import Ronde
from prt.pagina.terugblik import dagveld, meld_lege_stand


class Moment(forms.Form):
    """The day that the figures are about, and the day by which they had been entered (R11); empty is the usual one."""

    peildatum = dagveld("Peildatum")
    bekend_op = dagveld("Bekend op")
    use_required_attribute = False


class Momentkeuze(Moment):
    """Choosing a cyclus as well."""

    ronde = forms.ModelChoiceField(Ronde.objects.cycli(), label="Cyclus", to_field_name="code", empty_label=None)
    field_order = ("ronde", "peildatum", "bekend_op")


def gekozen_moment(request: HttpRequest) -> tuple[Ronde, date, date | None]:
    """The cyclus, peildatum and bekend op asked for; a message and the usual ones when the question was wrong."""
    ronde = Ronde.objects.cycli().first()
    if not ronde:
        raise Http404("Er is nog geen cyclus vastgelegd.")
    keuze = Momentkeuze({"ronde": ronde.code} | request.GET.dict())
    if keuze.is_valid():
        ronde = keuze.cleaned_data["ronde"]
    else:
        messages.warning(request, "Deze cyclus of datum bestaat niet. U ziet de gewone stand.")
    gekozen = keuze.cleaned_data
    meld_lege_stand(request, gekozen.get("bekend_op"))
    peildatum = gekozen.get("peildatum") or ronde.peildatum_op(timezone.localdate())
    return ronde, peildatum, gekozen.get("bekend_op")
