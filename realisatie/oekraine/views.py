"""Opvang Oekraïne beside its opgave."""

from django.http import Http404
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import cached_property

from opgaven.gebieden.indeling import gekozen_indeling, groepkolom
from opgaven.gebieden.keuzes import Lidsoort
from opgaven.gebieden.werkgebied import gevraagde_provincie
from opgaven.opgaven.lezen import opgaven_van
from opgaven.rondes.keuzes import Stroom
from opgaven.rondes.models import Ronde
from prt.pagina.lijsten import Rekenlijst
from realisatie.bezetting.models import Bezetting
from realisatie.locaties.keuzes import Doelgroep
from realisatie.oekraine.forms import Oekrainekeuze
from realisatie.oekraine.lezen import (
    controleer,
    controleer_tellingen,
    grafiek,
    lees_oekraine,
    opgeteld,
    subtotalen,
    totalen,
)
from realisatie.oekraine.lijst import OekraineTabel


class Oekraine(Rekenlijst):
    table_class = OekraineTabel
    template_name = "realisatie/oekraine/oekraine.html"
    titel = "Oekraïne"
    inleiding = (
        "Plekken voor ontheemden uit Oekraïne: de opgave, de harde plekken op de peildatum en het aantal personen bij "
        "de laatste telling. Verschil is plekken min opgave; onder nul ontbreken er plekken."
    )

    @cached_property
    def provincie(self):
        return gevraagde_provincie(self.request)

    @cached_property
    def formulier(self):
        formulier = Oekrainekeuze(self.request.GET, provincie=self.provincie)
        formulier.is_valid()
        return formulier

    @cached_property
    def peildatum(self):
        return self.formulier.cleaned_data.get("peildatum") or timezone.localdate()

    @cached_property
    def ronde(self) -> Ronde:
        rondes = Ronde.objects.van(self.provincie).filter(stroom=Stroom.OEKRAINE).naar_datum()
        ronde = self.formulier.cleaned_data.get("ronde") or rondes.last()
        if ronde is None:
            raise Http404("Er is nog geen opgave voor Oekraïne.")
        return ronde

    @cached_property
    def indeling(self):
        return gekozen_indeling(self.formulier.cleaned_data)

    @cached_property
    def gevonden(self):
        regio = self.formulier.cleaned_data.get("regio")
        return lees_oekraine(self.ronde, self.provincie, regio, self.peildatum, self.indeling)

    def totalen(self):
        return totalen(self.gevonden) if self.gevonden else {}

    def get_table_kwargs(self):
        anders = {"subtotalen": subtotalen(self.gevonden), "extra_columns": [("regio", groepkolom(self.indeling))]}
        return super().get_table_kwargs() | ({} if self.indeling == Lidsoort.REGIO else anders)

    def acties(self):
        return [("Periodes voor Oekraïne", f"{reverse('periodes')}?doelgroep={Doelgroep.OEKRAINE}", False)]

    def get_context_data(self, **kwargs):
        tellingen = Bezetting.objects.zichtbaar_voor(self.request.user).filter(doelgroep=Doelgroep.OEKRAINE)
        problemen = controleer_tellingen(tellingen.filter(datum__lte=self.peildatum).select_related("locatie"))
        if not self.formulier.cleaned_data.get("regio"):
            problemen += controleer(self.gevonden, opgaven_van(self.ronde, self.peildatum), self.provincie)
        tekening = grafiek(self.gevonden, self.peildatum)
        return super().get_context_data(
            problemen=problemen,
            indeling=self.indeling,
            groepen=opgeteld(self.gevonden).items(),
            grafieken=[tekening] if tekening else [],
            **kwargs,
        )
