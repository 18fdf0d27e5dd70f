"""Django's ``loaddata``, with a history for what it puts in: the library leaves raw records out."""

from typing import Any

from django.core.management.commands import loaddata
from django.db import transaction

from prt.toegang.rollen.rechten import OPDRACHTREGEL
from prt.toegang.spoor.handelingen import handeling, leg_vast
from prt.toegang.spoor.keuzes import Handelingsoort
from prt.toegang.spoor.lezen import bekend_op, gevolgde_modellen
from prt.toegang.spoor.models import Handeling


class Command(loaddata.Command):
    @transaction.atomic
    def handle(self, *fixtures, **opties):
        super().handle(*fixtures, **opties)
        onderwerp = f"Gegevens geladen: {', '.join(map(str, fixtures))}"
        gebieden: Any = Handeling._meta.get_field("gebied").related_model
        land = gebieden.objects.filter(soort="land").first()  # what it puts in may be of any provincie
        with handeling(Handelingsoort.GEIMPORTEERD, onderwerp, door=OPDRACHTREGEL, gebied=land) as deze:
            for model in gevolgde_modellen():
                _werk_bij(model, deze)


def _werk_bij(model, deze) -> None:
    """History for what is new or other than its last row says."""
    bekend = {rij.id: rij for rij in bekend_op(model, deze.wanneer)}
    velden = [veld.attname for veld in model.history.model.tracked_fields]
    nu = list(model._default_manager.all())
    leg_vast((rij for rij in nu if rij.pk not in bekend), deze, nieuw=True)
    anders = (
        rij for rij in nu if rij.pk in bekend and any(getattr(rij, v) != getattr(bekend[rij.pk], v) for v in velden)
    )
    leg_vast(anders, deze, nieuw=False)
