"""Pages about the verslag of one cyclus."""

from typing import Any

from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import get_object_or_404
from django.views import View

from opgaven.gebieden.werkgebied import gevraagde_provincie
from opgaven.rondes.models import Ronde
from prt.toegang.rollen.rechten import ERGENS, Recht, eis


class VanRonde(View):
    """A page about the verslag of one cyclus, in the provincie that somebody works in."""

    def dispatch(self, request: HttpRequest, *args: Any, ronde: str, **kwargs: Any) -> HttpResponseBase:
        eis(request.user, Recht.LEZEN, ERGENS)
        self.ronde = get_object_or_404(Ronde.objects.cycli(), code=ronde)
        self.provincie = gevraagde_provincie(request)
        self.haal(**kwargs)
        return super().dispatch(request)

    def haal(self, *args: Any, **kwargs: Any) -> None:
        """Fetch what the rest of the address names, and check that this person may."""
