"""A page with a form: fetch within reach, ask the right, show, check, save with the version that was seen.

What a colleague saved meanwhile is shown beside what was filled in, to choose from, and nothing is written. A form that
makes something new does so once, however often it is sent. The form may be several in one (``Samenstel``).
"""

from http import HTTPStatus
from uuid import UUID, uuid4

from django.contrib import messages
from django.forms import Form
from django.shortcuts import redirect, render
from django.views import View

from prt.pagina.botsing import (
    VERSIE,
    Achterhaald,
    botsing,
    gekozen,
    gestuurde_versie,
    handelingen_na,
    ingevuld,
    laatste,
    zoals_in,
)
from prt.pagina.formulieren import MEER, VERDER, formulieren_van
from prt.problemen import KanNiet
from prt.toegang.rollen.rechten import ERGENS, Recht, eis
from prt.toegang.spoor.inzendingen import eerder_verzonden, verzend

INZENDING = "inzending"
"""The hidden field with the key of a form that makes something new."""
AL_OPGESLAGEN = "Dit formulier was al verstuurd. U ziet wat er is opgeslagen."


class Formulierpagina(View):
    """One form. Subclasses say what it is about, which form it is, what saving does and where that leads.

    ``eenmalig``: it makes something new, so that a second press finds what the first made.
    ``naast_elkaar``: what two people filled in can be laid side by side. A form that says what to do with something is
    shown again, with how that is by now, and says ``intussen``.
    """

    sjabloon = ""
    gedaan = ""
    recht = Recht.LEZEN
    eenmalig = False
    naast_elkaar = True
    intussen = (
        "Iemand anders heeft dit intussen gewijzigd. U ziet hoe het nu is, en wat u hebt ingevuld. Kijk het na en kies "
        "opnieuw als het zo moet."
    )

    def dispatch(self, request, *args, **sleutels):
        self.zoek(**sleutels)
        eis(request.user, self.recht, self.bij())
        return super().dispatch(request)

    def zoek(self, *args, **sleutels) -> None:
        """Fetch what the address names, within what this person may see: 404 for anything else."""

    def bij(self):
        """The gebied, or what belongs to one, that ``recht`` is asked for."""
        return ERGENS

    def eis_schrijven(self) -> None:
        """For a page that more people may read than may save."""

    def rij(self):
        """The record with a history that the form is about, read afresh; a new one; or None for anything else."""

    def geschiedenissen(self) -> tuple:
        """The histories of what the form is about; of anything without one, ``versie`` says which it is."""
        rij = self.rij()
        return (rij.history,) if rij is not None and rij.pk else ()

    def versie(self) -> int:
        """Of what the form is about, as it is now."""
        return laatste(*self.geschiedenissen())

    def toen(self, versie: int):
        """The form as it was stored in that version; None when nobody knows."""
        rij = next((rij for van in self.geschiedenissen() for rij in zoals_in(versie, van).values()), None)
        return rij and self.formulier(rij=rij)

    def formulier(self, gegevens=None, *, rij=None):
        """The form, filled in or as it is stored; ``rij`` takes the place of ``self.rij()``. Without: only a button."""
        return Form(gegevens)

    def proef(self, formulier) -> dict | None:
        """For another button than that which saves: what would come of a valid form, for the template."""

    def bewaar(self, formulier, versie: int):
        """The action on a form that is valid. May raise Achterhaald, or KanNiet with what to do."""
        raise NotImplementedError

    def naar(self, uitkomst) -> str:
        """The address to go to."""
        raise NotImplementedError

    def melding(self, uitkomst) -> str:
        """What is said afterwards; "" when the next page says it."""
        return self.gedaan

    def onaf(self, formulier):
        """The answer to a button that asks for the form again, not checked and not saved; None for any other."""
        if not {MEER, VERDER}.intersection(self.request.POST):
            return None
        for deel in formulieren_van(formulier):
            deel.errors.clear()
        return self.toon(formulier)

    def erbij(self, formulier) -> dict:
        """What the template needs beside the form."""
        return {}

    def get(self, request):
        return self.toon(self.formulier())

    def post(self, request):
        self.eis_schrijven()
        formulier = self.formulier(gekozen(request.POST))
        if antwoord := self.onaf(formulier):
            return antwoord
        if not formulier.is_valid():  # also because what it makes is there already: made by this very form
            return self._eerder() or self.toon(formulier, HTTPStatus.UNPROCESSABLE_ENTITY)
        try:
            uitkomst = self.proef(formulier)
            if uitkomst is not None:
                return self.toon(formulier, uitkomst=uitkomst)
            return redirect(self._verzend(formulier))
        except Achterhaald:
            return self.toon_botsing(formulier)
        except KanNiet as reden:
            formulier.add_error(reden.veld, str(reden))
            return self.toon(formulier, HTTPStatus.UNPROCESSABLE_ENTITY)

    def _verzend(self, formulier) -> str:
        """Save, and say so; or find what was saved before."""

        def doe() -> str:
            uitkomst = self.bewaar(formulier, gestuurde_versie(self.request.POST))
            if melding := self.melding(uitkomst):
                messages.success(self.request, melding)
            return self.naar(uitkomst)

        if not self._sleutel:
            return doe()
        adres, nu = verzend(self.request.user, self._sleutel, doe)
        if not nu:
            messages.info(self.request, AL_OPGESLAGEN)
        return adres

    @property
    def _sleutel(self) -> UUID | None:
        return _als_sleutel(self.request.POST.get(INZENDING, "")) if self.eenmalig else None

    def _eerder(self):
        adres = self._sleutel and eerder_verzonden(self.request.user, self._sleutel)
        if adres:
            messages.info(self.request, AL_OPGESLAGEN)
            return redirect(adres)
        return None

    def toon_botsing(self, mijn):
        """Theirs beside mine; saving again is with the newer version in view."""
        if not self.naast_elkaar:
            self.zoek(**self.kwargs)
            opnieuw = self.formulier(self.request.POST)
            opnieuw.add_error(None, self.intussen)
            return self.toon(opnieuw, HTTPStatus.CONFLICT)
        gezien, bewaking = gestuurde_versie(self.request.POST), self._bewaking(HTTPStatus.CONFLICT)
        hun = self.formulier(rij=self.rij())
        context = {
            "botsing": botsing(mijn, hun, self.toen(gezien), handelingen_na(gezien, *self.geschiedenissen())),
            "velden": ingevuld(formulieren_van(mijn)[0].data, bewaking),
        }
        return render(self.request, "formulier/botsing.html", context, status=HTTPStatus.CONFLICT)

    def toon(self, formulier, status=HTTPStatus.OK, uitkomst=None):
        delen = formulieren_van(formulier)
        delen[0].bewaking = self._bewaking(status)
        context = {
            "formulier": formulier,
            "formulieren": delen,
            "fouten": status == HTTPStatus.UNPROCESSABLE_ENTITY or any(deel.errors for deel in delen),
            "botsing": status == HTTPStatus.CONFLICT,
            "uitkomst": uitkomst,
        }
        return render(self.request, self.sjabloon, context | self.erbij(formulier), status=status)

    def _bewaking(self, status) -> dict[str, str]:
        """The hidden fields that keep a colleague's work, and a second press from making a second record."""
        sleutel = {INZENDING: str(self._sleutel or uuid4())} if self.eenmalig else {}
        return {VERSIE: str(self._te_tonen_versie(status))} | sleutel

    def _te_tonen_versie(self, status) -> int:
        """After a mistake the version that was seen, so that a colleague who was ahead is still noticed."""
        gezien = self.request.method == "POST" and status != HTTPStatus.CONFLICT
        return gestuurde_versie(self.request.POST) if gezien else self.versie()


class Knop(Formulierpagina):
    """A button that stands on another page and leads back to it. Why it could not be done is said there."""

    naast_elkaar = False

    def toon(self, formulier, *args, **kwargs):
        for reden in formulier.non_field_errors():
            messages.warning(self.request, reden)
        return redirect(self.naar(None))


def _als_sleutel(tekst: str) -> UUID | None:
    try:
        return UUID(tekst)
    except ValueError:
        return None
