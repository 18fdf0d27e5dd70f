"""Adopting the verslag: what stands in the way, adopting, and what was adopted."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse

from prt.pdf.gereedschap import PdfNietBeschikbaar
from prt.toegang.rollen.rechten import Recht, eis, mag
from prt.toegang.spoor.handelingen import log
from prt.toegang.spoor.keuzes import Handelingsoort
from verslag.cijfers.ronde import VanRonde
from verslag.vaststellen.acties import KanNietVaststellen, bied_aan, eis_gereed, grond_van, voeg_toe
from verslag.vaststellen.bevroren import omschrijf
from verslag.vaststellen.forms import Aanbieden, Addendum, Vaststellen
from verslag.vaststellen.gereedheid import SOORTEN, gereedheid, samenvatting
from verslag.vaststellen.models import Vaststelling
from verslag.vaststellen.taken import start_vaststellen


class Gereedheid(VanRonde):
    """Everything that stands in the way, each with its owner and a link; below it, adopting."""

    def haal(self):
        eis(self.request.user, Recht.CONCEPT_MEELEZEN, self.provincie.gemeenten.all())
        self.punten = gereedheid(grond_van(self.ronde, self.provincie, self.request.user))
        self.eerder = list(Vaststelling.objects.van(self.ronde, self.provincie))

    def get(self, request):
        return self._toon(Vaststellen(punten=self.punten, eerder=bool(self.eerder)))

    def post(self, request):
        eis(request.user, Recht.VASTSTELLEN, self.provincie)
        formulier = Vaststellen(request.POST, punten=self.punten, eerder=bool(self.eerder))
        if not formulier.is_valid():
            return self._toon(formulier, status=422)
        try:
            eis_gereed(self.punten, formulier.redenen)
        except KanNietVaststellen as fout:
            formulier.add_error(None, str(fout))
            return self._toon(formulier, status=422)
        reden = formulier.cleaned_data.get("reden", "")
        return redirect(
            "taak", start_vaststellen(self.ronde, self.provincie, reden, formulier.redenen, door=request.user).pk
        )

    def _toon(self, formulier, status=200):
        context = {
            "ronde": self.ronde,
            "punten": self.punten,
            "samenvatting": samenvatting(self.punten),
            "blokkeert": any(punt.blokkeert for punt in self.punten),
            "eerder": self.eerder,
            "regie": mag(self.request.user, Recht.VASTSTELLEN, self.provincie),
            "formulier": formulier,
            "formulieren": [formulier],
            "fouten": status == 422,
        }
        return render(self.request, "verslag/vaststellen/gereedheid.html", context, status=status)


class Versies(VanRonde):
    """What was adopted, latest first."""

    def get(self, request):
        context = {
            "ronde": self.ronde,
            "versies": list(Vaststelling.objects.van(self.ronde, self.provincie)),
            "regie": mag(request.user, Recht.VASTSTELLEN, self.provincie),
        }
        return render(request, "verslag/vaststellen/versies.html", context)


class EenVersie(VanRonde):
    """One adopted document; subclasses are what can be done with it."""

    def haal(self, nummer):
        versies = Vaststelling.objects.van(self.ronde, self.provincie)
        self.versie = get_object_or_404(versies, nummer=nummer)

    def get(self, request):
        context = {
            "ronde": self.ronde,
            "versie": self.versie,
            "bevroren": omschrijf(self.versie.cijfers),
            "aanbieding": self.versie.aangeboden,
            "regie": mag(request.user, Recht.VASTSTELLEN, self.provincie),
            "redenen": [(SOORTEN[sleutel][0], reden) for sleutel, reden in self.versie.redenen.items()],
        }
        return render(request, "verslag/vaststellen/versie.html", context)


class VersieBestand(EenVersie):
    """The bytes as they were adopted."""

    def get(self, request):
        log(Handelingsoort.GEEXPORTEERD, self.versie.bestandsnaam, door=request.user, provincie=self.provincie)
        antwoord = HttpResponse(bytes(self.versie.pdf), content_type="application/pdf")
        antwoord["Content-Disposition"] = f'attachment; filename="{self.versie.bestandsnaam}"'
        antwoord["ETag"] = f'"{self.versie.sha256}"'
        return antwoord


class _Formulier(EenVersie):
    """A form about one adopted document."""

    formulier_class, titel, uitleg, knop = Addendum, "", "", "Opslaan"

    def haal(self, nummer):
        super().haal(nummer)
        eis(self.request.user, Recht.VASTSTELLEN, self.provincie)

    def get(self, request):
        return self._toon(self.formulier_class())

    def post(self, request):
        formulier = self.formulier_class(request.POST)
        if not formulier.is_valid():
            return self._toon(formulier, status=422)
        try:
            nieuw = self.doe(**formulier.cleaned_data)
        except (KanNietVaststellen, PdfNietBeschikbaar) as fout:
            formulier.add_error(None, str(fout))
            return self._toon(formulier, status=422)
        return redirect("vaststelling", self.ronde.code, nieuw.nummer)

    def doe(self, **gegevens) -> Vaststelling:
        raise NotImplementedError

    def _toon(self, formulier, status=200):
        context = {
            "titel": self.titel,
            "uitleg": self.uitleg,
            "knop": self.knop,
            "ronde": self.ronde,
            "versie": self.versie,
            "formulier": formulier,
            "formulieren": [formulier],
            "fouten": status == 422,
            "terug": reverse("vaststelling", args=[self.ronde.code, self.versie.nummer]),
        }
        return render(self.request, "verslag/vaststellen/versie_formulier.html", context, status=status)


class AddendumMaken(_Formulier):
    titel, knop = "Addendum maken", "Addendum vaststellen"
    uitleg = "Wat is vastgesteld, verandert niet meer. Een addendum is een eigen document dat iets toevoegt."

    def doe(self, reden, tekst):
        nieuw = voeg_toe(self.versie, reden=reden, tekst=tekst, door=self.request.user)
        messages.success(self.request, "Het addendum is vastgesteld.")
        return nieuw


class VersieAanbieden(_Formulier):
    formulier_class, titel, knop = Aanbieden, "Aanbieding vastleggen", "Vastleggen"
    uitleg = "Leg vast wanneer en aan wie het document is aangeboden. Dit kan één keer en blijft zo staan."

    def doe(self, **gegevens):
        bied_aan(self.versie, door=self.request.user, **gegevens)
        messages.success(self.request, "De aanbieding is vastgelegd.")
        return self.versie
