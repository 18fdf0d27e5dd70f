"""What a verwerker writes in the queue. Every step is one statement that only succeeds from the state it expects.

So it does not matter who else is at it, and a process that everybody had given up on (a laptop that slept) cannot
write over the work of the one that took over.
"""

from datetime import timedelta

from django.db.models import F
from django.utils import timezone

from prt.taken.keuzes import Taakstatus
from prt.taken.models import Taak, Verwerker
from prt.taken.soorten import Resultaat

BEWAARD = timedelta(days=7)
"""How long a result stays; an adopted document is kept elsewhere."""
POGINGEN = 2
"""A task that was under way when its process died is tried once more: the cause may well be the task itself."""
UITGEVALLEN = "Het maken van dit document is twee keer afgebroken. Probeer het later opnieuw, of meld het de beheerder."


def meld_aan() -> Verwerker:
    return Verwerker.objects.create()


def klop(verwerker: Verwerker) -> None:
    """Still alive. Also for who had been given up on: then it simply takes part again."""
    Verwerker.objects.filter(pk=verwerker.pk).update(gezien_op=timezone.now())


def meld_af(verwerker: Verwerker) -> None:
    """What it was at goes back in the queue and does not count as an attempt: nothing was wrong with it."""
    Taak.objects.filter(verwerker=verwerker).update(
        status=Taakstatus.WACHT, verwerker=None, pogingen=F("pogingen") - 1, stap="", gedaan=0, totaal=0
    )
    Verwerker.objects.filter(pk=verwerker.pk).update(gestopt_op=timezone.now())


def neem(verwerker: Verwerker) -> Taak | None:
    """The task whose turn it is, now this process's own; None when there is none, or another was quicker."""
    eerste = Taak.objects.op_beurt().values_list("pk", flat=True).first()
    if eerste is None:
        return None
    genomen = Taak.objects.filter(pk=eerste, status=Taakstatus.WACHT).update(
        status=Taakstatus.BEZIG, verwerker=verwerker, pogingen=F("pogingen") + 1, stap="Beginnen", gedaan=0, totaal=0
    )
    return Taak.objects.select_related("door").get(pk=eerste) if genomen else None


def schrijf_voortgang(taak: Taak, gedaan: int, totaal: int, tekst: str) -> bool:
    """Whether the task is still this process's own."""
    velden = {"gedaan": min(gedaan, totaal), "totaal": totaal, "stap": tekst[:200]}
    return bool(_eigen(taak).update(**velden))


def rond_af(taak: Taak, resultaat: Resultaat) -> bool:
    bestand = {"naam": resultaat.naam, "mediatype": resultaat.mediatype, "inhoud": resultaat.inhoud}
    return _sluit(taak, status=Taakstatus.KLAAR, gedaan=F("totaal"), **bestand)


def laat_mislukken(taak: Taak, uitleg: str) -> bool:
    return _sluit(taak, status=Taakstatus.MISLUKT, foutmelding=uitleg[:500])


def _sluit(taak: Taak, **velden) -> bool:
    nu = timezone.now()
    return bool(_eigen(taak).update(verwerker=None, stap="", afgerond_op=nu, verloopt_op=nu + BEWAARD, **velden))


def _eigen(taak: Taak):
    return Taak.objects.filter(pk=taak.pk, status=Taakstatus.BEZIG, verwerker=taak.verwerker_id)


def raap_op(verwerker: Verwerker) -> None:
    """Tasks that nobody is at any more: back in the queue, or given up on when it was not the first time.

    Of processes that died, and of this one itself: it calls this between two tasks, so what it still has was left
    behind when the database failed.
    """
    for taak in Taak.objects.stilgevallen() | Taak.objects.filter(status=Taakstatus.BEZIG, verwerker=verwerker):
        if taak.pogingen >= POGINGEN:
            laat_mislukken(taak, UITGEVALLEN)
        else:
            _eigen(taak).update(status=Taakstatus.WACHT, verwerker=None, stap="", gedaan=0, totaal=0)


def ruim_op() -> None:
    """Results nobody needs any more, and processes that ended before the oldest result there is."""
    Taak.objects.verlopen().delete()
    Verwerker.objects.filter(gezien_op__lte=timezone.now() - BEWAARD, taken=None).delete()
