"""Which figures to look at: cyclus, peildatum and bekend op."""

from collections.abc import Iterable, Mapping
from datetime import date
from types import MappingProxyType
from typing import Any

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
    """Choosing a cyclus as well, by its code; ``rondes`` are what there is to choose from, read once for a page.

    ``erbij``: what else a page lets choose.
    """

    ronde = forms.ChoiceField(label="Cyclus")
    fields: dict[str, Any]  # of whichever kind each is
    field_order = ("ronde", "peildatum", "bekend_op")

    def __init__(
        self,
        *args: Any,
        rondes: Iterable[Ronde],
        erbij: Mapping[str, forms.Field] = MappingProxyType({}),
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self.fields |= erbij
        self.fields["ronde"].choices = [(ronde.code, str(ronde)) for ronde in rondes]


def gekozen_moment(
    request: HttpRequest, erbij: Mapping[str, forms.Field] = MappingProxyType({})
) -> tuple[Ronde, date, date | None, Momentkeuze]:
    """The cyclus, peildatum and bekend op asked for, and the form to ask for others, with what was chosen in it.

    A message and the usual ones when the question was wrong. ``erbij``: what else the page lets choose.
    """
    rondes = {ronde.code: ronde for ronde in Ronde.objects.cycli()}
    if not rondes:
        raise Http404("Er is nog geen cyclus vastgelegd.")
    ronde = next(iter(rondes.values()))
    keuze = Momentkeuze({"ronde": ronde.code} | request.GET.dict(), rondes=rondes.values(), erbij=erbij)
    eigen = [str(reden) for naam in erbij for reden in keuze.errors.get(naam, ())]
    if keuze.errors.keys() - erbij.keys():
        messages.warning(request, "Deze cyclus of datum bestaat niet. U ziet de gewone stand.")
    else:
        ronde = rondes[keuze.cleaned_data["ronde"]]
    for reden in eigen:
        messages.warning(request, reden)
    gekozen = keuze.cleaned_data
    meld_lege_stand(request, gekozen.get("bekend_op"))
    peildatum = gekozen.get("peildatum") or ronde.peildatum_op(timezone.localdate())
    bekend_op = gekozen.get("bekend_op")
    nu = {naam: gekozen.get(naam) or veld.initial for naam, veld in erbij.items()}
    nu |= {"ronde": ronde.code, "peildatum": peildatum, "bekend_op": bekend_op}
    return ronde, peildatum, bekend_op, Momentkeuze(initial=nu, rondes=rondes.values(), erbij=erbij)
