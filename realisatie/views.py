"""Lists of locaties and periods, and entering, ending and withdrawing them."""

from functools import partial
from http import HTTPStatus

from django.contrib import messages
from django.db import IntegrityError
from django.db.models import Min, OuterRef, Q, Subquery, Sum
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views import View
from django.views.generic import DetailView

from opgaven.gebieden.models import Gemeente
from opgaven.rondes.models import Ronde
from prt.pagina.lijsten import TerugblikLijst
from prt.toegang.rollen.rechten import ERGENS, Recht, eis, mag
from prt.toegang.spoor.handelingen import log
from prt.toegang.spoor.keuzes import Handelingsoort
from prt.weergave import datum, getal
from prt.werkboek.schrijven import MEDIATYPE
from realisatie import acties
from realisatie.besluitvorming import trajecten
from realisatie.botsing import botsing, kies
from realisatie.effect import Effect, effect, effecten
from realisatie.filters import (
    BeschikbaarheidFilter,
    BeschikbaarheidFilterToen,
    LocatieFilter,
    OverdrachtFilter,
    OverdrachtFilterToen,
)
from realisatie.forms import NAAM_BEZET, Beeindigen, LocatieInvoer, Reden, Versie
from realisatie.keuzes import HARDE, Doelgroep, Hardheid
from realisatie.models import Beschikbaarheid, Locatie, Overdracht
from realisatie.opmerkingen import bij_locatie
from realisatie.rechten import tellers_van
from realisatie.resources import csv_van, xlsx_van
from realisatie.spoor import geschiedenis
from realisatie.tables import (
    BeschikbaarheidTabel,
    BeschikbaarheidTabelToen,
    LocatieTabel,
    LocatieTabelToen,
    OverdrachtTabel,
    OverdrachtTabelToen,
)
from realisatie.toen import als_periodes, in_verslagvolgorde, locaties_met_plekken, overdrachten_toen, periodes_toen
from realisatie.versies import versie_van


class Locaties(TerugblikLijst):
    model, table_class, filterset_class = Locatie, LocatieTabel, LocatieFilter
    table_class_toen = LocatieTabelToen
    titel = "Locaties"
    inleiding = "Alle locaties die u mag zien, met de harde plekken die er vandaag zijn."

    def lijst_toen(self, moment):
        return locaties_met_plekken(moment, self.request.user, timezone.localdate())

    def lijst_nu(self):
        vandaag = timezone.localdate()
        lopend = Q(beschikbaarheden__hardheid__in=HARDE) & (
            Q(beschikbaarheden__tot__isnull=True) | Q(beschikbaarheden__tot__gt=vandaag)
        )
        eerste = Beschikbaarheid.objects.hard().filter(locatie=OuterRef("pk"), tot__gt=vandaag).order_by("tot", "pk")
        return (
            Locatie.objects.zichtbaar_voor(self.request.user)
            .select_related("gemeente")
            .annotate(
                plekken_nu=Sum("beschikbaarheden__plekken", filter=lopend & Q(beschikbaarheden__van__lte=vandaag)),
                eerstvolgend_einde=Min("beschikbaarheden__tot", filter=lopend),
                einde_precisie=Subquery(eerste.values("tot_precisie")[:1]),
            )
            .order_by("gemeente__naam", "naam")
        )

    def totalen(self, gevonden):
        return {"plekken_nu": gevonden.aggregate(som=Sum("plekken_nu"))["som"]}

    def acties_nu(self):
        if not mag(self.request.user, Recht.LOCATIES_WIJZIGEN, ERGENS):
            return []
        return [("Locatie toevoegen", reverse("locatie-nieuw"), True)]


class Beschikbaarheden(TerugblikLijst):
    model, table_class, filterset_class = Beschikbaarheid, BeschikbaarheidTabel, BeschikbaarheidFilter
    table_class_toen, filterset_class_toen = BeschikbaarheidTabelToen, BeschikbaarheidFilterToen
    titel = "Periodes"
    inleiding = (
        "Alle periodes van alle locaties. De som onderaan telt de gevonden regels op die niet zijn vervallen; dat is "
        "niet het gegarandeerde aantal. Kies “Beschikbaar op” voor de plekken op één dag."
    )

    def lijst_nu(self):
        return Beschikbaarheid.objects.zichtbaar_voor(self.request.user).select_related("locatie__gemeente")

    def lijst_toen(self, moment):
        return periodes_toen(moment, self.request.user)

    def totalen(self, gevonden):
        return gevonden.aggregate(plekken=Sum("plekken", filter=~Q(hardheid=Hardheid.VERVALLEN)))

    def acties_altijd(self):
        vraag = f"?{self.request.GET.urlencode()}" if self.request.GET else ""
        soorten = {"Download Excel": "xlsx", "Download CSV": "csv"}
        return [(tekst, reverse("periodes-bestand", args=[soort]) + vraag, False) for tekst, soort in soorten.items()]


