"""Meetings of the PRT and the RRT's: the list, one meeting, and the forms of who keeps them."""

from http import HTTPStatus

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db.models import Count, Q
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views import View

from opgaven.overleg.acties import bewaar
from opgaven.overleg.forms import ActieFormulier, BesluitFormulier, OverlegFormulier
from opgaven.overleg.lijst import OverlegFilter, OverlegTabel
from opgaven.overleg.models import Overleg
from prt.pagina.botsing import Achterhaald, botsing, gestuurde_versie, versie_van
from prt.pagina.lijsten import LijstView
from prt.toegang.rollen.rechten import ERGENS, Recht, eis, mag


class Overleggen(LijstView):
    model, table_class, filterset_class = Overleg, OverlegTabel, OverlegFilter
    titel = "Overleggen"
    inleiding = "De vergaderingen van de PRT en de RRT’s, met besluiten en acties."
    leeg = (
        "Er is nog geen overleg vastgelegd. De CdK-staf legt overleggen van de PRT en de RRT’s vast, een "
        "regiosecretaris die van de eigen RRT."
    )

    def get_queryset(self):
        overleggen = Overleg.objects.zichtbaar_voor(self.request.user).select_related("provincie", "regio")
        return overleggen.annotate(
            aantal_besluiten=Count("besluiten", distinct=True),
            openstaande_acties=Count("acties", filter=Q(acties__gereed_op=None), distinct=True),
        ).order_by("-datum", "-pk")

    def acties(self):
        if not mag(self.request.user, Recht.OVERLEGGEN_BIJHOUDEN, ERGENS):
            return []
        return [("Overleg toevoegen", reverse("overleg-nieuw"), True)]


def _haal(request, pk) -> Overleg:
    zichtbaar = Overleg.objects.zichtbaar_voor(request.user).select_related("provincie", "regio")
    return get_object_or_404(zichtbaar, pk=pk)


class OverlegBekijken(View):
    def get(self, request, pk):
        overleg = _haal(request, pk)
        context = {"overleg": overleg, "mag": mag(request.user, Recht.OVERLEGGEN_BIJHOUDEN, overleg)}
        return render(request, "opgaven/overleg/overleg.html", context)


class Bewerken(View):
    """A form with one record; subclasses say which, and what it is called."""

    titel = gedaan = ""

    def rij(self):
        """The record as it is now, or a new one."""
        raise NotImplementedError

    def formulier(self, gegevens=None, *, instance):
        raise NotImplementedError

    def get(self, request, **sleutels):
        rij = self.rij()
        return self._toon(self.formulier(instance=rij), versie_van(rij))

    def post(self, request, **sleutels):
        versie = gestuurde_versie(request.POST)
        formulier = self.formulier(request.POST, instance=self.rij())
        if not formulier.is_valid():
            return self._toon(formulier, versie, HTTPStatus.UNPROCESSABLE_ENTITY)
        rij = formulier.save(commit=False)
        overleg = getattr(rij, "overleg", rij)
        try:
            if formulier.has_changed():
                bewaar(rij, overleg, versie=versie, door=request.user)
        except Achterhaald:
            gevonden = botsing(formulier, versie, self.formulier)
            return self._toon(gevonden.formulier, gevonden.versie, HTTPStatus.CONFLICT, gevonden)
        messages.success(request, self.gedaan)
        return redirect("overleg", pk=overleg.pk)

    def _toon(self, formulier, versie, status=HTTPStatus.OK, botst=None):
        overleg = formulier.instance if isinstance(formulier.instance, Overleg) else formulier.instance.overleg
        context = {
            "formulier": formulier,
            "formulieren": [formulier],
            "fouten": status == HTTPStatus.UNPROCESSABLE_ENTITY,
            "botsing": botst,
            "versie": versie,
            "titel": self.titel,
            "overleg": Overleg.objects.select_related("provincie", "regio").get(pk=overleg.pk) if overleg.pk else None,
        }
        return render(self.request, "opgaven/overleg/bewerken.html", context, status=status)


class OverlegNieuw(Bewerken):
    titel, gedaan = "Overleg toevoegen", "Het overleg is opgeslagen."

    def rij(self):
        if not mag(self.request.user, Recht.OVERLEGGEN_BIJHOUDEN, ERGENS):
            raise PermissionDenied("Een overleg toevoegen kan alleen de CdK-staf of een regiosecretaris.")
        return Overleg()

    def formulier(self, gegevens=None, *, instance):
        return OverlegFormulier(gegevens, instance=instance, gebruiker=self.request.user)


class OverlegWijzigen(OverlegNieuw):
    titel = "Overleg wijzigen"

    def rij(self):
        overleg = _haal(self.request, self.kwargs["pk"])
        eis(self.request.user, Recht.OVERLEGGEN_BIJHOUDEN, overleg)
        return overleg


class RegelBewerken(Bewerken):
    """A decision or an action of one meeting: a new one, or with ``regel`` one that is there."""

    klasse = None

    @property
    def titel(self):
        naam = self.klasse._meta.model._meta.verbose_name.capitalize()
        return f"{naam} {'wijzigen' if 'regel' in self.kwargs else 'toevoegen'}"

    def rij(self):
        overleg = _haal(self.request, self.kwargs["pk"])
        eis(self.request.user, Recht.OVERLEGGEN_BIJHOUDEN, overleg)
        model = self.klasse._meta.model
        nummer = self.kwargs.get("regel")
        return get_object_or_404(model, overleg=overleg, pk=nummer) if nummer else model(overleg=overleg)

    def formulier(self, gegevens=None, *, instance):
        return self.klasse(gegevens, instance=instance)


class BesluitBewerken(RegelBewerken):
    klasse, gedaan = BesluitFormulier, "Het besluit is opgeslagen."


class ActieBewerken(RegelBewerken):
    klasse, gedaan = ActieFormulier, "De actie is opgeslagen."
