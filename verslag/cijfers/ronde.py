"""Pages about the verslag of one cyclus."""

from django.shortcuts import get_object_or_404
from django.views import View

from opgaven.gebieden.werkgebied import provincie_van
from opgaven.rondes.models import Ronde
from prt.toegang.rollen.rechten import ERGENS, Recht, eis


class VanRonde(View):
    """A page about the verslag of one cyclus, in the provincie that somebody works in."""

    def dispatch(self, request, *, ronde, **kwargs):
        eis(request.user, Recht.LEZEN, ERGENS)
        self.ronde = get_object_or_404(Ronde.objects.cycli(), code=ronde)
        self.provincie = provincie_van(request.user, request.GET.get("provincie"))
        self.haal(**kwargs)
        return super().dispatch(request)

    def haal(self):
        """Fetch what the rest of the address names, and check that this person may."""
