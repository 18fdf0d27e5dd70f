"""One locatie: its page, entering it with its periods, ending and withdrawing one."""

from copy import copy

from django.db import IntegrityError
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.generic import DetailView

from opgaven.rondes.models import Ronde
from prt.pagina.botsing import zoals_in
from prt.pagina.formulierpagina import Formulierpagina
from prt.problemen import KanNiet
from prt.toegang.rollen.rechten import ERGENS, Recht, mag
from prt.toegang.spoor.handelingen import log
from prt.toegang.spoor.keuzes import Handelingsoort
from prt.weergave import datum, getal
from realisatie.besluitvorming.lezen import trajecten
from realisatie.bezetting.rechten import tellers_van
from realisatie.invoer.forms import NAAM_BEZET, LocatieInvoer, PeriodeEindeFormulier, PeriodeIntrekFormulier
from realisatie.locaties import acties
from realisatie.locaties.models import Beschikbaarheid, Locatie
from realisatie.locaties.rekenen import Hardheid
from realisatie.locaties.versies import geschiedenissen_van
from realisatie.opmerkingen.lezen import bij_locatie
from realisatie.spoor.lezen import geschiedenis
from realisatie.stand.effect import Effect, effect, effecten


class LocatieDetail(DetailView):
    template_name = "realisatie/invoer/locatie.html"

    def get_queryset(self):
        return Locatie.objects.zichtbaar_voor(self.request.user).select_related("gemeente", "bron")

    def get_context_data(self, **kwargs):
        _log_inzage(self.request.user, self.object)
        periodes = list(self.object.beschikbaarheden.select_related("bron", "locatie").order_by("van", "pk"))
        return super().get_context_data(
            **bij_locatie(self.request.user, self.object),
            effecten=effecten(self.object.gemeente, periodes, vertrouwd=self._is_vertrouwd()),
            periodes=periodes,
            trajecten=trajecten(self.object, periodes, timezone.localdate()),
            vervangen=self._zichtbaar_vervangen(periodes),
            geschiedenis=geschiedenis(self.object, gebruiker=self.request.user),
            wijzigbaar=mag(self.request.user, Recht.LOCATIES_WIJZIGEN, self.object.gemeente),
            bezettingen=self.object.bezettingen.all()[:12],
            mag_tellen=bool(tellers_van(self.request.user, self.object.gemeente)),
            **kwargs,
        )

    def _is_vertrouwd(self) -> bool:
        return mag(self.request.user, Recht.VERTROUWELIJKE_LOCATIES_ZIEN, self.object.gemeente)

    def _zichtbaar_vervangen(self, periodes) -> set[int]:
        """The locaties that a voornemen replaces, as far as this person may know of them."""
        zichtbaar = Locatie.objects.zichtbaar_voor(self.request.user)
        return set(zichtbaar.filter(pk__in=[rij.vervangt_id for rij in periodes]).values_list("pk", flat=True))


def _log_inzage(gebruiker, locatie: Locatie) -> None:
    """Opening a confidential locatie leaves a trace; a public one does not."""
    if locatie.pk and locatie.vertrouwelijk:
        onderwerp = f"{locatie.naam} ({locatie.gemeente})"
        log(Handelingsoort.INGEZIEN, onderwerp, door=gebruiker, gemeenten=[locatie.gemeente])


def _effect(gemeente, periodes, *, vertrouwd=True, **kwargs) -> Effect | None:
    """The effect in the current cyclus; ``None`` while there is none, or when an unsaved form says too little.

    Who changes locaties sees all of them in that gemeente; who only looks says so with ``vertrouwd``.
    """
    cyclus = Ronde.objects.cycli().first()
    return effect(gemeente, cyclus, periodes, vertrouwd=vertrouwd, **kwargs) if cyclus else None


