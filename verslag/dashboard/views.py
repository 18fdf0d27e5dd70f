"""Dashboards of the provincie, a regio and a gemeente: the figures object on screen."""

from collections.abc import Callable
from dataclasses import replace

from django.shortcuts import get_list_or_404
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import cached_property
from django.views.generic import RedirectView, TemplateView

from opgaven.gebieden.indeling import gekozen_indeling, indelingveld
from opgaven.gebieden.models import Gemeente, Provincie, Regio
from opgaven.gebieden.querysets import binnen
from opgaven.gebieden.zoeken import vind
from opgaven.rondes.models import Ronde
from prt.toegang.rollen.poort import Poort
from prt.toegang.rollen.rechten import ERGENS, Recht, bereik, eis, mag
from realisatie.besluitvorming.lezen import samengevat, zonder_besluitdatum
from realisatie.locaties.models import Beschikbaarheid
from realisatie.maand.lezen import maand_voor, maandtelling
from realisatie.opmerkingen.lezen import bij_gemeente
from realisatie.stand.effect import effecten, naast_elkaar, oordelen_toen
from realisatie.stand.lezen import lees_records
from verslag.agenda.lezen import eerstvolgende
from verslag.cijfers.moment import gekozen_moment
from verslag.cijfers.samenstellen import stel_gemeente_samen, stel_samen
from verslag.document.document import Verslag
from verslag.grafieken.staven import staven, staven_gemeente
from verslag.grafieken.trap import trap


class Start(RedirectView):
    """To the dashboard of one's own gebied, the widest first."""

    def get_redirect_url(self):
        if mag(self.request.user, Recht.LAND_LEZEN, ERGENS):
            return reverse("land")
        if mag(self.request.user, Recht.INSTALLATIE_BEHEREN, ERGENS):
            return reverse("installatie")
        eis(self.request.user, Recht.LEZEN, ERGENS)
        mijn = bereik(self.request.user)
        if provincies := mijn.hele_provincies:
            return reverse("provincie", args=[Provincie.objects.get(pk=min(provincies)).code])
        if mijn.regios:
            return reverse("regio", args=[Regio.objects.get(pk=min(mijn.regios)).code])
        return reverse("gemeente", args=[Gemeente.objects.get(pk=min(mijn.gemeenten)).code])


class LaatsteVerslag(RedirectView):
    """To the verslag of the current cyclus."""

    def get_redirect_url(self):
        eis(self.request.user, Recht.LEZEN, ERGENS)
        return reverse("verslag", args=[get_list_or_404(Ronde.objects.cycli())[0].code])


class Dashboard(Poort, TemplateView):
    """The figures of a gebied for the chosen cyclus and peildatum."""

    stel_samen: Callable = staticmethod(stel_samen)

    def keuzes(self) -> dict:
        """What can be chosen beside the moment: fields by name."""
        return {}

    def gebied(self) -> Provincie | Gemeente:
        """What the figures are made of."""
        raise NotImplementedError

    def get_context_data(self, **kwargs):
        ronde, peildatum, bekend_op, keuze = gekozen_moment(self.request, self.keuzes())
        self.keuze = keuze
        self.peildatum = peildatum
        self.vertrouwd = set(Gemeente.objects.vertrouwd_voor(self.request.user).values_list("pk", flat=True))
        gebied = self.gebied()
        self.cijfers = self.stel_samen(ronde, gebied, peildatum, bekend_op, vertrouwd=self.vertrouwd)
        if not bekend_op:  # what is missing can only be filled in now
            erbij = self.besluitloos(gebied)
            self.cijfers = replace(self.cijfers, problemen=(*self.cijfers.problemen, *erbij))
        kwargs.setdefault("problemen", self.cijfers.problemen)
        agenda = None if bekend_op else eerstvolgende(self.request.user, timezone.localdate())
        return super().get_context_data(cijfers=self.cijfers, keuze=keuze, agenda=agenda, **kwargs)

    def besluitloos(self, provincie):
        """The voornemens without a date for their decision, each with the page to fill it in."""
        return zonder_besluitdatum(self.request.user, provincie.gemeenten.all())

    def alles_zichtbaar(self, deel) -> bool:
        """Whether this person sees every locatie of the gemeenten that a page is about."""
        return all(gemeente.gemeente.pk in self.vertrouwd for gemeente in deel.gemeenten)


