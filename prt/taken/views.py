"""One's own documents: the list, one that is being made, and the file. For who asked for it and for nobody else."""

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_POST, require_safe
from django.views.generic import ListView

from prt.pagina.bestanden import als_download
from prt.pagina.lijsten import Lijstpagina
from prt.taken.acties import bekeken, probeer_opnieuw
from prt.taken.keuzes import Taakstatus
from prt.taken.lijst import TaakTabel
from prt.taken.models import Taak
from prt.taken.stand import stand_van
from prt.toegang.rollen.rechten import ERGENS, Recht, eis
from prt.toegang.spoor.handelingen import log
from prt.toegang.spoor.keuzes import Handelingsoort

RUSTIG = 5
"""Seconds between two looks when nothing will change soon; otherwise one."""


class Taken(Lijstpagina, ListView):
    table_class = TaakTabel
    titel = "Mijn documenten"
    inleiding = "Documenten die u hebt aangevraagd. Een week na het maken worden ze verwijderd."

    def get_queryset(self):
        return Taak.objects.van(self.request.user)


@require_safe
def taak(request, pk):
    """The page, and for htmx the part of it that changes."""
    deze = _eigen(request, pk)
    bekeken(deze)
    stand = stand_van(deze)
    context = {"taak": deze, "stand": stand, "seconden": RUSTIG if stand.geen_verwerker else 1}
    return render(request, "taken/_stand.html" if request.htmx else "taken/taak.html", context)


@require_safe
def bestand(request, pk):
    """The file; to the page when it is not there yet, or not any more."""
    deze = _eigen(request, pk)
    if not Taak.objects.te_downloaden().filter(pk=pk).exists() or deze.inhoud is None:
        return redirect("taak", pk)
    bekeken(deze)
    log(Handelingsoort.GEEXPORTEERD, deze.naam, door=request.user, gebied=deze.provincie)
    return als_download(bytes(deze.inhoud), deze.naam, deze.mediatype)


@require_POST
def opnieuw(request, pk):
    """Only what failed starts again; for anything else the page says how it stands."""
    deze = _eigen(request, pk)
    if deze.status != Taakstatus.MISLUKT:
        return redirect("taak", pk)
    messages.success(request, "Het document wordt opnieuw gemaakt.")
    return redirect("taak", probeer_opnieuw(deze).pk)


def _eigen(request, pk) -> Taak:
    eis(request.user, Recht.LEZEN, ERGENS)
    return get_object_or_404(Taak.objects.van(request.user).select_related("verwerker", "provincie", "door"), pk=pk)
