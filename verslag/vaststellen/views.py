"""Adopting the verslag: what stands in the way, adopting, and what was adopted."""

from http import HTTPStatus

from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.functional import cached_property

from prt.pagina.bestanden import als_download
from prt.pagina.botsing import eis_afdruk
from prt.pagina.formulierpagina import Formulierpagina
from prt.pdf.gereedschap import PdfNietBeschikbaar
from prt.problemen import KanNiet
from prt.toegang.rollen.rechten import Recht, eis, mag
from prt.toegang.spoor.handelingen import log
from prt.toegang.spoor.keuzes import Handelingsoort
from verslag.cijfers.ronde import VanRonde
from verslag.vaststellen.acties import INTUSSEN, bied_aan, eis_gereed, grond_van, voeg_toe
from verslag.vaststellen.bevroren import omschrijf
from verslag.vaststellen.forms import Aanbieden, Addendum, Vaststellen
from verslag.vaststellen.gereedheid import SOORTEN, gereedheid, samenvatting
from verslag.vaststellen.models import Vaststelling
from verslag.vaststellen.taken import start_vaststellen


class Gereedheid(VanRonde, Formulierpagina):
    """Everything that stands in the way, each with its owner and a link; below it, adopting."""

    sjabloon = "verslag/vaststellen/gereedheid.html"
    recht = Recht.CONCEPT_MEELEZEN

    def bij(self):
        return self.provincie.gemeenten.all()

    def eis_schrijven(self):
        eis(self.request.user, Recht.VASTSTELLEN, self.provincie)

    @cached_property
    def punten(self):
        return gereedheid(grond_van(self.ronde, self.provincie, self.request.user))

    @cached_property
    def eerder(self):
        return list(Vaststelling.objects.van(self.ronde, self.provincie))

    def versie(self):
        """How many versions there are: a next one is made by who knows the last."""
        return len(self.eerder)

    def formulier(self, gegevens=None, *, rij=None):
        return Vaststellen(gegevens, punten=self.punten, eerder=bool(self.eerder))

    def bewaar(self, formulier, versie):
        eis_gereed(self.punten, formulier.redenen)
        eis_afdruk(self.versie(), versie)
        reden = formulier.cleaned_data.get("reden", "")
        return start_vaststellen(self.ronde, self.provincie, reden, formulier.redenen, door=self.request.user)

    def toon_botsing(self, mijn):
        mijn.add_error(None, INTUSSEN)
        return self.toon(mijn, HTTPStatus.CONFLICT)

    def naar(self, taak):
        return reverse("taak", args=[taak.pk])

    def erbij(self, formulier):
        return {
            "ronde": self.ronde,
            "punten": self.punten,
            "samenvatting": samenvatting(self.punten),
            "blokkeert": any(punt.blokkeert for punt in self.punten),
            "eerder": self.eerder,
            "regie": mag(self.request.user, Recht.VASTSTELLEN, self.provincie),
        }


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
        self.document = get_object_or_404(versies, nummer=nummer)

    def get(self, request):
        context = {
            "ronde": self.ronde,
            "versie": self.document,
            "bevroren": omschrijf(self.document.cijfers),
            "aanbieding": self.document.aangeboden,
            "regie": mag(request.user, Recht.VASTSTELLEN, self.provincie),
            "redenen": [(SOORTEN[sleutel][0], reden) for sleutel, reden in self.document.redenen.items()],
        }
        return render(request, "verslag/vaststellen/versie.html", context)


class VersieBestand(EenVersie):
    """The bytes as they were adopted."""

    def get(self, request):
        log(Handelingsoort.GEEXPORTEERD, self.document.bestandsnaam, door=request.user, gebied=self.provincie)
        antwoord = als_download(bytes(self.document.pdf), self.document.bestandsnaam, "application/pdf")
        antwoord["ETag"] = f'"{self.document.sha256}"'
        return antwoord


class OverVersie(EenVersie, Formulierpagina):
    """A form about one adopted document."""

    sjabloon = "verslag/vaststellen/versie_formulier.html"
    recht, eenmalig = Recht.VASTSTELLEN, True
    titel, uitleg, knop = "", "", "Opslaan"

    get = Formulierpagina.get

    def bij(self):
        return self.provincie

    def naar(self, versie):
        return reverse("vaststelling", args=[self.ronde.code, versie.nummer])

    def erbij(self, formulier):
        tekst = {"titel": self.titel, "uitleg": self.uitleg, "knop": self.knop}
        return tekst | {"ronde": self.ronde, "versie": self.document, "terug": self.naar(self.document)}


class AddendumMaken(OverVersie):
    titel, knop, gedaan = "Addendum maken", "Addendum vaststellen", "Het addendum is vastgesteld."
    uitleg = "Wat is vastgesteld, verandert niet meer. Een addendum is een eigen document dat iets toevoegt."

    def formulier(self, gegevens=None, *, rij=None):
        return Addendum(gegevens)

    def bewaar(self, formulier, versie):
        try:
            return voeg_toe(self.document, **formulier.cleaned_data, door=self.request.user)
        except PdfNietBeschikbaar as fout:
            raise KanNiet(str(fout)) from fout


class VersieAanbieden(OverVersie):
    titel, knop, gedaan = "Aanbieding vastleggen", "Vastleggen", "De aanbieding is vastgelegd."
    uitleg = "Leg vast wanneer en aan wie het document is aangeboden. Dit kan één keer en blijft zo staan."

    def formulier(self, gegevens=None, *, rij=None):
        return Aanbieden(gegevens)

    def bewaar(self, formulier, versie):
        bied_aan(self.document, door=self.request.user, **formulier.cleaned_data)
        return self.document