class LocatieBewerken(Formulierpagina):
    """A new locatie, or an existing one, with all its periods in one form."""

    sjabloon, recht = "realisatie/invoer/locatie_bewerken.html", Recht.LOCATIES_WIJZIGEN

    def zoek(self, pk=None):
        self.locatie = self._zichtbaar(pk) if pk else Locatie()
        self.eenmalig = not pk

    def _zichtbaar(self, pk) -> Locatie:
        zichtbaar = Locatie.objects.zichtbaar_voor(self.request.user).select_related("gemeente")
        return get_object_or_404(zichtbaar, pk=pk)

    def bij(self):
        return self.locatie.gemeente if self.locatie.pk else ERGENS

    def rij(self):
        return self._zichtbaar(self.locatie.pk) if self.locatie.pk else Locatie()

    def geschiedenissen(self):
        return geschiedenissen_van(self.locatie)

    def toen(self, versie):
        locaties, periodes = (list(zoals_in(versie, van).values()) for van in self.geschiedenissen())
        return self.formulier(rij=locaties[0], rijen=periodes) if locaties else None

    def get(self, request):
        _log_inzage(request.user, self.locatie)
        return super().get(request)

    def formulier(self, gegevens=None, *, rij=None, rijen=None):
        gebruiker, gemeente = self.request.user, self.request.GET.get("gemeente", "")
        return LocatieInvoer(gegevens, gebruiker=gebruiker, locatie=rij or self.rij(), rijen=rijen, gemeente=gemeente)

    def bewaar(self, formulier, versie):
        gemeente = formulier.locatie.instance.gemeente
        voor = _effect(gemeente, [])
        try:
            locatie = formulier.bewaar(versie=versie, door=self.request.user)
        except IntegrityError as fout:  # somebody was first with this name
            raise KanNiet(NAAM_BEZET, "naam") from fout
        return locatie, _gevolg(f"{locatie.naam} is opgeslagen.", voor, _effect(gemeente, []))

    def melding(self, uitkomst):
        return uitkomst[1]

    def naar(self, uitkomst):
        return reverse("locatie", args=[uitkomst[0].pk])

    def erbij(self, formulier):
        return {"locatie": self.locatie}


class EffectVooraf(LocatieBewerken):
    """What the form as it stands would do to the figures; asked for while typing, writes nothing."""

    sjabloon = "realisatie/invoer/_effect.html"

    def get(self, request):
        return redirect("locaties")

    def onaf(self, formulier):
        periodes = [rij for rij in formulier.periodes if rij.has_changed() or rij.instance.pk]
        rijen = [rij.instance for rij in periodes if rij.is_valid()]
        formulier.locatie.is_valid()
        locatie = formulier.locatie.instance
        gevolg = _effect(locatie.gemeente, rijen, zonder=locatie.pk or 0) if locatie.gemeente_id else None
        context = {"effect": gevolg, "onvolledig": len(rijen) < len(periodes), "vooraf": True}
        return render(self.request, self.sjabloon, context)


def _gevolg(gedaan: str, voor: Effect | None, na: Effect | None) -> str:
    """What was done, and what that did to the gemeente's figures."""
    if not (voor and na):
        return gedaan
    oud, nieuw = voor.gegarandeerd, na.gegarandeerd
    stand = f"{na.gemeente} garandeert in {na.ronde}"
    if oud == nieuw:
        return f"{gedaan} {stand} onveranderd {getal(nieuw, 'geen')} plekken."
    return f"{gedaan} {stand} nu {getal(nieuw, 'geen')} plekken; dat waren er {getal(oud, 'geen')}."


class PeriodeActie(Formulierpagina):
    """One period of a locatie that this person may change."""

    recht, naast_elkaar = Recht.LOCATIES_WIJZIGEN, False

    def zoek(self, pk):
        lopend = Beschikbaarheid.objects.zichtbaar_voor(self.request.user).exclude(hardheid=Hardheid.VERVALLEN)
        self.periode = get_object_or_404(lopend.select_related("locatie__gemeente"), pk=pk)

    def bij(self):
        return self.periode.locatie.gemeente

    def geschiedenissen(self):
        return geschiedenissen_van(self.periode.locatie)

    def verzend(self, formulier, versie) -> str:
        """Write it, and what was done in words."""
        raise NotImplementedError

    def bewaar(self, formulier, versie):
        gemeente = self.periode.locatie.gemeente
        voor = _effect(gemeente, [])
        gedaan = self.verzend(formulier, versie)
        return _gevolg(gedaan, voor, _effect(gemeente, []))

    def melding(self, gevolg):
        return gevolg

    def naar(self, gevolg):
        return reverse("locatie", args=[self.periode.locatie_id])

    def erbij(self, formulier):
        opgeslagen = Beschikbaarheid.objects.select_related("locatie").get(pk=self.periode.pk)
        return {"periode": self.periode, "effect": _effect(self.periode.locatie.gemeente, [opgeslagen])}


class PeriodeBeeindigen(PeriodeActie):
    sjabloon = "realisatie/invoer/periode_beeindigen.html"

    def formulier(self, gegevens=None, *, rij=None):
        return PeriodeEindeFormulier(gegevens, instance=copy(self.periode))

    def verzend(self, formulier, versie):
        periode, reden = formulier.instance, formulier.cleaned_data["reden"]
        acties.beeindig(periode, door=self.request.user, reden=reden, versie=versie)
        return f"De periode eindigt op {datum(periode.tot)}."


class PeriodeIntrekken(PeriodeActie):
    sjabloon = "realisatie/invoer/periode_intrekken.html"

    def formulier(self, gegevens=None, *, rij=None):
        return PeriodeIntrekFormulier(gegevens)

    def verzend(self, formulier, versie):
        acties.trek_in(self.periode, door=self.request.user, reden=formulier.cleaned_data["reden"], versie=versie)
        return "De periode is ingetrokken."
