"""Decision-making: filling in the steps of a locatie or a voornemen, and the list of what is late and what is next."""

from django.shortcuts import get_object_or_404
from django.urls import reverse

from prt.pagina.botsing import zoals_in
from prt.pagina.formulierpagina import Formulierpagina
from prt.pagina.lijsten import LijstView
from prt.toegang.rollen.rechten import Recht, waar
from realisatie.besluitvorming.forms import TrajectInvoer
from realisatie.besluitvorming.lezen import stappen_toen
from realisatie.besluitvorming.lijst import BesluitstapFilter, BesluitstapTabel
from realisatie.besluitvorming.models import Besluitstap
from realisatie.locaties.models import Beschikbaarheid, Locatie
from realisatie.locaties.rekenen import Hardheid


class Besluitvorming(LijstView):
    """Of the gemeenten that somebody sees everything of: this is about confidential locaties too."""

    recht = Recht.BESLUITVORMING_VOLGEN
    model, table_class, filterset_class = Besluitstap, BesluitstapTabel, BesluitstapFilter
    titel = "Besluitvorming"
    inleiding = (
        "Stappen die nog moeten worden gezet, op volgorde van de geplande datum. Wat te laat is, staat bovenaan."
    )
    leeg = (
        "Er staat geen stap open. Stappen met een geplande datum komen hier te staan; een gemeente of de CdK-staf "
        "vult ze in op de pagina van een locatie, onder Besluitvorming."
    )

    def get_queryset(self):
        kring = waar(self.request.user, Recht.VERTROUWELIJKE_LOCATIES_ZIEN, "locatie__gemeente")
        stappen = Besluitstap.objects.zichtbaar_voor(self.request.user).te_nemen().filter(kring)
        return stappen.select_related("locatie__gemeente", "periode").order_by("gepland", "locatie__naam", "pk")


class BesluitvormingBewerken(Formulierpagina):
    """The steps of a locatie."""

    sjabloon, gedaan = "realisatie/besluitvorming/bewerken.html", "De besluitvorming is opgeslagen."
    recht = Recht.LOCATIES_WIJZIGEN
    periode: Beschikbaarheid | None = None

    def zoek(self, pk):
        zichtbaar = Locatie.objects.zichtbaar_voor(self.request.user).select_related("gemeente")
        self.locatie = get_object_or_404(zichtbaar, pk=pk)

    def bij(self):
        return self.locatie.gemeente

    def geschiedenissen(self):
        return (stappen_toen(self.locatie),)

    def toen(self, versie):
        eigen = stappen_toen(self.locatie).filter(periode=self.periode)
        return self.formulier(rijen=zoals_in(versie, eigen).values())

    def formulier(self, gegevens=None, *, rij=None, rijen=None):
        return TrajectInvoer(gegevens, locatie=self.locatie, periode=self.periode, rijen=rijen)

    def bewaar(self, formulier, versie):
        formulier.bewaar(versie=versie, door=self.request.user)

    def naar(self, uitkomst):
        return f"{reverse('locatie', args=[self.locatie.pk])}#kop-besluit"

    def erbij(self, formulier):
        return {"locatie": self.locatie, "periode": self.periode}


class BesluitvormingVanPeriode(BesluitvormingBewerken):
    """The steps of one voornemen, where they differ from those of its locatie."""

    def zoek(self, pk):
        voornemens = Beschikbaarheid.objects.zichtbaar_voor(self.request.user).exclude(hardheid=Hardheid.VERVALLEN)
        periode = get_object_or_404(voornemens.select_related("locatie__gemeente"), pk=pk)
        self.periode, self.locatie = periode, periode.locatie
