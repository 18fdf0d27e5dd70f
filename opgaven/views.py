"""What must be achieved, and by when."""

from django.db.models import Sum
from django.urls import reverse

from opgaven.filters import MijlpaalFilter, OpgaveFilter
from opgaven.keuzes import Stroom
from opgaven.models import Mijlpaal, Opgave, Ronde
from opgaven.tables import MijlpaalTabel, OpgaveTabel, OpgaveTabelToen
from prt.pagina.lijsten import LijstView, TerugblikLijst
from prt.toegang.rollen.rechten import ERGENS, Recht, mag
from prt.toegang.spoor.lezen import bekend_op


class Opgaven(TerugblikLijst):
    model, table_class, filterset_class = Opgave, OpgaveTabel, OpgaveFilter
    table_class_toen = OpgaveTabelToen
    titel = "Opgaven"
    inleiding = "Hoeveel plekken (bij statushouders: personen) er worden gevraagd, en in welk document dat staat."

    def lijst_nu(self):
        return self._met_gebied(Opgave.objects)

    def lijst_toen(self, moment):
        """Rondes are called what they are called now."""
        return self._met_gebied(bekend_op(Opgave, moment))

    def _met_gebied(self, opgaven):
        return opgaven.select_related("ronde", "bron", "gemeente", "regio", "provincie").order_by(
            "ronde__stroom", "ronde__code", "gemeente__naam", "regio__naam", "id"
        )

    def get_filterset_kwargs(self, filterset_class):
        """One level, and the asiel-opgave when nothing was chosen yet: the sum has to mean something."""
        kwargs = super().get_filterset_kwargs(filterset_class)
        data = self.request.GET.copy()
        if not data.keys() & filterset_class.base_filters.keys() - {"bekend_op", "toon"}:
            data["stroom"] = Stroom.ASIEL
        data.setdefault("niveau", "gemeente")
        data.setdefault("toon", "geldt")
        return kwargs | {"data": data}

    def totalen(self, gevonden):
        """Only within one ronde and of what is in force: other figures do not add up."""
        if gevonden.values("ronde").distinct().count() != 1 or self.request.GET.get("toon", "geldt") != "geldt":
            return {}
        return gevonden.aggregate(
            aantal=Sum("aantal"), waarvan_amv=Sum("waarvan_amv"), inclusief_saldo=Sum("inclusief_saldo")
        )

    def acties(self):
        acties = [("Capaciteitsbesluiten", reverse("capaciteitsbesluiten"), False)]
        if mag(self.request.user, Recht.OPGAVEN_VASTLEGGEN, ERGENS):
            acties.append(("Opgave toevoegen", reverse("opgave-nieuw"), True))
        return acties


class Planning(LijstView):
    model, table_class, filterset_class = Mijlpaal, MijlpaalTabel, MijlpaalFilter
    titel = "Planning"
    queryset = Mijlpaal.objects.select_related("bron", "ronde")
    inleiding = "Wie wanneer iets moet doen om op tijd een verslag en een plan te hebben."

    def acties(self):
        """The year can be made for the cyclus chosen, and otherwise for the current one."""
        cycli = Ronde.objects.cycli()
        gekozen = self.request.GET.get("ronde", "")
        ronde = (gekozen.isdecimal() and len(gekozen) < 10 and cycli.filter(pk=gekozen).first()) or cycli.first()
        if not mag(self.request.user, Recht.PLANNEN, ERGENS):
            return []
        acties = [("Mijlpaal toevoegen", reverse("mijlpaal-nieuw"), True)]
        if ronde:
            maken = f"Maak de planning van cyclus {ronde.nummer}"
            acties.append((maken, reverse("planning-maken", args=[ronde.code]), False))
        return [*acties, ("Volgende cyclus starten", reverse("cyclus-starten"), False)]
