"""The texts of the verslag: which there are, who has to write what by when, and writing one."""

from collections import Counter
from functools import cached_property
from http import HTTPStatus

from django.http import Http404
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone

from opgaven.gebieden.zoeken import vind_in
from prt.pagina.formulierpagina import Formulierpagina
from prt.toegang.rollen.rechten import Recht, eis, mag
from realisatie.opmerkingen.acties import plaats
from realisatie.opmerkingen.lezen import bij_tekst
from realisatie.opmerkingen.models import Opmerking
from verslag.cijfers.ronde import VanRonde
from verslag.cijfers.samenstellen import stel_samen
from verslag.cijfers.waarden import waarden
from verslag.rapport.onderdelen import ONDERDELEN
from verslag.rapport.rapporten import RAPPORTEN, VERSLAG, eerste_met
from verslag.teksten.acties import schrijf_tekst, versie_van_inleverdata, zet_inleverdata
from verslag.teksten.forms import Inleverdata, TekstFormulier, TekstopmerkingFormulier
from verslag.teksten.invullen import in_document
from verslag.teksten.lezen import Tekstregel, inleverdata, schrijfrecht
from verslag.teksten.models import Tekst
from verslag.teksten.tekstlijst import alle_regels

MET_TEKST = [onderdeel for onderdeel in VERSLAG.onderdelen if onderdeel.heeft_tekst]


class Teksten(VanRonde):
    """Every text that the verslag asks for, with its author, its status and its date."""

    def get(self, request):
        rapport = RAPPORTEN.get(request.GET.get("rapport"), VERSLAG)
        regels = alle_regels(self.ronde, self.provincie, request.user, rapport=rapport)
        eigen = [regel for regel in regels if mag(request.user, schrijfrecht(regel.gebied), regel.gebied)]
        alleen_eigen = bool(eigen) and "alles" not in request.GET
        vandaag = timezone.localdate()
        context = {
            "ronde": self.ronde,
            "provincie": self.provincie,
            "regels": [(r, r in eigen, r.te_laat(vandaag)) for r in (eigen if alleen_eigen else regels)],
            "telling": Counter(regel.status for regel in regels),
            "totaal": len(regels),
            "te_laat": sum(regel.te_laat(vandaag) for regel in regels),
            "alleen_eigen": alleen_eigen and len(eigen) < len(regels),
            "regie": mag(request.user, Recht.VASTSTELLEN, self.provincie),
            "rapport": rapport,
            "is_verslag": rapport is VERSLAG,
        }
        return render(request, "verslag/teksten/teksten.html", context)


class EenTekst(VanRonde):
    """One text; subclasses say who may come here and what for."""

    def haal(self, onderdeel, gebied):
        self.gebied = vind_in(self.provincie, gebied)
        deel = ONDERDELEN.get(onderdeel)
        if not deel or not deel.heeft_tekst or deel.soort != self.gebied.soort:
            raise Http404("Deze tekst hoort niet bij een rapport.")
        self.onderdeel = deel
        waar = {"onderdeel": onderdeel, "gebied": self.gebied}
        self.tekst = Tekst.objects.filter(ronde=self.ronde, **waar).first()
        self.eis_toegang()

    def eis_toegang(self):
        eis(self.request.user, schrijfrecht(self.gebied), self.gebied)

    @property
    def regel(self) -> Tekstregel:
        uiterlijk = inleverdata(self.ronde, self.provincie).get(self.onderdeel.sleutel)
        return Tekstregel(self.onderdeel, self.gebied, self.tekst, uiterlijk)

    def pad(self, naam: str) -> str:
        return reverse(naam, args=[self.ronde.code, self.onderdeel.sleutel, self.gebied.code])

    @cached_property
    def waarden(self):
        peildatum = self.ronde.peildatum_op(timezone.localdate())
        return waarden(stel_samen(self.ronde, self.provincie, peildatum), self.gebied)


