"""What a person does with tasks: ask for one, look at it, try once more."""

import hashlib
import json
from datetime import timedelta

from django.db import transaction
from django.utils import timezone

from prt.problemen import KanNiet
from prt.taken.keuzes import ONAF, Taakstatus
from prt.taken.models import Taak, Verwerker
from prt.taken.soorten import soort_van
from prt.toegang.rollen.models import Gebruiker

KIJKT_NAUWKEURIG = timedelta(seconds=5)
"""An open page asks every second; that it is open is written down less often."""
HOOGSTENS_ONAF = 10
TE_VEEL = (
    f"Er worden al {HOOGSTENS_ONAF} documenten voor u gemaakt. Wacht tot er een klaar is en vraag het dan opnieuw."
)


def start(soort: str, parameters: dict, *, door, versie: str, provincie=None) -> Taak:
    """The task with this outcome: the one that ``door`` asked for before, as long as nothing changed, or a new one.

    Args:
        parameters: what the function of this kind takes; only what JSON knows.
        versie: changes when the data change; the same version with the same parameters gives the same file.
        provincie: whose trail a download belongs to; without one it is of the provincie of who takes it.

    Raises:
        KanNiet: when too many of this person's documents are waiting.
    """
    sleutel = sleutel_van(soort, parameters, versie)
    titel = soort_van(soort).titel_van(parameters)[:200]
    with transaction.atomic():
        # Clicks of one person take turns, so that the second finds what the first made.
        Gebruiker.objects.select_for_update(no_key=True).get(pk=door.pk)
        if bestaande := _bestaande(door, sleutel):
            return bestaande
        if Taak.objects.van(door).onaf().count() >= HOOGSTENS_ONAF:
            raise KanNiet(TE_VEEL)
        return Taak.objects.create(
            soort=soort, titel=titel, parameters=parameters, sleutel=sleutel, door=door, provincie=provincie
        )


def sleutel_van(soort: str, parameters: dict, versie: str) -> str:
    """A hash in which the order of the parameters makes no difference."""
    return hashlib.sha256(json.dumps([soort, parameters, versie], sort_keys=True).encode()).hexdigest()


def _bestaande(door, sleutel: str) -> Taak | None:
    """Unfinished, or finished since the last verwerker was started: that one may be of a newer version of the site."""
    zelfde = Taak.objects.van(door).filter(sleutel=sleutel)
    jongste = Verwerker.objects.order_by("-gestart_op").values_list("gestart_op", flat=True).first()
    klaar = zelfde.te_downloaden().filter(afgerond_op__gte=jongste) if jongste else Taak.objects.none()
    return zelfde.onaf().first() or klaar.first()


def bekeken(taak: Taak) -> None:
    """The requester looks at it: while it is not finished he is waiting, and after that he knows."""
    nu = timezone.now()
    if taak.status not in ONAF:
        Taak.objects.filter(pk=taak.pk, gezien_op=None).update(gezien_op=nu)
    elif nu - taak.bekeken_op > KIJKT_NAUWKEURIG:
        Taak.objects.filter(pk=taak.pk).update(bekeken_op=nu)


def probeer_opnieuw(taak: Taak) -> Taak:
    """Back in the queue; or the task that was asked for in the meantime and will have the same outcome."""
    with transaction.atomic():
        Gebruiker.objects.select_for_update(no_key=True).get(pk=taak.door_id)
        if bestaande := _bestaande(taak.door, taak.sleutel):
            return bestaande
        nu = timezone.now()
        nooit = dict.fromkeys(("afgerond_op", "verloopt_op", "gezien_op", "gemeld_op"))
        niets = {"stap": "", "gedaan": 0, "totaal": 0, "pogingen": 0, "foutmelding": ""}
        Taak.objects.filter(pk=taak.pk, status=Taakstatus.MISLUKT).update(
            status=Taakstatus.WACHT, aangevraagd_op=nu, bekeken_op=nu, **nooit, **niets
        )
        return taak