class BeschikbaarhedenBestand(Beschikbaarheden):
    """The list as a file, with the same search and filters, in the columns of the import."""

    soorten = {"xlsx": (xlsx_van, MEDIATYPE), "csv": (csv_van, "text/csv; charset=utf-8")}

    def get(self, request, soort):
        maak, mediatype = self.soorten[soort]
        filterset = self.get_filterset(self.get_filterset_class())
        if filterset.is_bound and not filterset.is_valid():  # the list says which filter is wrong; a file cannot
            return redirect(f"{reverse('periodes')}?{request.GET.urlencode()}")
        gevonden = self._gevonden(filterset.qs)
        gemeenten = {rij.locatie.gemeente for rij in gevonden if rij.locatie.vertrouwelijk}
        toen = f", zoals bekend op {datum(self.bekend_op)}" if self.bekend_op else ""
        # One gemeente reads of this what it may see itself; with more, a number would count the others' as well.
        aantal = f", {len(gevonden)} regels" if len(gemeenten) < 2 else ""
        onderwerp = f"Periodes ({soort}){toen}{aantal}"
        log(Handelingsoort.GEEXPORTEERD, onderwerp, door=request.user, gemeenten=gemeenten)
        kop = {"Content-Disposition": f'attachment; filename="periodes.{soort}"'}
        return HttpResponse(maak(gevonden), content_type=mediatype, headers=kop)

    def _gevonden(self, rijen) -> list[Beschikbaarheid]:
        if self.bekend_op:
            return als_periodes(in_verslagvolgorde(rijen), self.bekend_op, self.request.user)
        return list(rijen.in_verslagvolgorde())


class Overdrachten(TerugblikLijst):
    model, table_class, filterset_class = Overdracht, OverdrachtTabel, OverdrachtFilter
    table_class_toen, filterset_class_toen = OverdrachtTabelToen, OverdrachtFilterToen
    titel = "Uitruil"
    inleiding = "Plekken van de ene gemeente die meetellen voor een andere. De som telt geen statushouders mee."

    def lijst_nu(self):
        zichtbaar = Overdracht.objects.zichtbaar_voor(self.request.user)
        return zichtbaar.select_related("uitruil", "gever", "ontvanger")

    def lijst_toen(self, moment):
        return overdrachten_toen(moment, self.request.user)

    def totalen(self, gevonden):
        return gevonden.aggregate(plekken=Sum("plekken", filter=~Q(doelgroep=Doelgroep.STATUSHOUDERS)))

    def acties_nu(self):
        if not mag(self.request.user, Recht.UITRUIL_VOORSTELLEN, ERGENS):
            return []
        return [("Uitruil voorstellen", reverse("uitruil-nieuw"), True)]


class LocatieDetail(DetailView):
    template_name = "realisatie/locatie.html"

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
        kring = Gemeente.objects.vertrouwd_voor(self.request.user)
        return kring.filter(pk=self.object.gemeente_id).exists()

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


class LocatieBewerken(View):
    """A new locatie, or an existing one, with all its periods in one form."""

    def dispatch(self, request, *args, pk=None, **kwargs):
        if pk:
            zichtbaar = Locatie.objects.zichtbaar_voor(request.user).select_related("gemeente")
            self.locatie = get_object_or_404(zichtbaar, pk=pk)
            eis(request.user, Recht.LOCATIES_WIJZIGEN, self.locatie.gemeente)
        else:
            eis(request.user, Recht.LOCATIES_WIJZIGEN, ERGENS)
            self.locatie = Locatie()
        return super().dispatch(request, *args, **kwargs)

    def get(self, request):
        _log_inzage(request.user, self.locatie)
        return self._toon(self._invoer())

    def post(self, request):
        invoer = self._invoer(meer="periode_erbij" in request.POST)
        if "periode_erbij" in request.POST:
            return self._toon(invoer, nog_niet_nagekeken=True)
        if not invoer.is_valid():
            return self._toon(invoer, status=422)
        gemeente = invoer.formulier.instance.gemeente
        voor = _effect(gemeente, [])
        try:
            locatie = invoer.bewaar(door=request.user)
        except acties.Achterhaald:
            return self._toon_botsing(invoer)
        except IntegrityError:  # somebody, or a second click, was first with this name
            invoer.formulier.add_error("naam", NAAM_BEZET)
            return self._toon(invoer, status=422)
        messages.success(request, _gevolg(f"{locatie.naam} is opgeslagen.", voor, _effect(gemeente, [])))
        return redirect("locatie", pk=locatie.pk)

    def _invoer(self, *, meer=False):
        gegevens = kies(self.request.POST, self.locatie, gebruiker=self.request.user) if self.request.POST else None
        return LocatieInvoer(
            gebruiker=self.request.user,
            locatie=self.locatie,
            data=gegevens,
            meer=int(meer),
            gemeente=self.request.GET.get("gemeente", ""),
        )

    def _toon_botsing(self, invoer):
        context = {"botsing": botsing(invoer, gebruiker=self.request.user), "locatie": Locatie(pk=self.locatie.pk)}
        context["locatie"].refresh_from_db()
        return render(self.request, "realisatie/botsing.html", context, status=HTTPStatus.CONFLICT)

    def _toon(self, invoer, status=200, nog_niet_nagekeken=False):
        context = {"invoer": invoer, "locatie": self.locatie, "fouten": status == 422}
        if nog_niet_nagekeken:
            for formulier in invoer.formulieren:
                formulier._errors = {}
        return render(self.request, "realisatie/locatie_bewerken.html", context, status=status)