class TekstLezen(EenTekst):
    """A text with its figures in it, and the remarks on it: for who may read its drafts; finished, for every role."""

    def eis_toegang(self):
        if not (self.tekst and self.tekst.klaar):
            eis(self.request.user, Recht.OPMERKEN, self.gebied)

    def get(self, request):
        context = {
            "regel": self.regel,
            "ronde": self.ronde,
            "html": in_document(self.tekst.inhoud, self.waarden, 1) if self.tekst else "",
            "schrijven": self.pad("tekst") if mag(request.user, schrijfrecht(self.gebied), self.gebied) else "",
        }
        over = bij_tekst(request.user, self.onderdeel.sleutel, self.gebied, self.pad("tekst-opmerken"))
        return render(request, "verslag/teksten/lezen.html", context | over)


class TekstOpmerken(EenTekst, Formulierpagina):
    """A remark on a text."""

    sjabloon = "realisatie/opmerkingen/schrijven.html"
    recht, gedaan, eenmalig = Recht.OPMERKEN, "De opmerking is geplaatst.", True

    def eis_toegang(self):
        """Asked by the page itself."""

    def bij(self):
        return self.gebied

    @property
    def velden(self) -> dict:
        return {
            "onderdeel": self.onderdeel.sleutel,
            "cijfer": f"{self.regel.titel}, {self.ronde}"[:200],
            "over": self.gebied,
        }

    def formulier(self, gegevens=None, *, rij=None):
        return TekstopmerkingFormulier(gegevens, instance=Opmerking(**self.velden))

    def bewaar(self, formulier, versie):
        plaats(door=self.request.user, bij=self.gebied, **self.velden, **formulier.cleaned_data)

    def naar(self, uitkomst):
        return f"{self.pad('tekst-lezen')}#kop-opmerkingen"

    def erbij(self, formulier):
        return {"naam": self.regel.titel, "terug": self.pad("tekst-lezen")}


class TekstSchrijven(EenTekst, Formulierpagina):
    """Writing it, with the figures that can be placed in it. A colleague's text is shown whole, as it reads."""

    sjabloon, gedaan = "verslag/teksten/schrijven.html", "De tekst is opgeslagen."

    def eis_toegang(self):
        """Asked by the page itself."""
        self.recht = schrijfrecht(self.gebied)

    def bij(self):
        return self.gebied

    def rij(self):
        return self.tekst or Tekst()

    def formulier(self, gegevens=None, *, rij=None):
        rij = rij or self.rij()
        return TekstFormulier(gegevens, initial={"inhoud": rij.inhoud, "klaar": rij.klaar}, bekende=self.waarden)

    def bewaar(self, formulier, versie):
        velden = formulier.cleaned_data | {"versie": versie}
        schrijf_tekst(self.ronde, self.onderdeel, self.gebied, door=self.request.user, **velden)

    def naar(self, uitkomst):
        rapport = eerste_met(self.onderdeel)
        vraag = "" if rapport is VERSLAG else f"?rapport={rapport.sleutel}"
        return f"{reverse('teksten', args=[self.ronde.code])}{vraag}"

    def toon_botsing(self, mijn):
        self.haal(self.onderdeel.sleutel, self.gebied.code)
        return self.toon(self.formulier(self.request.POST), HTTPStatus.CONFLICT)

    def erbij(self, formulier):
        hun = in_document(self.tekst.inhoud, self.waarden, 2) if self.tekst and formulier.is_bound else ""
        return {"regel": self.regel, "ronde": self.ronde, "lezen": self.pad("tekst-lezen"), "ander_html": hun}


class InleverdataZetten(VanRonde, Formulierpagina):
    """The day by which each text must be finished."""

    sjabloon, gedaan = "verslag/teksten/inleverdata.html", "De inleverdata zijn opgeslagen."
    recht = Recht.VASTSTELLEN

    def haal(self):
        """Nothing beside the cyclus."""

    def bij(self):
        return self.provincie

    def versie(self):
        return versie_van_inleverdata(self.ronde, self.provincie)

    def formulier(self, gegevens=None, *, rij=None):
        return Inleverdata(gegevens, onderdelen=MET_TEKST, initial=inleverdata(self.ronde, self.provincie))

    def bewaar(self, formulier, versie):
        zet_inleverdata(self.ronde, self.provincie, formulier.cleaned_data, door=self.request.user, versie=versie)

    def naar(self, uitkomst):
        return reverse("teksten", args=[self.ronde.code])

    def erbij(self, formulier):
        return {"ronde": self.ronde}
