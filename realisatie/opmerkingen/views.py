"""Remarks: the list, one with its answers, and writing, answering and closing."""

from django.shortcuts import get_object_or_404
from django.urls import reverse

from opgaven.gebieden.models import Gemeente
from opgaven.gebieden.zoeken import vind
from prt.pagina.formulierpagina import Formulierpagina, Knop
from prt.pagina.lijsten import LijstView
from prt.toegang.rollen.rechten import Recht, eis, mag
from realisatie.locaties.models import Locatie
from realisatie.opmerkingen.acties import plaats, sluit_af
from realisatie.opmerkingen.forms import Antwoorden, Opmerken, OpmerkenBijCijfer
from realisatie.opmerkingen.lezen import zichtbaar
from realisatie.opmerkingen.lijst import OpmerkingFilter, OpmerkingTabel
from realisatie.opmerkingen.models import Opmerking


class Opmerkingen(LijstView):
    model, table_class, filterset_class = Opmerking, OpmerkingTabel, OpmerkingFilter
    titel = "Opmerkingen"
    inleiding = "Opmerkingen bij locaties en cijfers. Wat nog opvolging vraagt, staat bovenaan."

    def get_queryset(self):
        return zichtbaar(self.request.user)


class Schrijven(Formulierpagina):
    """A new remark; subclasses say on what."""

    sjabloon = "realisatie/opmerkingen/schrijven.html"
    recht, gedaan, eenmalig = Recht.OPMERKEN, "De opmerking is geplaatst.", True
    formulier_class = Opmerken

    def zoek(self, **sleutels):
        self.velden, self.gemeente, self.naam, self.terug = self.onderwerp(**sleutels)

    def onderwerp(self, *args, **sleutels):
        """The fields that say what it is about, its gemeente, its name, and the page it is shown on."""
        raise NotImplementedError

    def bij(self):
        return self.gemeente

    def formulier(self, gegevens=None, *, rij=None):
        return self.formulier_class(gegevens, instance=Opmerking(**self.velden))

    def bewaar(self, formulier, versie):
        plaats(door=self.request.user, bij=self.gemeente, **self.velden, **formulier.cleaned_data)

    def naar(self, uitkomst):
        return f"{self.terug}#kop-opmerkingen"

    def erbij(self, formulier):
        return {"naam": self.naam, "terug": self.terug}


class BijLocatie(Schrijven):
    def onderwerp(self, *, pk):
        locaties = Locatie.objects.zichtbaar_voor(self.request.user)
        locatie = get_object_or_404(locaties.select_related("gemeente"), pk=pk)
        return {"locatie": locatie}, locatie.gemeente, locatie.naam, reverse("locatie", args=[pk])


class BijGemeente(Schrijven):
    formulier_class = OpmerkenBijCijfer

    def onderwerp(self, *, code):
        gemeente = vind(self.request.user, Gemeente, code)
        return {"over": gemeente}, gemeente, gemeente.naam, reverse("gemeente", args=[code])


class Gesprek(Formulierpagina):
    """One remark with its answers."""

    sjabloon = "realisatie/opmerkingen/opmerking.html"
    gedaan, eenmalig = "Uw antwoord is geplaatst.", True

    def zoek(self, pk):
        self.opmerking = get_object_or_404(zichtbaar(self.request.user), pk=pk)

    def formulier(self, gegevens=None, *, rij=None):
        return Antwoorden(gegevens, instance=Opmerking(antwoord_op=self.opmerking))

    def eis_schrijven(self):
        eis(self.request.user, Recht.OPMERKEN, self.opmerking.gebied)

    def bewaar(self, formulier, versie):
        velden = formulier.cleaned_data | {"antwoord_op": self.opmerking}
        plaats(door=self.request.user, bij=self.opmerking.gebied, **velden)

    def naar(self, uitkomst):
        return reverse("opmerking", args=[self.opmerking.pk])

    def erbij(self, formulier):
        return {"opmerking": self.opmerking, "mag": mag(self.request.user, Recht.OPMERKEN, self.opmerking.gebied)}


class Afsluiten(Knop):
    """What asked for follow-up is done."""

    recht, gedaan = Recht.OPMERKEN, "De opmerking is afgesloten."

    def zoek(self, pk):
        self.opmerking = get_object_or_404(zichtbaar(self.request.user), pk=pk)

    def bij(self):
        return self.opmerking.gebied

    def bewaar(self, formulier, versie):
        sluit_af(self.opmerking, door=self.request.user)

    def naar(self, uitkomst):
        return reverse("opmerking", args=[self.opmerking.pk])