class EffectVooraf(LocatieBewerken):
    """What the form as it stands would do to the figures; asked for while typing, writes nothing."""

    def get(self, request):
        return redirect("locaties")

    def post(self, request):
        invoer = self._invoer()
        rijen = [
            formulier.instance
            for formulier in invoer.periodes.forms
            if formulier.is_valid() and formulier.has_changed() | bool(formulier.instance.pk)
        ]
        invoer.formulier.is_valid()
        locatie = invoer.formulier.instance
        gevolg = _effect(locatie.gemeente, rijen, zonder=locatie.pk or 0) if locatie.gemeente_id else None
        onvolledig = len(rijen) < len([f for f in invoer.periodes.forms if f.has_changed() or f.instance.pk])
        return render(request, "realisatie/_effect.html", {"effect": gevolg, "onvolledig": onvolledig, "vooraf": True})


def _gevolg(gedaan: str, voor: Effect | None, na: Effect | None) -> str:
    """What was done, and what that did to the gemeente's figures."""
    if not na:
        return gedaan
    oud, nieuw = voor.gegarandeerd, na.gegarandeerd
    stand = f"{na.gemeente} garandeert in {na.ronde}"
    if oud == nieuw:
        return f"{gedaan} {stand} onveranderd {getal(nieuw, 'geen')} plekken."
    return f"{gedaan} {stand} nu {getal(nieuw, 'geen')} plekken; dat waren er {getal(oud, 'geen')}."


class PeriodeActie(View):
    """One period of a locatie that this person may change."""

    def dispatch(self, request, *args, pk, **kwargs):
        lopend = Beschikbaarheid.objects.zichtbaar_voor(request.user).exclude(hardheid=Hardheid.VERVALLEN)
        self.periode = get_object_or_404(lopend.select_related("locatie__gemeente"), pk=pk)
        eis(request.user, Recht.LOCATIES_WIJZIGEN, self.periode.locatie.gemeente)
        return super().dispatch(request, *args, **kwargs)

    def _effect_nu(self):
        opgeslagen = Beschikbaarheid.objects.select_related("locatie").get(pk=self.periode.pk)
        return _effect(self.periode.locatie.gemeente, [opgeslagen])

    def _bewaard(self, doe, gedaan):
        """Write it; when a colleague was first, both are on the page and nothing is written."""
        gemeente = self.periode.locatie.gemeente
        versie = Versie(self.request.POST)
        voor = _effect(gemeente, [])
        try:
            doe(versie=versie.cleaned_data["versie"] if versie.is_valid() else None)
        except acties.Achterhaald:
            self.periode = Beschikbaarheid.objects.select_related("locatie__gemeente").get(pk=self.periode.pk)
            return None
        messages.success(self.request, _gevolg(gedaan, voor, _effect(gemeente, [])))
        return redirect("locatie", pk=self.periode.locatie_id)

    def _toon(self, formulier, status=200):
        locatie = self.periode.locatie
        context = {"formulier": formulier, "periode": self.periode, "effect": self._effect_nu()}
        context |= {"versie": Versie(initial={"versie": versie_van(locatie)}), "ander": status == HTTPStatus.CONFLICT}
        return render(self.request, self.template_name, context, status=status)


class PeriodeBeeindigen(PeriodeActie):
    template_name = "realisatie/periode_beeindigen.html"

    def get(self, request):
        return self._toon(Beeindigen(instance=self.periode))

    def post(self, request):
        formulier = Beeindigen(request.POST, instance=self.periode)
        if not formulier.is_valid():
            return self._toon(formulier, status=422)
        reden, gedaan = formulier.cleaned_data["reden"], f"De periode eindigt op {datum(formulier.instance.tot)}."
        doe = partial(acties.beeindig, self.periode, door=request.user, reden=reden)
        return self._bewaard(doe, gedaan) or self._toon(formulier, status=HTTPStatus.CONFLICT)


class PeriodeIntrekken(PeriodeActie):
    template_name = "realisatie/periode_intrekken.html"

    def get(self, request):
        return self._toon(Reden())

    def post(self, request):
        formulier = Reden(request.POST)
        if not formulier.is_valid():
            return self._toon(formulier, status=422)
        doe = partial(acties.trek_in, self.periode, door=request.user, reden=formulier.cleaned_data["reden"])
        return self._bewaard(doe, "De periode is ingetrokken.") or self._toon(formulier, status=HTTPStatus.CONFLICT)
