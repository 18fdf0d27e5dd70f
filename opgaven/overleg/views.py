"""Meetings of the PRT and the RRT's: the list, one meeting, and the forms of who keeps them."""

from django.db.models import Count, Q
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.views import View

from opgaven.overleg.acties import bewaar
from opgaven.overleg.forms import ActieFormulier, BesluitFormulier, OverlegFormulier
from opgaven.overleg.lijst import OverlegFilter, OverlegTabel
from opgaven.overleg.models import Overleg
from prt.pagina.formulierpagina import Formulierpagina
from prt.pagina.lijsten import LijstView
from prt.toegang.rollen.rechten import ERGENS, Recht, mag


class Overleggen(LijstView):
    model, table_class, filterset_class = Overleg, OverlegTabel, OverlegFilter
    titel = "Overleggen"
    toevoegen = "Overleg toevoegen", "overleg-nieuw", Recht.OVERLEGGEN_BIJHOUDEN
    inleiding = "De vergaderingen van de PRT en de RRT’s, met besluiten en acties."
    leeg = (
        "Er is nog geen overleg vastgelegd. De CdK-staf legt overleggen van de PRT en de RRT’s vast, een "
        "regiosecretaris die van de eigen RRT."
    )

    def get_queryset(self):
        overleggen = Overleg.objects.zichtbaar_voor(self.request.user).select_related("gebied")
        return overleggen.annotate(
            aantal_besluiten=Count("besluiten", distinct=True),
            openstaande_acties=Count("acties", filter=Q(acties__gereed_op=None), distinct=True),
        ).order_by("-datum", "-pk")


def _haal(request, pk) -> Overleg:
    zichtbaar = Overleg.objects.zichtbaar_voor(request.user).select_related("gebied")
    return get_object_or_404(zichtbaar, pk=pk)


class OverlegBekijken(View):
    def get(self, request, pk):
        overleg = _haal(request, pk)
        context = {"overleg": overleg, "mag": mag(request.user, Recht.OVERLEGGEN_BIJHOUDEN, overleg.gebied)}
        return render(request, "opgaven/overleg/overleg.html", context)


class Bewerken(Formulierpagina):
    """A form with one record; subclasses say which, and what it is called."""

    sjabloon = "opgaven/overleg/bewerken.html"
    recht = Recht.OVERLEGGEN_BIJHOUDEN
    titel = ""
    overleg = None

    def zoek(self, pk=None, regel=None):
        self.overleg = _haal(self.request, pk) if pk else None
        self.regel = regel
        self.rij()  # 404 for a line that is not of this meeting

    def bij(self):
        return self.overleg.gebied if self.overleg else ERGENS

    def bewaar(self, formulier, versie):
        rij = formulier.save(commit=False)
        overleg = getattr(rij, "overleg", rij)
        if formulier.has_changed():
            bewaar(rij, overleg, versie=versie, door=self.request.user)
        return overleg

    def naar(self, overleg):
        return reverse("overleg", args=[overleg.pk])

    def erbij(self, formulier):
        return {"titel": self.titel, "overleg": self.overleg}


class OverlegNieuw(Bewerken):
    titel, gedaan, eenmalig = "Overleg toevoegen", "Het overleg is opgeslagen.", True

    def rij(self):
        return Overleg()

    def formulier(self, gegevens=None, *, rij=None):
        return OverlegFormulier(gegevens, instance=rij or self.rij(), gebruiker=self.request.user)


class OverlegWijzigen(OverlegNieuw):
    titel, eenmalig = "Overleg wijzigen", False

    def rij(self):
        return _haal(self.request, self.kwargs["pk"])


class RegelBewerken(Bewerken):
    """A decision or an action of one meeting: a new one, or with ``regel`` one that is there."""

    klasse: type[BesluitFormulier] | type[ActieFormulier]

    def zoek(self, pk=None, regel=None):
        super().zoek(pk, regel)
        self.eenmalig = not regel
        naam = self.klasse._meta.model._meta.verbose_name.capitalize()
        self.titel = f"{naam} {'wijzigen' if regel else 'toevoegen'}"

    def rij(self):
        model = self.klasse._meta.model
        if not self.regel:
            return model(overleg=self.overleg)
        return get_object_or_404(model, overleg=self.overleg, pk=self.regel)

    def formulier(self, gegevens=None, *, rij=None):
        return self.klasse(gegevens, instance=rij or self.rij())


class BesluitBewerken(RegelBewerken):
    klasse, gedaan = BesluitFormulier, "Het besluit is opgeslagen."


class ActieBewerken(RegelBewerken):
    klasse, gedaan = ActieFormulier, "De actie is opgeslagen."
