"""Opgaven: the list, over time of one gebied, the capaciteitsbesluiten, and adding one."""

from django.db.models import Sum
from django.urls import reverse
from django.utils import timezone
from django.views.generic import TemplateView

from opgaven.gebieden.indeling import Groepkeuze
from opgaven.gebieden.keuzes import Gebiedsoort
from opgaven.gebieden.querysets import openbaar_of_leesbaar
from opgaven.gebieden.werkgebied import gevraagde_provincie, provincies_van_staf
from opgaven.gebieden.zoeken import vind_soort
from opgaven.opgaven.acties import leg_opgave_vast
from opgaven.opgaven.adres import pad_van
from opgaven.opgaven.controles import tel_na
from opgaven.opgaven.forms import OpgaveForm
from opgaven.opgaven.lijst import OpgaveFilter, OpgaveTabel
from opgaven.opgaven.models import Opgave
from opgaven.opgaven.reeks import besluiten, geadresseerd, gevraagde_groepen, versies_van
from opgaven.rondes.keuzes import Stroom
from prt.grafiek.schaal import Schaal
from prt.pagina.formulierpagina import Formulierpagina
from prt.pagina.lijsten import TerugblikLijst
from prt.toegang.rollen.poort import Poort
from prt.toegang.rollen.rechten import ERGENS, Recht, eerste, mag
from prt.toegang.spoor.lezen import bekend_op


class Opgaven(TerugblikLijst):
    model, table_class, filterset_class = Opgave, OpgaveTabel, OpgaveFilter
    titel = "Opgaven"
    toevoegen = "Opgave toevoegen", "opgave-nieuw", Recht.OPGAVEN_VASTLEGGEN
    inleiding = "Hoeveel plekken (bij statushouders: personen) er worden gevraagd, en in welk document dat staat."

    def lijst_nu(self):
        return self._met_gebied(Opgave.objects.all())

    def lijst_toen(self, moment):
        """Rondes are called what they are called now."""
        return self._met_gebied(bekend_op(Opgave, moment))

    def _met_gebied(self, opgaven):
        return (
            opgaven.filter(openbaar_of_leesbaar(self.request.user))
            .select_related("ronde", "bron", "gebied")
            .order_by("ronde__stroom", "ronde__code", "gebied__naam", "id")
        )

    def get_filterset_kwargs(self, filterset_class):
        """One level, and the asiel-opgave when nothing was chosen yet: the sum has to mean something."""
        kwargs = super().get_filterset_kwargs(filterset_class)
        data = self.request.GET.copy()
        if not data.keys() & filterset_class.base_filters.keys() - {"bekend_op", "toon"}:
            data["stroom"] = Stroom.ASIEL
        data.setdefault("niveau", Gebiedsoort.GEMEENTE)
        data.setdefault("toon", "geldt")
        return kwargs | {"data": data}

    def totalen(self, gevonden):
        """Only within one ronde and of what is in force: other figures do not add up."""
        if gevonden.values("ronde").distinct().count() != 1 or self.request.GET.get("toon", "geldt") != "geldt":
            return {}
        return gevonden.aggregate(
            aantal=Sum("aantal"), waarvan_amv=Sum("waarvan_amv"), inclusief_saldo=Sum("inclusief_saldo")
        )

    def acties(self):
        return [("Capaciteitsbesluiten", reverse("capaciteitsbesluiten"), False), *super().acties()]


class OpgavenVan(Poort, TemplateView):
    """Every figure of one gebied, by ronde, with the document it rests on."""

    template_name = "opgaven/opgaven/opgaven_van.html"

    def get_context_data(self, **kwargs):
        gebied = vind_soort(self.request.user, kwargs["soort"], kwargs["code"], ook_elders=True)
        vandaag = timezone.localdate()
        problemen = [] if gebied.soort == Gebiedsoort.GEMEENTE else tel_na(gebied.provincie, vandaag)
        return super().get_context_data(
            gebied=gebied,
            vandaag=vandaag,
            versies=versies_van(gebied, vandaag),
            problemen=[p for p in problemen if gebied.soort == Gebiedsoort.PROVINCIE or p.waar == str(gebied)],
            vastgelegd=self._vastgelegd(gebied, vandaag),
            staf=mag(self.request.user, Recht.OPGAVEN_VASTLEGGEN, ERGENS),
            **kwargs,
        )

    def _vastgelegd(self, gebied, vandaag):
        """By whom and when each was written down or changed: for the CdK's staff of the provincie."""
        if not mag(self.request.user, Recht.OPGAVEN_VASTLEGGEN, gebied.provincie):
            return []
        rijen = Opgave.history.filter(gebied__in=geadresseerd(gebied, vandaag)).select_related("handeling", "ronde")
        return rijen.order_by("-history_id")[:50]


class Capaciteitsbesluiten(Poort, TemplateView):
    """How many places were asked, by one besluit after the other, and which part of them of the provincie."""

    template_name = "opgaven/opgaven/capaciteitsbesluiten.html"

    def get_context_data(self, **kwargs):
        provincie, vandaag = gevraagde_provincie(self.request), timezone.localdate()
        formulier = Groepkeuze(self.request.GET, provincie=provincie)
        indeling = formulier.indeling
        rijen = besluiten(provincie, vandaag, indeling)
        schaal = Schaal.rond(rij.provincie or 0 for rij in rijen)
        balken = [(rij, schaal.lengte(rij.provincie)) for rij in rijen if rij.provincie is not None]
        return super().get_context_data(
            provincie=provincie,
            rijen=rijen,
            balken=balken,
            formulier=formulier,
            indeling=indeling,
            groepen=list(gevraagde_groepen(provincie, vandaag, indeling)),
            **kwargs,
        )


class OpgaveToevoegen(Formulierpagina):
    sjabloon = "opgaven/opgaven/nieuw.html"
    eenmalig = True

    def zoek(self):
        self.landelijk = mag(self.request.user, Recht.LANDELIJK_VASTLEGGEN, ERGENS)
        self.recht = eerste(self.request.user, Recht.LANDELIJK_VASTLEGGEN, Recht.OPGAVEN_VASTLEGGEN)

    def formulier(self, gegevens=None, *, rij=None):
        return OpgaveForm(gegevens, provincies=provincies_van_staf(self.request.user), landelijk=self.landelijk)

    def bewaar(self, formulier, versie):
        return leg_opgave_vast(**formulier.cleaned_data, door=self.request.user)

    def melding(self, opgave):
        return f"De opgave is vastgelegd: {opgave}."

    def naar(self, opgave):
        return pad_van(opgave.gebied) if opgave.gebied.soort != Gebiedsoort.LAND else reverse("installatie")

    def erbij(self, formulier):
        return {"landelijk": self.landelijk}
