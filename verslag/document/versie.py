"""Whether anything changed that a report is made of."""

import hashlib

from django.db.models import Count, Max
from django.utils import timezone

from opgaven.bronnen.models import Bron
from opgaven.gebieden.models import Gemeente, Provincie, Regio
from opgaven.gebieden.querysets import van_land_of
from prt.toegang.spoor.models import Handeling

GEBIEDEN = (Provincie, Regio, Gemeente)


def wijzigingen_in(provincie: Provincie) -> dict[str, int | None]:
    """Changes with every record of this provincie or of the whole land, and with none of another. One query.

    A record with a history cannot change without an action: not by a form, an import or a command, nor in bulk. Of
    two actions at once the one that took its number first may become visible last, so how many there are counts too.
    """
    return Handeling.objects.raakt(provincie).aggregate(laatste=Max("pk"), aantal=Count("pk"))


def versie_van_de_gegevens(provincie: Provincie) -> str:
    """Changes with everything that a verslag of this provincie is made of. Five queries.

    The few records without a history are read whole. The date is in it because what is late or over depends on the day.
    """
    zonder_geschiedenis = [*(model.objects.all() for model in GEBIEDEN), Bron.objects.filter(van_land_of(provincie))]
    gebieden = [list(rijen.order_by("pk").values_list()) for rijen in zonder_geschiedenis]
    stand = [timezone.localdate(), sorted(wijzigingen_in(provincie).items()), gebieden]
    return hashlib.sha256(repr(stand).encode()).hexdigest()
