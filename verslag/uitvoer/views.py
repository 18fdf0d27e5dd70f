"""The verslag and the other reports on the website: a preview with the same chapters as on paper, and the files."""

from dataclasses import dataclass
from datetime import date
from urllib.parse import urlencode

from django.contrib import messages
from django.http import Http404
from django.shortcuts import get_list_or_404, get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_safe

from opgaven.gebieden.models import Gebied, Provincie
from opgaven.gebieden.werkgebied import gevraagde_provincie
from opgaven.gebieden.zoeken import vind_soort
from opgaven.rondes.models import Ronde
from prt.pagina.bestanden import als_download
from prt.pagina.terugblik import meld_lege_stand
from prt.problemen import KanNiet
from prt.toegang.rollen.rechten import ERGENS, Recht, eis
from prt.toegang.spoor.handelingen import log
from prt.toegang.spoor.keuzes import Handelingsoort
from verslag.cijfers.moment import Moment
from verslag.document.document import Verslag
from verslag.document.opstellen import stel_op
from verslag.rapport.gebieden import gebieden_van
from verslag.rapport.rapporten import RAPPORTEN, VERSLAG, Rapport
from verslag.uitvoer.formaten import FORMATEN
from verslag.uitvoer.taken import start_document


@dataclass(frozen=True)
class Rapportvraag:
    """Which report somebody asks for. ``moment`` is validated when it is made."""

    rapport: Rapport
    ronde: Ronde
    gebied: Gebied
    moment: Moment
    gebruiker: object

    @property
    def provincie(self) -> Provincie:
        return self.gebied.provincie

    @property
    def adres(self) -> str:
        """Of the page, without the moment."""
        if self.rapport is VERSLAG:
            return reverse("verslag", args=[self.ronde.code])
        return reverse("rapport", args=[self.rapport.sleutel, self.gebied.code])

    def bestandsadres(self, formaat: str) -> str:
        if self.rapport is VERSLAG:
            return reverse("verslag-bestand", args=[self.ronde.code, formaat])
        return reverse("rapport-bestand", args=[self.rapport.sleutel, self.gebied.code, formaat])

    @property
    def dagen(self) -> tuple[date, date | None]:
        """The peildatum, the usual one unless another was asked for, and the day by which it had been entered."""
        dagen = self.moment.cleaned_data
        return dagen.get("peildatum") or self.ronde.peildatum_op(timezone.localdate()), dagen.get("bekend_op")

    def verslag(self) -> Verslag:
        return stel_op(self.ronde, self.gebied, *self.dagen, rapport=self.rapport, gebruiker=self.gebruiker)


def _verslag_gevraagd(request, code: str) -> Rapportvraag:
    ronde = get_object_or_404(Ronde.objects.cycli(), code=code)
    provincie = gevraagde_provincie(request)
    return _vraag(request, VERSLAG, ronde, provincie)


def _rapport_gevraagd(request, soort: str, gebied: str) -> Rapportvraag:
    rapport = RAPPORTEN.get(soort)
    if not rapport or rapport is VERSLAG:
        raise Http404("Dit rapport bestaat niet.")
    return _vraag(request, rapport, gekozen_ronde(request), vind_soort(request.user, rapport.soort, gebied))


def _vraag(request, rapport: Rapport, ronde: Ronde, gebied: Gebied) -> Rapportvraag:
    moment = Moment(request.GET)
    moment.is_valid()
    return Rapportvraag(rapport, ronde, gebied, moment, request.user)


def gekozen_ronde(request) -> Ronde:
    """The cyclus asked for, or the current one."""
    if code := request.GET.get("ronde"):
        if "\0" in code:  # PostgreSQL takes none in a text
            raise Http404("Deze cyclus bestaat niet.")
        return get_object_or_404(Ronde.objects.cycli(), code=code)
    return get_list_or_404(Ronde.objects.cycli())[0]


@require_safe
def voorbeeld(request, code):
    """The verslag as a page."""
    eis(request.user, Recht.LEZEN, ERGENS)
    return _toon(request, _verslag_gevraagd(request, code))


