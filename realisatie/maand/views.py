"""The monthly report: who has confirmed, one gemeente with its earlier months, and the steps."""

from collections import Counter

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views import View
from django.views.generic import TemplateView

from opgaven.gebieden.models import Gemeente
from prt.problemen import KanNiet
from prt.toegang.rollen.rechten import ERGENS, Recht, bereik, eis, mag
from realisatie.maand.acties import zet_stap
from realisatie.maand.forms import CIJFERS, Terugsturen
from realisatie.maand.lezen import geschiedenis, maandregel, maandregels
from realisatie.maand.rechten import RECHT_PER_STAP
from realisatie.maand.rekenen import STATUSSEN, Stap, eerste, lees_maand, uiterlijk, volgende, vorige
from realisatie.opmerkingen.lezen import zichtbaar

GEDAAN = {
    Stap.INDIENEN: "De stand van {gemeente} is bevestigd. De regiosecretaris kan nu akkoord geven.",
    Stap.ACCORDEREN: "U bent akkoord met de stand van {gemeente}.",
    Stap.TERUGSTUREN: "De stand van {gemeente} is teruggestuurd met uw opmerkingen.",
}


class Maandstanden(TemplateView):
    """Everybody's own circle: a medewerker sees one gemeente, a regiosecretaris a regio, the CdK's staff all."""

    template_name = "realisatie/maand/maandstanden.html"

    def get_context_data(self, **kwargs):
        vandaag = timezone.localdate()
        maand = self._maand(eerste(vandaag))
        kring = Gemeente.objects.vertrouwd_voor(self.request.user).filter(regio__isnull=False)
        regels = maandregels(kring.select_related("regio", "provincie").in_verslagvolgorde(), maand, vandaag)
        if not regels:
            raise PermissionDenied("De maandstanden zijn voor de gemeente, haar regiosecretaris en de CdK-staf.")
        tel = Counter(regel.status for regel in regels)
        return super().get_context_data(
            maand=maand,
            vorige=vorige(maand),
            volgende=volgende(maand) if maand < eerste(vandaag) else None,
            uiterlijk=uiterlijk(maand),
            regels=regels,
            tellingen=[(status, tel[status]) for status in STATUSSEN if tel[status]],
            mailteksten=mag(self.request.user, Recht.MAILTEKSTEN_SCHRIJVEN, ERGENS),
            te_laat=sum(regel.te_laat for regel in regels),
            **kwargs,
        )

    def _maand(self, nu):
        tekst = self.request.GET.get("maand")
        try:
            maand = lees_maand(tekst) if tekst else nu
        except ValueError:
            maand = None
        if maand is None or not maand.year >= 2000 or maand > nu:
            messages.warning(self.request, "Deze maand bestaat niet of is nog niet begonnen. U ziet de huidige maand.")
            return nu
        return maand


class MetGemeente(View):
    """One gemeente and month: 404 for who has no role at all, 403 outside the circle of the gemeente."""

    def dispatch(self, request, *args, code, maand=None, **kwargs):
        gemeenten = Gemeente.objects.filter(regio__isnull=False) if bereik(request.user) else Gemeente.objects.none()
        self.gemeente = get_object_or_404(gemeenten.select_related("regio", "provincie"), cbs_code=code)
        if not Gemeente.objects.vertrouwd_voor(request.user).filter(pk=self.gemeente.pk).exists():
            raise PermissionDenied("De maandstanden zijn voor de gemeente, haar regiosecretaris en de CdK-staf.")
        nu = eerste(timezone.localdate())
        try:
            self.maand = lees_maand(maand) if maand else nu
        except ValueError as fout:
            raise Http404("Deze maand bestaat niet.") from fout
        if self.maand > nu or self.maand.year < 2000:
            raise Http404("Deze maand is nog niet begonnen.")
        return super().dispatch(request, *args, **kwargs)

    def naar_de_maand(self):
        return redirect("maandstand-van", code=self.gemeente.cbs_code, maand=f"{self.maand:%Y-%m}")

    def zet(self, soort: Stap, **kwargs) -> bool:
        """Take the step, and say what came of it. Whether it was taken."""
        try:
            afdruk = self.request.POST.get("afdruk", "")
            zet_stap(self.gemeente, self.maand, soort, door=self.request.user, afdruk=afdruk, **kwargs)
        except KanNiet as reden:
            messages.error(self.request, str(reden))
            return False
        messages.success(self.request, GEDAAN[soort].format(gemeente=self.gemeente))
        return True


class MaandVanGemeente(MetGemeente):
    def get(self, request):
        regel = maandregel(self.gemeente, self.maand)
        bevestigd, nu = regel.bevestigd, regel.cijfers
        opmerkingen = zichtbaar(request.user).filter(
            maandstap__maandstand__gemeente=self.gemeente, maandstap__maandstand__maand=self.maand
        )
        context = {
            "regel": regel,
            "rijen": [(naam, bevestigd and getattr(bevestigd, v), getattr(nu, v)) for v, naam in CIJFERS.items()],
            "mag": {stap.value: mag(request.user, RECHT_PER_STAP[stap], self.gemeente) for stap in regel.mogelijk},
            "opmerkingen": opmerkingen,
            "eerder": geschiedenis(self.gemeente, self.maand),
        }
        return render(request, "realisatie/maand/maandstand.html", context)


class MaandStap(MetGemeente):
    """A step that takes one click."""

    stap = Stap.INDIENEN

    def get(self, request):
        return self.naar_de_maand()

    def post(self, request):
        self.zet(self.stap)
        return self.naar_de_maand()


class MaandTerugsturen(MetGemeente):
    """A step that takes remarks."""

    def get(self, request):
        return self._toon(self._formulier())

    def post(self, request):
        formulier = self._formulier(request.POST)
        if not formulier.is_valid():
            return self._toon(formulier, status=422)
        if not self.zet(Stap.TERUGSTUREN, opmerkingen=formulier.opmerkingen()):
            return self._toon(formulier, status=422)
        return self.naar_de_maand()

    def _formulier(self, gegevens=None):
        eis(self.request.user, RECHT_PER_STAP[Stap.TERUGSTUREN], self.gemeente)
        return Terugsturen(gegevens, gemeente=self.gemeente, gebruiker=self.request.user)

    def _toon(self, formulier, status=200):
        regel = maandregel(self.gemeente, self.maand)
        context = {"formulier": formulier, "formulieren": [formulier], "regel": regel, "fouten": bool(formulier.errors)}
        return render(self.request, "realisatie/maand/terugsturen.html", context, status=status)
