"""Knelpunten: the list, a new one, and one with the form to change or solve it."""

from django.shortcuts import get_object_or_404
from django.urls import reverse

from prt.pagina.formulierpagina import Formulierpagina
from prt.pagina.lijsten import LijstView
from prt.toegang.rollen.rechten import Recht, eis, mag
from realisatie.knelpunten.acties import plaats, wijzig
from realisatie.knelpunten.forms import KnelpuntWijzigen
from realisatie.knelpunten.forms import NieuwKnelpuntFormulier as Nieuw
from realisatie.knelpunten.lezen import zichtbaar
from realisatie.knelpunten.lijst import KnelpuntFilter, KnelpuntTabel
from realisatie.knelpunten.models import Knelpunt


class Knelpunten(LijstView):
    model, table_class, filterset_class = Knelpunt, KnelpuntTabel, KnelpuntFilter
    titel = "Knelpunten"
    toevoegen = "Knelpunt toevoegen", "knelpunt-nieuw", Recht.KNELPUNTEN_SCHRIJVEN
    inleiding = "Wat de opvang en huisvesting tegenhoudt, en welke regietafel er iets aan moet doen."
    leeg = "Er is nog geen knelpunt gemeld. Gemeenten, regiosecretarissen en de CdK-staf voegen ze toe."

    def get_queryset(self):
        return zichtbaar(self.request.user)


class KnelpuntNieuw(Formulierpagina):
    sjabloon = "realisatie/knelpunten/nieuw.html"
    recht, gedaan, eenmalig = Recht.KNELPUNTEN_SCHRIJVEN, "Het knelpunt is toegevoegd.", True

    def formulier(self, gegevens=None, *, rij=None):
        return Nieuw(gegevens, gebruiker=self.request.user)

    def bewaar(self, formulier, versie):
        return plaats(formulier.save(commit=False), door=self.request.user)

    def naar(self, knelpunt):
        return reverse("knelpunt", args=[knelpunt.pk])


class KnelpuntBekijken(Formulierpagina):
    """One knelpunt; who may change it has the form below it."""

    sjabloon = "realisatie/knelpunten/knelpunt.html"
    gedaan = "Het knelpunt is opgeslagen."

    def zoek(self, pk):
        self.knelpunt = get_object_or_404(zichtbaar(self.request.user), pk=pk)

    def rij(self):
        return zichtbaar(self.request.user).get(pk=self.knelpunt.pk)

    def formulier(self, gegevens=None, *, rij=None):
        return KnelpuntWijzigen(gegevens, instance=rij or self.rij())

    def eis_schrijven(self):
        eis(self.request.user, Recht.KNELPUNTEN_SCHRIJVEN, self.knelpunt.gebied)

    def bewaar(self, formulier, versie):
        if formulier.has_changed():
            wijzig(formulier.save(commit=False), versie=versie, door=self.request.user)
        return self.knelpunt

    def naar(self, knelpunt):
        return reverse("knelpunt", args=[knelpunt.pk])

    def erbij(self, formulier):
        return {"knelpunt": self.rij(), "mag": mag(self.request.user, Recht.KNELPUNTEN_SCHRIJVEN, self.knelpunt.gebied)}
