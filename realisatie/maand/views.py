"""The monthly report: who has confirmed, one gemeente with its earlier months, and the steps."""

from collections import Counter

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views import View
from django.views.generic import TemplateView

from opgaven.gebieden.indeling import Groepkeuze, groep_van, per_groep
from opgaven.gebieden.models import Gemeente
from opgaven.gebieden.zoeken import vind
from prt.pagina.formulierpagina import Formulierpagina, Knop
from prt.toegang.rollen.rechten import ERGENS, Recht, mag
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
        kring = Gemeente.objects.vertrouwd_voor(self.request.user).deelnemend()
        regels = maandregels(kring.in_verslagvolgorde(), maand, vandaag)
        if not regels:
            raise PermissionDenied("De maandstanden zijn voor de gemeente, haar regiosecretaris en de CdK-staf.")
        tel = Counter(regel.status for regel in regels)
        formulier = Groepkeuze(self.request.GET, provincie=regels[0].gemeente.provincie)
        groepen = per_groep(regels, lambda regel: groep_van(regel.gemeente.pk, formulier.indeling))
        return super().get_context_data(
            maand=maand,
            andere=[(dag, self._adres(dag)) for dag in (vorige(maand), volgende(maand)) if dag <= vandaag],
            formulier=formulier,
            groepen=groepen.items(),
            uiterlijk=uiterlijk(maand),
            regels=regels,
            tellingen=[(status, tel[status]) for status in STATUSSEN if tel[status]],
            mailteksten=mag(self.request.user, Recht.MAILTEKSTEN_SCHRIJVEN, ERGENS),
            te_laat=sum(regel.te_laat for regel in regels),
            **kwargs,
        )

    def _adres(self, maand) -> str:
        """The same page of another month."""
        return reverse("maandstanden", query=self.request.GET.dict() | {"maand": f"{maand:%Y-%m}"})

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


class MetGemeente:
    """One gemeente and month: 404 for who has no role at all, 403 outside the circle of the gemeente."""

    request: HttpRequest

    def zoek(self, code, maand=None):
        wie = self.request.user
        self.gemeente = vind(wie, Gemeente, code)
        if not Gemeente.objects.vertrouwd_voor(wie).filter(pk=self.gemeente.pk).exists():
            raise PermissionDenied("De maandstanden zijn voor de gemeente, haar regiosecretaris en de CdK-staf.")
        nu = eerste(timezone.localdate())
        try:
            self.maand = lees_maand(maand) if maand else nu
        except ValueError as fout:
            raise Http404("Deze maand bestaat niet.") from fout
        if self.maand > nu or self.maand.year < 2000:
            raise Http404("Deze maand is nog niet begonnen.")


class MaandVanGemeente(MetGemeente, View):
    def dispatch(self, request, **adres):
        self.zoek(**adres)
        return super().dispatch(request)

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


class Zetten(MetGemeente):
    """A step, on the figures that were in view."""

    stap = Stap.INDIENEN
    intussen = (
        "Er is niets opgeslagen: iemand heeft intussen een locatie of periode gewijzigd. U ziet de cijfers zoals zij "
        "nu zijn. Kijk ze na en probeer het opnieuw."
    )

    def zoek(self, code, maand=None):
        super().zoek(code, maand)
        self.recht = RECHT_PER_STAP[self.stap]

    def bij(self):
        return self.gemeente

    def versie(self):
        return maandregel(self.gemeente, self.maand).versie

    def opmerkingen(self, formulier) -> list[dict]:
        """The fields of the remarks that go with it."""
        return []

    def bewaar(self, formulier, versie):
        opmerkingen, door = self.opmerkingen(formulier), self.request.user
        zet_stap(self.gemeente, self.maand, self.stap, door=door, versie=versie, opmerkingen=opmerkingen)

    def melding(self, uitkomst):
        return GEDAAN[self.stap].format(gemeente=self.gemeente)

    def naar(self, uitkomst):
        return reverse("maandstand-van", args=[self.gemeente.code, f"{self.maand:%Y-%m}"])


class MaandStap(Zetten, Knop):
    """A step that takes one click."""


class MaandTerugsturen(Zetten, Formulierpagina):
    """A step that takes remarks."""

    sjabloon = "realisatie/maand/terugsturen.html"
    stap, eenmalig, naast_elkaar = Stap.TERUGSTUREN, True, False

    def formulier(self, gegevens=None, *, rij=None):
        return Terugsturen(gegevens, gemeente=self.gemeente, gebruiker=self.request.user)

    def opmerkingen(self, formulier):
        return formulier.opmerkingen()

    def erbij(self, formulier):
        return {"regel": maandregel(self.gemeente, self.maand)}
