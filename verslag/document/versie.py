"""Whether anything changed that a report is made of."""

import hashlib

from django.db.models import Count, Max
from django.utils import timezone

from opgaven.bronnen.models import Bron
from opgaven.gebieden.models import Gemeente, Provincie, Regio
from prt.toegang.spoor.lezen import gevolgde_modellen

ZONDER_GESCHIEDENIS = (Provincie, Regio, Gemeente, Bron)


def versie_van_de_gegevens() -> str:
    """Changes with everything that a verslag is made of. One query per model, whatever the number of records.

    A record with a history cannot change without a new row in it: not by a form, an import or a command, nor in bulk
    (``leg_vast``). Of each history the last row and the number of rows are taken: of two actions at once the one
    that took its number first may become visible last. The last Handeling will not do: downloading the file is one,
    so that no second click would ever find the first. The few records without a history are read whole. The date is
    in it because what is late or over depends on the day.
    """
    historie = [
        sorted(model.history.aggregate(laatste=Max("history_id"), aantal=Count("history_id")).items())
        for model in gevolgde_modellen()
    ]
    gebieden = [list(model.objects.order_by("pk").values_list()) for model in ZONDER_GESCHIEDENIS]
    return hashlib.sha256(repr([timezone.localdate(), historie, gebieden]).encode()).hexdigest()
