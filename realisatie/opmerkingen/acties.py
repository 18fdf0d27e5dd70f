"""Writing down a remark, and closing it."""

from django.utils import timezone

from opgaven.gebieden.models import Gebied
from opgaven.gebieden.werkgebied import rol_bij
from prt.problemen import KanNiet
from prt.toegang.rollen.rechten import Recht, eis
from realisatie.opmerkingen.models import Opmerking


def plaats(*, door, bij: Gebied, **velden) -> Opmerking:
    """Write a remark or an answer. ``bij``: the gebied that its subject belongs to."""
    eis(door, Recht.OPMERKEN, bij)
    return Opmerking.objects.create(door=door, naam=door.naam, rol=rol_bij(door, bij), **velden)


def sluit_af(opmerking: Opmerking, *, door) -> None:
    """Close what asked for follow-up. Raises KanNiet: when it did not, or when somebody was ahead."""
    eis(door, Recht.OPMERKEN, opmerking.gebied)
    open_ = Opmerking.objects.filter(pk=opmerking.pk, opvolging=True, afgesloten_op=None)
    if not open_.update(afgesloten_op=timezone.now(), afgesloten_door=door, afgesloten_naam=door.naam):
        raise KanNiet("Deze opmerking was al afgesloten of vraagt geen opvolging.")
