"""The texts of the verslag: which there are, who has to write what by when, and writing one."""

from collections import Counter
from functools import cached_property

from django.contrib import messages
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone

from opgaven.gebieden.adres import code_van
from opgaven.gebieden.models import Gemeente, Provincie, Regio
from prt.toegang.rollen.rechten import Recht, eis, mag
from realisatie.opmerkingen.acties import plaats
from realisatie.opmerkingen.lezen import bij_tekst
from realisatie.opmerkingen.models import Opmerking
from verslag.cijfers.ronde import VanRonde
from verslag.cijfers.samenstellen import stel_samen
from verslag.cijfers.waarden import waarden
from verslag.rapport.gebieden import soort_van
from verslag.rapport.onderdelen import ONDERDELEN
from verslag.rapport.rapporten import RAPPORTEN, VERSLAG, eerste_met
from verslag.teksten.acties import Achterhaald, schrijf_tekst, versie_van, zet_inleverdata
from verslag.teksten.forms import Inleverdata, Opmerken, Schrijven
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
        self.gebied = _gebied(self.provincie, gebied)
        self.onderdeel = ONDERDELEN.get(onderdeel)
        if not self.onderdeel or not self.onderdeel.heeft_tekst or self.onderdeel.soort != soort_van(self.gebied):
            raise Http404("Deze tekst hoort niet bij een rapport.")
        waar = {"onderdeel": onderdeel, soort_van(self.gebied).value: self.gebied}
        self.tekst = Tekst.objects.filter(ronde=self.ronde, **waar).first()
        self.eis_toegang()

    def eis_toegang(self):
        eis(self.request.user, schrijfrecht(self.gebied), self.gebied)

    @property
    def regel(self) -> Tekstregel:
        uiterlijk = inleverdata(self.ronde, self.provincie).get(self.onderdeel.sleutel)
        return Tekstregel(self.onderdeel, self.gebied, self.tekst, uiterlijk)

    def pad(self, naam: str) -> str:
        return reverse(naam, args=[self.ronde.code, self.onderdeel.sleutel, code_van(self.gebied)])

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


class TekstOpmerken(EenTekst):
    """A remark on a text."""

    def eis_toegang(self):
        eis(self.request.user, Recht.OPMERKEN, self.gebied)

    def get(self, request):
        return self._toon(Opmerken())

    def post(self, request):
        velden = {
            "onderdeel": self.onderdeel.sleutel,
            "cijfer": f"{self.regel.titel}, {self.ronde}"[:200],
            soort_van(self.gebied).value: self.gebied,
        }
        formulier = Opmerken(request.POST, instance=Opmerking(**velden))
        if not formulier.is_valid():
            return self._toon(formulier, status=422)
        plaats(door=request.user, over=self.gebied, **velden, **formulier.cleaned_data)
        messages.success(request, "De opmerking is geplaatst.")
        return redirect(f"{self.pad('tekst-lezen')}#kop-opmerkingen")

    def _toon(self, formulier, status=200):
        context = {"formulier": formulier, "formulieren": [formulier], "fouten": status == 422}
        context |= {"naam": self.regel.titel, "terug": self.pad("tekst-lezen")}
        return render(self.request, "realisatie/opmerkingen/schrijven.html", context, status=status)


class TekstSchrijven(EenTekst):
    """Writing it, with the figures that can be placed in it."""

    def get(self, request):
        begin = {"versie": versie_van(self.tekst)}
        if self.tekst:
            begin |= {"inhoud": self.tekst.inhoud, "klaar": self.tekst.klaar}
        return self._toon(Schrijven(initial=begin, bekende=self.waarden))

    def post(self, request):
        formulier = Schrijven(request.POST, bekende=self.waarden)
        if not formulier.is_valid():
            return self._toon(formulier, status=422)
        try:
            schrijf_tekst(self.ronde, self.onderdeel, self.gebied, door=request.user, **formulier.cleaned_data)
        except Achterhaald as ander:
            gegevens = request.POST.copy()
            gegevens["versie"] = versie_van(ander.nu)
            return self._toon(Schrijven(gegevens, bekende=self.waarden), status=409, ander=ander.nu)
        messages.success(request, "De tekst is opgeslagen.")
        return redirect(f"{reverse('teksten', args=[self.ronde.code])}{self._van_rapport}")

    @property
    def _van_rapport(self) -> str:
        rapport = eerste_met(self.onderdeel)
        return "" if rapport is VERSLAG else f"?rapport={rapport.sleutel}"

    def _toon(self, formulier, status=200, ander=None):
        context = {
            "formulier": formulier,
            "formulieren": [formulier],
            "fouten": status == 422,
            "ander": ander,
            "regel": self.regel,
            "ronde": self.ronde,
            "lezen": self.pad("tekst-lezen"),
            "ander_html": in_document(ander.inhoud, self.waarden, 2) if ander else "",
        }
        return render(self.request, "verslag/teksten/schrijven.html", context, status=status)


def _gebied(provincie: Provincie, code: str):
    """The provincie, regio or gemeente that a code in an address names."""
    if code == provincie.cbs_code:
        return provincie
    if regio := Regio.objects.filter(provincie=provincie, slug=code).select_related("provincie").first():
        return regio
    gemeenten = Gemeente.objects.filter(provincie=provincie, regio__isnull=False)
    return get_object_or_404(gemeenten.select_related("provincie", "regio"), cbs_code=code)


class InleverdataZetten(VanRonde):
    """The day by which each text must be finished."""

    def haal(self):
        eis(self.request.user, Recht.VASTSTELLEN, self.provincie)

    def get(self, request):
        return self._toon(Inleverdata(onderdelen=MET_TEKST, initial=inleverdata(self.ronde, self.provincie)))

    def post(self, request):
        formulier = Inleverdata(request.POST, onderdelen=MET_TEKST)
        if not formulier.is_valid():
            return self._toon(formulier, status=422)
        zet_inleverdata(self.ronde, self.provincie, formulier.cleaned_data, door=request.user)
        messages.success(request, "De inleverdata zijn opgeslagen.")
        return redirect("teksten", self.ronde.code)

    def _toon(self, formulier, status=200):
        context = {"formulier": formulier, "formulieren": [formulier], "fouten": status == 422, "ronde": self.ronde}
        return render(self.request, "verslag/teksten/inleverdata.html", context, status=status)