class ProvincieDashboard(Dashboard):
    template_name = "verslag/dashboard/provincie.html"

    @cached_property
    def provincie(self) -> Provincie:
        return vind(self.request.user, Provincie, self.kwargs["code"])

    def keuzes(self):
        return indelingveld(self.provincie, self.request.GET.get("indeling"))

    def gebied(self):
        return self.provincie

    def stel_samen(self, ronde, provincie, peildatum, bekend_op, **opties):
        """By regio, or in the groups that were asked for."""
        indeling = gekozen_indeling(self.keuze.initial)
        return stel_samen(ronde, provincie, peildatum, bekend_op, indeling=indeling, **opties)

    def besluitloos(self, provincie):
        return samengevat(super().besluitloos(provincie), provincie)

    def get_context_data(self, **kwargs):
        context = super().get_context_data(**kwargs)
        eigen = {
            "deel": self.cijfers,
            "overgangen": (),
            "oogopslag": Verslag(self.cijfers).oogopslag,
            "verslagadres": self._verslagadres(),
            "alles_zichtbaar": self.alles_zichtbaar(self.cijfers),
        }
        return context | _grafieken(self.cijfers, self.cijfers) | eigen

    def _verslagadres(self) -> str:
        """The verslag of the figures on this page."""
        dagen = {"peildatum": self.cijfers.peildatum, "bekend_op": self.cijfers.bekend_op}
        vraag = {naam: dag for naam, dag in dagen.items() if dag}
        return reverse("verslag", args=[self.cijfers.ronde.code], query=vraag)


class RegioDashboard(Dashboard):
    template_name = "verslag/dashboard/regio.html"

    def gebied(self):
        self.regio = vind(self.request.user, Regio, self.kwargs["slug"], op=self.peildatum)
        return self.regio.provincie

    def get_context_data(self, **kwargs):
        context = super().get_context_data(**kwargs)
        deel = next(regio for regio in self.cijfers.regios if regio.regio == self.regio)
        namen = {deel.naam, *(gemeente.naam for gemeente in deel.gemeenten)}
        eigen = {
            "deel": deel,
            "overgangen": deel.in_de_tijd.overgangen,
            "alles_zichtbaar": self.alles_zichtbaar(deel),
            "problemen": [p for p in self.cijfers.problemen if p.waar in namen],
            "maand": maandtelling(self.request.user, self.regio),
        }
        return context | _grafieken(self.cijfers, deel) | eigen


class GemeenteDashboard(Dashboard):
    template_name = "verslag/dashboard/gemeente.html"

    def stel_samen(self, ronde, gemeente, peildatum, bekend_op, **opties):
        """The records are read once: the verdict on each period is about the same ones."""
        self.records = lees_records([gemeente], bekend_op)
        return stel_gemeente_samen(ronde, gemeente, peildatum, bekend_op, records=self.records, **opties)

    def gebied(self):
        self.gemeente = vind(self.request.user, Gemeente, self.kwargs["code"], op=self.peildatum)
        return self.gemeente

    def besluitloos(self, gemeente):
        return zonder_besluitdatum(self.request.user, Gemeente.objects.filter(pk=gemeente.pk))

    def get_context_data(self, **kwargs):
        context = super().get_context_data(**kwargs)
        deel = self.cijfers.deel
        wijzigbaar = not self.cijfers.bekend_op and mag(self.request.user, Recht.LOCATIES_WIJZIGEN, self.gemeente)
        opmerkingen = bij_gemeente(self.request.user, self.gemeente)
        if self.cijfers.bekend_op:
            opmerkingen["opmerking_pad"] = None
        return context | {
            "deel": deel,
            "staven": staven_gemeente(deel),
            "trap": trap(deel, self.cijfers.ronde, self.cijfers.peildatum),
            **self._oordelen(),
            "wijzigbaar": wijzigbaar,
            "alles_zichtbaar": self.gemeente.pk in self.vertrouwd,
            "maandregel": maand_voor(self.request.user, self.gemeente),
            **opmerkingen,
        }

    def _oordelen(self):
        """The periods, each with whether it counts and why: now in the last two cycli, of the past in this one."""
        if moment := self.cijfers.bekend_op:
            ronde, wie = self.cijfers.ronde, self.request.user
            toen = oordelen_toen(self.gemeente, ronde, moment, gebruiker=wie, vertrouwd=self.vertrouwd)
            return {"oordeelrondes": [ronde], "oordelen": [(periode, (oordeel,)) for periode, oordeel in toen]}
        hier = binnen(self.gemeente, "locatie__gemeente", self.cijfers.peildatum)
        zichtbaar = Beschikbaarheid.objects.zichtbaar_voor(self.request.user).filter(hier)
        rijen = list(zichtbaar.select_related("locatie").in_verslagvolgorde())
        ziet_alles = self.gemeente.pk in self.vertrouwd
        gevonden = effecten(self.gemeente, rijen, vertrouwd=ziet_alles, records=self.records)
        return {"oordeelrondes": [effect.ronde for effect in gevonden], "oordelen": naast_elkaar(gevonden)}


def _grafieken(cijfers, deel):
    return {"staven": staven(deel), "trap": trap(deel, cijfers.ronde, cijfers.peildatum)}
