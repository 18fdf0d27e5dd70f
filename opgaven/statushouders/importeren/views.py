"""Taking in the monthly counts of statushouders: choose a file, see what it changes, confirm."""

from datetime import date

from django.conf import settings
from django.contrib import messages
from django.core import signing
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.functional import cached_property
from django.views import View

from opgaven.gebieden.models import Gemeente
from opgaven.rondes.models import Ronde
from opgaven.statushouders.acties import Telling, Uitkomst, leg_tellingen_vast, vergelijk
from opgaven.statushouders.forms import Bestand
from opgaven.statushouders.importeren.lezen import UITLEG, Gids, lees, sjabloon
from prt.problemen import Ernst, Probleem
from prt.toegang.rollen.poort import Poort
from prt.toegang.rollen.rechten import Recht, bereik
from prt.toegang.spoor.keuzes import Herkomst
from prt.werkboek.problemen import Onleesbaar, wat_te_doen
from prt.werkboek.schrijven import MEDIATYPE

ZOUT = "statushouders-importeren"

GELDIG = 60 * 60
"""Seconds for which a preview can be confirmed."""

MEEST_GETOOND = 200

VERLOPEN = "Het voorbeeld is ouder dan een uur of niet meer geldig. Kies het bestand opnieuw."


class AlleenToezicht(Poort):
    """403 for whoever keeps no ledger."""

    recht = Recht.TOEZICHT_HOUDEN

    @cached_property
    def provincies(self) -> frozenset[int]:
        return bereik(self.request.user).van(*self.recht.rollen)


class Importeren(AlleenToezicht, View):
    """The first POST brings a file and gets a preview, the second confirms it; only that one writes."""

    def get(self, request):
        return self._toon(Bestand())

    def post(self, request):
        if "tellingen" in request.POST:
            return self._bevestig(request.POST["tellingen"])
        formulier = Bestand(request.POST, request.FILES)
        if not formulier.is_valid():
            return self._toon(formulier, status=422)
        bestand = formulier.cleaned_data["bestand"]
        gids = Gids(self.provincies, timezone.localdate())
        try:
            inlezing = lees(bestand, bestand.name, gids=gids, grootste=settings.UPLOAD_GROOTSTE)
        except Onleesbaar as fout:
            return self._toon(formulier, status=422, problemen=[fout.probleem])
        if inlezing.bevindingen.aantal:
            gevonden = inlezing.bevindingen
            zin = wat_te_doen(len(gevonden.problemen), gevonden.verzwegen)
            return self._toon(formulier, status=422, problemen=gevonden.problemen, wat_te_doen=zin)
        return self._toon(Bestand(), voorbeeld=vergelijk(inlezing.tellingen), tellingen=_verzegel(inlezing.tellingen))

    def _bevestig(self, verzegeld: str):
        try:
            tellingen = _open(verzegeld, self.provincies)
        except signing.BadSignature:
            return self._toon(Bestand(), status=422, problemen=[Probleem(Ernst.FOUT, VERLOPEN)])
        uitkomst = leg_tellingen_vast(tellingen, door=self.request.user, herkomst=Herkomst.IMPORT)
        messages.success(self.request, f"De tellingen zijn overgenomen: {uitkomst}.")
        return redirect("statushouders")

    def _toon(self, formulier, status=200, *, voorbeeld: Uitkomst | None = None, **context):
        context |= {"form": formulier, "formulieren": [formulier], "kolommen": UITLEG.items(), "voorbeeld": voorbeeld}
        if voorbeeld:
            context["regels"] = [*voorbeeld.nieuw, *voorbeeld.gewijzigd][:MEEST_GETOOND]
        return render(self.request, "opgaven/statushouders/importeren.html", context, status=status)


class Sjabloon(AlleenToezicht, View):
    """The empty workbook."""

    def get(self, request):
        kop = {"Content-Disposition": 'attachment; filename="statushouders-sjabloon.xlsx"'}
        return HttpResponse(sjabloon(), content_type=MEDIATYPE, headers=kop)


def _verzegel(tellingen) -> str:
    """The counts as text that comes back with the confirmation, and that nobody can change on the way."""
    kaal = [(t.gemeente.pk, t.ronde.pk, t.soort, t.maand.isoformat(), t.aantal) for t in tellingen]
    return signing.dumps(kaal, salt=ZOUT, compress=True)


def _open(verzegeld: str, provincies: frozenset[int]) -> list[Telling]:
    kaal = signing.loads(verzegeld, salt=ZOUT, max_age=GELDIG)
    gemeenten = Gemeente.objects.filter(provincie__in=provincies).in_bulk({rij[0] for rij in kaal})
    rondes = Ronde.objects.in_bulk({rij[1] for rij in kaal})
    return [
        Telling(gemeenten[gemeente], rondes[ronde], soort, date.fromisoformat(maand), aantal)
        for gemeente, ronde, soort, maand, aantal in kaal
        if gemeente in gemeenten and ronde in rondes
    ]
