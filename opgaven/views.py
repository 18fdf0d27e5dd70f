"""What must be achieved, and by when."""

from django.db.models import Sum

from opgaven.filters import MijlpaalFilter, OpgaveFilter
from opgaven.models import Mijlpaal, Opgave
from opgaven.tables import MijlpaalTabel, OpgaveTabel
from prt.lijsten import LijstView


class Opgaven(LijstView):
    model, table_class, filterset_class = Opgave, OpgaveTabel, OpgaveFilter
    titel = "Opgaven"
    inleiding = "Hoeveel plekken (bij statushouders: personen) er worden gevraagd, en in welk document dat staat."
    queryset = Opgave.objects.select_related("ronde", "bron", "gemeente", "regio", "provincie").order_by(
        "ronde__stroom", "ronde__code", "gemeente__naam", "regio__naam", "pk"
    )

    def get_filterset_kwargs(self, filterset_class):
        """Gemeenten of the current cyclus when nothing was chosen yet: a sum over several rondes says nothing."""
        kwargs = super().get_filterset_kwargs(filterset_class)
        if not self.request.GET:
            kwargs["data"] = {"niveau": "gemeente", "stroom": "asiel"}
        return kwargs

    def totalen(self, gevonden):
        return gevonden.aggregate(
            aantal=Sum("aantal"), waarvan_amv=Sum("waarvan_amv"), inclusief_saldo=Sum("inclusief_saldo")
        )


class Planning(LijstView):
    model, table_class, filterset_class = Mijlpaal, MijlpaalTabel, MijlpaalFilter
    titel = "Planning"
    inleiding = "Wie wanneer iets moet doen om op tijd een verslag en een plan te hebben."
