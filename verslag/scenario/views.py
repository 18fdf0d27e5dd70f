"""Scenario's of a verdeelbesluit (R9): trying, keeping, comparing, taking over. For the CdK's staff."""

from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.functional import cached_property
from django.views import View

from opgaven.gebieden.werkgebied import provincies_van_staf
from opgaven.rondes.models import Ronde
from prt.pagina.bestanden import blad_als_download
from prt.pagina.formulierpagina import Formulierpagina
from prt.pagina.lijsten import LijstView
from prt.toegang.rollen.rechten import ERGENS, Recht, eis
from prt.toegang.spoor.handelingen import log
from prt.toegang.spoor.keuzes import Handelingsoort
from prt.werkboek.schrijven import Blad
from verslag.cijfers.moment import Momentkeuze, gekozen_moment
from verslag.scenario.acties import bewaar_scenario, neem_over_als_opgave
from verslag.scenario.forms import Overnemen, ScenarioForm
from verslag.scenario.lezen import KOLOMMEN, scenariotabel, uitgangspunt, van_bewaard
from verslag.scenario.lijst import ScenarioFilter, ScenarioTabel
from verslag.scenario.models import Scenario


class Scenarios(LijstView):
    recht = Recht.VERDELEN
    model, table_class, filterset_class = Scenario, ScenarioTabel, ScenarioFilter
    titel = "Scenario’s verdeelbesluit"
    toevoegen = "Nieuw scenario", "scenario-nieuw", Recht.VERDELEN
    inleiding = "Wat er per gemeente overblijft als het aanbod wordt overgenomen en de rest wordt verdeeld."
    leeg = (
        "Er is nog geen scenario bewaard. Een nieuw scenario begint met de stand van vandaag en verandert nergens een "
        "cijfer, tot u het overneemt als opgave."
    )

    def get_queryset(self):
        eigen = Scenario.objects.van_staf(self.request.user)
        return eigen.select_related("ronde", "handeling").order_by("-pk")


class NieuwScenario(Formulierpagina):
    """The cyclus and the peildatum are in the address, so that the form keeps to one stand."""

    sjabloon = "verslag/scenario/nieuw.html"
    recht, eenmalig = Recht.VERDELEN, True

    @cached_property
    def van(self):
        ronde, peildatum, _, _ = gekozen_moment(self.request)
        return uitgangspunt(ronde, provincies_van_staf(self.request.user)[0], peildatum)

    def formulier(self, gegevens=None, *, rij=None):
        return ScenarioForm(gegevens, van=self.van)

    def proef(self, formulier):
        if formulier.bewaart:
            return None
        voorstel = formulier.voorstel()
        return {"voorstel": voorstel, "rijen": scenariotabel(voorstel)}

    def bewaar(self, formulier, versie):
        tekst = {naam: formulier.cleaned_data[naam] for naam in ("naam", "toelichting")}
        return bewaar_scenario(van=self.van, **formulier.keuzes(), **tekst, door=self.request.user)

    def melding(self, scenario):
        return f"Het scenario “{scenario}” is bewaard."

    def naar(self, scenario):
        return reverse("scenario", args=[scenario.pk])

    def erbij(self, formulier):
        nu = {"ronde": self.van.ronde.code, "peildatum": self.van.peildatum}
        keuze = Momentkeuze(initial=nu, rondes=Ronde.objects.cycli())
        return {"van": self.van, "keuze": keuze}


class MetScenario(View):
    """One scenario of one's own provincie."""

    def dispatch(self, request, *args, pk, **kwargs):
        eis(request.user, Recht.VERDELEN, ERGENS)
        self.eigen = Scenario.objects.van_staf(request.user).select_related("ronde", "provincie", "handeling")
        self.scenario = get_object_or_404(self.eigen, pk=pk)
        return super().dispatch(request, *args, **kwargs)


class BewaardScenario(MetScenario):
    def get(self, request):
        hier = self.scenario
        anderen = self.eigen.filter(ronde=hier.ronde, provincie=hier.provincie).exclude(pk=hier.pk)
        naast = next((ander for ander in anderen if str(ander.pk) == request.GET.get("naast")), None)
        voorstel = van_bewaard(hier)
        context = {
            "scenario": hier,
            "voorstel": voorstel,
            "rijen": scenariotabel(voorstel),
            "anderen": anderen,
            "naast": naast,
            "paren": _naast_elkaar(voorstel, van_bewaard(naast)) if naast else (),
        }
        return render(request, "verslag/scenario/scenario.html", context)


def _naast_elkaar(een, ander):
    """Per gemeente the assignment and the taak in both, and the total."""
    paren = zip(scenariotabel(een), scenariotabel(ander), strict=True)
    return [(links, rechts, rechts["taak"] - links["taak"]) for links, rechts in paren]


class ScenarioBestand(MetScenario):
    def get(self, request, soort):
        rijen = [tuple(rij.values()) for rij in scenariotabel(van_bewaard(self.scenario))]
        onderwerp = f"Scenario {self.scenario}"
        log(Handelingsoort.GEEXPORTEERD, onderwerp, door=request.user, gebied=self.scenario.provincie)
        return blad_als_download(Blad(self.scenario.naam, KOLOMMEN, rijen), f"scenario-{self.scenario.pk}", soort)


class ScenarioOvernemen(MetScenario, Formulierpagina):
    sjabloon = "verslag/scenario/overnemen.html"
    recht, eenmalig = Recht.VERDELEN, True

    def bij(self):
        return self.scenario.provincie

    def formulier(self, gegevens=None, *, rij=None):
        return Overnemen(gegevens, provincie=self.scenario.provincie)

    def bewaar(self, formulier, versie):
        return neem_over_als_opgave(scenario=self.scenario, door=self.request.user, **formulier.cleaned_data)

    def melding(self, aantal):
        return f"Er zijn {aantal} opgaven vastgelegd met de grondslag verdeelbesluit."

    def naar(self, aantal):
        return reverse("scenario", args=[self.scenario.pk])

    def erbij(self, formulier):
        voorstel = van_bewaard(self.scenario)
        return {
            "scenario": self.scenario,
            "rijen": scenariotabel(voorstel),
            "bezwaren": voorstel.niet_over_te_nemen,
        }
