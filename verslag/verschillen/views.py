"""What changed between two moments, as a page."""

from datetime import date

from django.contrib import messages
from django.shortcuts import get_list_or_404, get_object_or_404, render
from django.utils import timezone
from django.views.decorators.http import require_safe

from opgaven.gebieden.models import Provincie
from opgaven.gebieden.werkgebied import gevraagde_provincie
from opgaven.rondes.models import Ronde
from prt.toegang.rollen.rechten import ERGENS, Recht, eis
from verslag.cijfers.samenstellen import stel_samen
from verslag.cijfers.verschillen import vergelijk
from verslag.vaststellen.models import Vaststelling
from verslag.verschillen.forms import Tussen


@require_safe
def verschillen(request):
    """Since the day asked for, or otherwise since the eve of this month."""
    eis(request.user, Recht.LEZEN, ERGENS)
    gewoon = get_list_or_404(Ronde.objects.cycli())[0]
    vraag = Tussen({"ronde": gewoon.code} | request.GET.dict())
    if not vraag.is_valid():
        messages.warning(request, "Deze cyclus of datum bestaat niet. U ziet wat er deze maand is gewijzigd.")
        vraag = Tussen({"ronde": gewoon.code})
        vraag.is_valid()
    ronde, tot = vraag.cleaned_data["ronde"], vraag.cleaned_data["tot"]
    provincie = gevraagde_provincie(request)
    versie = _versie(ronde, provincie, request.GET.get("versie", ""))
    van = versie.moment if versie else vraag.cleaned_data["van"] or _begin_van_de_maand()
    peildatum = ronde.peildatum_op(timezone.localdate())
    oud, nieuw = (stel_samen(ronde, provincie, peildatum, moment) for moment in (van, tot))
    context = {
        "keuze": Tussen(initial={"ronde": ronde.code, "van": None if versie else van, "tot": tot}),
        "van": van,
        "tot": tot,
        "versie": versie,
        "cijfers": nieuw,
        "verschillen": vergelijk(oud, nieuw, gebruiker=request.user),
    }
    return render(request, "verslag/verschillen/verschillen.html", context)


def _versie(ronde: Ronde, provincie: Provincie, nummer: str) -> Vaststelling | None:
    """The adopted document to compare with, when one was asked for."""
    if not nummer.isdecimal() or len(nummer) > 4:
        return None
    return get_object_or_404(Vaststelling.objects.van(ronde, provincie), nummer=int(nummer))


def _begin_van_de_maand() -> date:
    return timezone.localdate().replace(day=1)
