"""The provincies side by side, for Rijk and LRT: on a page and as a file."""

from django.http import Http404
from django.utils import timezone
from django.views import View
from django.views.generic import TemplateView

from opgaven.gebieden.models import het_land
from opgaven.rondes.models import Ronde
from prt.pagina.bestanden import blad_als_download
from prt.toegang.rollen.poort import Poort
from prt.toegang.rollen.rechten import Recht
from prt.toegang.spoor.handelingen import log
from prt.toegang.spoor.keuzes import Handelingsoort
from verslag.land.lezen import Landtabel, als_blad, lees_landtabel


def _tabel(request) -> Landtabel:
    """Of the cyclus that the address names, or else the current one."""
    cycli = Ronde.objects.cycli()
    ronde = cycli.filter(code=request.GET.get("cyclus", "")).first() or cycli.first()
    if ronde is None:
        raise Http404("Er is nog geen cyclus.")
    return lees_landtabel(ronde, ronde.peildatum_op(timezone.localdate()))


class Land(Poort, TemplateView):
    template_name = "verslag/land/land.html"
    recht = Recht.LAND_LEZEN

    def get_context_data(self, **kwargs):
        return super().get_context_data(tabel=_tabel(self.request), cycli=Ronde.objects.cycli(), **kwargs)


class LandBestand(Poort, View):
    recht = Recht.LAND_LEZEN

    def get(self, request, soort):
        tabel = _tabel(request)
        antwoord = blad_als_download(als_blad(tabel), f"provincies-{tabel.ronde.code}", soort)
        onderwerp = f"Alle provincies, {tabel.ronde} ({soort})"
        log(Handelingsoort.GEEXPORTEERD, onderwerp, door=request.user, gebied=het_land())
        return antwoord
