"""The lists of locaties and of periods."""

from django.db.models import F, Min, OuterRef, Q, Subquery, Sum
from django.urls import reverse
from django.utils import timezone

from opgaven.gebieden.models import Gemeente
from prt.pagina.lijsten import TerugblikLijst
from prt.toegang.rollen.rechten import Recht
from realisatie.locaties.lijst import (
    BeschikbaarheidFilter,
    BeschikbaarheidTabel,
    LocatieFilter,
    LocatieTabel,
)
from realisatie.locaties.models import Beschikbaarheid, Locatie
from realisatie.locaties.rekenen import HARDE, Hardheid
from realisatie.locaties.toen import locaties_met_plekken, periodes_nu, periodes_toen


class Locaties(TerugblikLijst):
    model, table_class, filterset_class = Locatie, LocatieTabel, LocatieFilter
    titel = "Locaties"
    inleiding = "Alle locaties die u mag zien, met de harde plekken die er vandaag zijn."
    toevoegen = "Locatie toevoegen", "locatie-nieuw", Recht.LOCATIES_WIJZIGEN

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
                gesloten=F("vertrouwelijk"),
                plekken_nu=Sum("beschikbaarheden__plekken", filter=lopend & Q(beschikbaarheden__van__lte=vandaag)),
                eerstvolgend_einde=Min("beschikbaarheden__tot", filter=lopend),
                einde_precisie=Subquery(eerste.values("tot_precisie")[:1]),
            )
            .order_by("gemeente__naam", "naam")
        )

    def gemeenten_met_geheimen(self):
        gesloten = self.object_list.filter(gesloten=True)
        return Gemeente.objects.filter(pk__in=gesloten.order_by().values("gemeente"))

    def totalen(self, gevonden):
        return {"plekken_nu": gevonden.aggregate(som=Sum("plekken_nu"))["som"]}


class Beschikbaarheden(TerugblikLijst):
    model, table_class, filterset_class = Beschikbaarheid, BeschikbaarheidTabel, BeschikbaarheidFilter
    titel = "Periodes"
    inleiding = (
        "Alle periodes van alle locaties. De som onderaan telt de gevonden regels op die niet zijn vervallen; dat is "
        "niet het gegarandeerde aantal. Kies “Beschikbaar op” voor de plekken op één dag."
    )

    def lijst_nu(self):
        return periodes_nu(self.request.user)

    def lijst_toen(self, moment):
        return periodes_toen(moment, self.request.user)

    def totalen(self, gevonden):
        return gevonden.aggregate(plekken=Sum("plekken", filter=~Q(hardheid=Hardheid.VERVALLEN)))

    def acties_altijd(self):
        """A file with more than the list shows, which can be changed and imported again."""
        vraag = f"?{self.request.GET.urlencode()}" if self.request.GET else ""
        return [("Werkboek om te wijzigen", reverse("periodes-bestand", args=["xlsx"]) + vraag, False)]

    def gemeenten_met_geheimen(self):
        gesloten = self.object_list.filter(gesloten=True)
        return Gemeente.objects.filter(pk__in=gesloten.order_by().values("gemeente"))
