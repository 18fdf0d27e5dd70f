"""Taking in the monthly counts of statushouders."""

from django.urls import reverse
from django.utils import timezone
from django.views import View

from opgaven.statushouders.importeren.acties import importeer
from opgaven.statushouders.importeren.forms import Tellingenbestand
from opgaven.statushouders.importeren.lezen import UITLEG, Gids, lees, sjabloon
from prt.pagina.bestanden import als_download
from prt.pagina.importpagina import Importpagina
from prt.toegang.rollen.poort import Poort
from prt.toegang.rollen.rechten import Recht, bereik
from prt.werkboek.schrijven import MEDIATYPE

MEEST_GETOOND = 200


class TellingenImporteren(Importpagina):
    sjabloon = "opgaven/statushouders/importeren.html"
    recht, formulier_class = Recht.TOEZICHT_HOUDEN, Tellingenbestand

    def importeer(self, bestand, **hoe):
        provincies = bereik(self.request.user).van(*self.recht.rollen)
        inlezing = lees(bestand, bestand.name, gids=Gids(provincies, timezone.localdate()), grootste=self.grootste)
        return importeer(inlezing, door=self.request.user, **hoe)

    def melding(self, uitkomst):
        return f"De tellingen zijn overgenomen: {uitkomst}."

    def naar(self, uitkomst):
        return reverse("statushouders")

    def erbij(self, formulier):
        gezien = self.uitslag and self.uitslag.uitkomst
        regels = [*gezien.nieuw, *gezien.gewijzigd][:MEEST_GETOOND] if gezien else ()
        return super().erbij(formulier) | {"kolommen": UITLEG.items(), "regels": regels}


class Tellingsjabloon(Poort, View):
    """The empty workbook."""

    recht = Recht.TOEZICHT_HOUDEN

    def get(self, request):
        return als_download(sjabloon(), "statushouders-sjabloon.xlsx", MEDIATYPE)
