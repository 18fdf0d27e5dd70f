"""The list of the lines of all uitruilen."""

from django.db.models import Q, Sum

from prt.pagina.lijsten import TerugblikLijst
from prt.toegang.rollen.rechten import Recht
from realisatie.locaties.keuzes import Doelgroep
from realisatie.uitruil.lijst import OverdrachtFilter, OverdrachtTabel
from realisatie.uitruil.models import Overdracht
from realisatie.uitruil.toen import overdrachten_nu, overdrachten_toen


class Overdrachten(TerugblikLijst):
    model, table_class, filterset_class = Overdracht, OverdrachtTabel, OverdrachtFilter
    titel = "Uitruil"
    inleiding = "Plekken van de ene gemeente die meetellen voor een andere. De som telt geen statushouders mee."
    toevoegen = "Uitruil voorstellen", "uitruil-nieuw", Recht.UITRUIL_VOORSTELLEN

    def lijst_nu(self):
        return overdrachten_nu(self.request.user)

    def lijst_toen(self, moment):
        return overdrachten_toen(moment, self.request.user)

    def totalen(self, gevonden):
        return gevonden.aggregate(plekken=Sum("plekken", filter=~Q(doelgroep=Doelgroep.STATUSHOUDERS)))
