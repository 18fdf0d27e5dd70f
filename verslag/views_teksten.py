"""The texts of the verslag: which there are, who has to write what by when, and writing one."""

from collections import Counter
from functools import cached_property

from django.contrib import messages
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views import View

from opgaven.models import Gemeente, Provincie, Regio, Ronde
from opgaven.rechten import provincie_van
from prt.toegang.rechten import eis_rol
from verslag.acties import Achterhaald, schrijf_tekst, versie_van, zet_inleverdata
from verslag.forms_teksten import Inleverdata, Schrijven
from verslag.models import Tekst
from verslag.onderdelen import ONDERDELEN, Gebiedsoort
from verslag.rapporten import VERSLAG
from verslag.rechten import eis_regie, eis_schrijven, mag_regie, mag_schrijven
from verslag.samenstellen import stel_samen
from verslag.teksten import Tekstregel, inleverdata, lees_teksten, soort_van, tekstregels
from verslag.waarden import waarden

MET_TEKST = [onderdeel for onderdeel in VERSLAG.onderdelen if onderdeel.heeft_tekst]


class VanRonde(View):
    """A page about the verslag of one cyclus, in the provincie that somebody works in."""

    def dispatch(self, request, *, ronde, **kwargs):
        eis_rol(request.user)
        self.ronde = get_object_or_404(Ronde.objects.cycli(), code=ronde)
        self.provincie = provincie_van(request.user, request.GET.get("provincie"))
        self.haal(**kwargs)
        return super().dispatch(request)

    def haal(self):
        """Fetch what the rest of the address names, and check that this person may."""


class Teksten(VanRonde):
    """Every text that the verslag asks for, with its author, its status and its date."""

    def get(self, request):
        regels = alle_regels(self.ronde, self.provincie, request.user)
        eigen = [regel for regel in regels if mag_schrijven(request.user, regel.gebied)]
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
            "regie": mag_regie(request.user, self.provincie),
        }
        return render(request, "verslag/teksten.html", context)


def alle_regels(ronde: Ronde, provincie: Provincie, gebruiker=None) -> list[Tekstregel]:
    """Every text of the verslag, as far as its status may be known; four queries."""
    gemeenten = Gemeente.objects.filter(provincie=provincie, regio__isnull=False).select_related("regio")
    gebieden = {
        Gebiedsoort.PROVINCIE: [provincie],
        Gebiedsoort.REGIO: list(provincie.regios.all()),
        Gebiedsoort.GEMEENTE: list(gemeenten.in_verslagvolgorde()),
    }
    teksten = lees_teksten(ronde, provincie, gebruiker=gebruiker)
    return tekstregels(VERSLAG, gebieden, teksten, inleverdata(ronde, provincie))


class TekstSchrijven(VanRonde):
    """One text, with the figures that can be placed in it."""

    def haal(self, onderdeel, gebied):
        self.gebied = _gebied(self.provincie, gebied)
        self.onderdeel = ONDERDELEN.get(onderdeel)
        if not self.onderdeel or not self.onderdeel.heeft_tekst or self.onderdeel.soort != soort_van(self.gebied):
            raise Http404("Deze tekst hoort niet bij het verslag.")
        eis_schrijven(self.request.user, self.gebied)
        waar = {"onderdeel": onderdeel, soort_van(self.gebied).value: self.gebied}
        self.tekst = Tekst.objects.filter(ronde=self.ronde, **waar).first()

    def get(self, request):
        begin = {"versie": versie_van(self.tekst)}
        if self.tekst:
            begin |= {"inhoud": self.tekst.inhoud, "klaar": self.tekst.klaar}
        return self._toon(Schrijven(initial=begin))

    def post(self, request):
        formulier = Schrijven(request.POST, bekende=self.waarden)
        if not formulier.is_valid():
            return self._toon(formulier, status=422)
        try:
            schrijf_tekst(self.ronde, self.onderdeel, self.gebied, door=request.user, **formulier.cleaned_data)
        except Achterhaald as ander:
            gegevens = request.POST.copy()
            gegevens["versie"] = versie_van(ander.nu)
            return self._toon(Schrijven(gegevens), status=409, ander=ander.nu)
        messages.success(request, "De tekst is opgeslagen.")
        return redirect("teksten", self.ronde.code)

    def _toon(self, formulier, status=200, ander=None):
        regel = Tekstregel(
            self.onderdeel,
            self.gebied,
            self.tekst,
            inleverdata(self.ronde, self.provincie).get(self.onderdeel.sleutel),
        )
        context = {
            "formulier": formulier,
            "formulieren": [formulier],
            "fouten": status == 422,
            "ander": ander,
            "regel": regel,
            "ronde": self.ronde,
            "waarden": self.waarden,
        }
        return render(self.request, "verslag/tekst_schrijven.html", context, status=status)

    @cached_property
    def waarden(self):
        peildatum = self.ronde.peildatum_op(timezone.localdate())
        return waarden(stel_samen(self.ronde, self.provincie, peildatum), self.gebied)


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
        eis_regie(self.request.user, self.provincie)

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
        return render(self.request, "verslag/inleverdata.html", context, status=status)