@require_safe
def bestand(request, code, formaat):
    """The verslag as a file."""
    eis(request.user, Recht.LEZEN, ERGENS)
    return _geef(request, _verslag_gevraagd(request, code), formaat)


@require_safe
def rapport(request, soort, gebied):
    """Another report as a page."""
    eis(request.user, Recht.LEZEN, ERGENS)
    return _toon(request, _rapport_gevraagd(request, soort, gebied))


@require_safe
def rapport_bestand(request, soort, gebied, formaat):
    """Another report as a file."""
    eis(request.user, Recht.LEZEN, ERGENS)
    return _geef(request, _rapport_gevraagd(request, soort, gebied), formaat)


@require_safe
def rapporten(request):
    """Which reports there are, with a link for each gebied."""
    eis(request.user, Recht.LEZEN, ERGENS)
    ronde = gekozen_ronde(request)
    provincie = gevraagde_provincie(request)
    gebieden = gebieden_van(provincie)
    context = {
        "ronde": ronde,
        "rondes": Ronde.objects.cycli(),
        "provincie": provincie,
        "soorten": [
            (soort, [(gebied, gebied.code) for gebied in gebieden[soort.soort]])
            for soort in RAPPORTEN.values()
            if soort is not VERSLAG
        ],
        "verslag": VERSLAG,
    }
    return render(request, "verslag/uitvoer/rapporten.html", context)


def _toon(request, vraag: Rapportvraag):
    """A report as a page; on the usual peildatum when the one asked for does not exist."""
    if vraag.moment.errors:
        messages.warning(request, "Deze datum bestaat niet. U ziet de cijfers op de gewone peildatum.")
    verslag = vraag.verslag()
    cijfers = verslag.cijfers
    meld_lege_stand(request, cijfers.bekend_op)
    moment = {"peildatum": cijfers.peildatum, "bekend_op": cijfers.bekend_op}
    context = {
        "verslag": verslag,
        "cijfers": cijfers,
        "moment": Moment(initial=moment),
        "bestanden": _bestanden(vraag, verslag.cijfers),
        "is_verslag": verslag.rapport is VERSLAG,
        "stukken": [verslag.teken(stuk, papier=False) for stuk in verslag.stukken],
    }
    return render(request, "verslag/uitvoer/voorbeeld.html", context)


def _bestanden(vraag: Rapportvraag, cijfers) -> list[tuple[str, str, bool]]:
    """Of every format what the button says, where it leads, and whether the file is there at once."""
    van_wanneer = {"peildatum": cijfers.peildatum} | ({"bekend_op": cijfers.bekend_op} if cijfers.bekend_op else {})
    if vraag.rapport is VERSLAG:
        welke = van_wanneer | {"provincie": cijfers.provincie.code}
    else:
        welke = {"ronde": cijfers.ronde.code} | van_wanneer
    return [
        (
            f"{formaat.naam} {'maken' if formaat.traag else 'downloaden'}",
            f"{vraag.bestandsadres(sleutel)}?{urlencode(welke)}",
            not formaat.traag,
        )
        for sleutel, formaat in FORMATEN.items()
    ]


def _geef(request, vraag: Rapportvraag, formaat: str):
    """A report as a file; what takes long is made in the background, so that leads to the page where it will be.

    Back to the page of the report when the peildatum is wrong, for a file cannot say so.
    """
    if formaat not in FORMATEN:
        raise Http404("Dit formaat bestaat niet.")
    if vraag.moment.errors:
        messages.warning(request, "Deze datum bestaat niet. Kies een andere en download het bestand opnieuw.")
        return redirect(vraag.adres)
    if FORMATEN[formaat].traag:
        try:
            return redirect("taak", start_document(formaat, vraag, door=request.user).pk)
        except KanNiet as reden:
            messages.warning(request, str(reden))
            return redirect("taken")
    verslag = vraag.verslag()
    inhoud = FORMATEN[formaat].maak(verslag)
    log(Handelingsoort.GEEXPORTEERD, verslag.bestandsnaam(formaat), door=request.user, gebied=vraag.provincie)
    return als_download(inhoud, verslag.bestandsnaam(formaat), FORMATEN[formaat].mediatype)
