"""What can be said of a task that is not finished: its place in the queue, and whether anybody is at work."""

from dataclasses import dataclass

from prt.taken.keuzes import Taakstatus
from prt.taken.models import Taak, Verwerker
from prt.taken.querysets import stil_sinds

GEEN_VERWERKER = "Er is geen verwerker actief; neem contact op met de beheerder."


@dataclass(frozen=True, slots=True)
class Taakstand:
    """``tekst``: what is happening, in one line. ``geen_verwerker``: nothing will happen until somebody acts."""

    tekst: str
    geen_verwerker: bool = False


def stand_van(taak: Taak) -> Taakstand:
    """At most four queries, whatever waits."""
    if taak.status == Taakstatus.KLAAR:
        return Taakstand("Het document is klaar.")
    if taak.status == Taakstatus.MISLUKT:
        return Taakstand("Het document is niet gemaakt.")
    if not Verwerker.objects.levend().exists():
        return Taakstand(GEEN_VERWERKER, geen_verwerker=True)
    if taak.status == Taakstatus.WACHT:
        rij = list(Taak.objects.op_beurt().values_list("pk", flat=True))
        ervoor = rij.index(taak.pk) if taak.pk in rij else 0
        return Taakstand(_in_de_rij(ervoor + Taak.objects.filter(status=Taakstatus.BEZIG).count()))
    if taak.verwerker and taak.verwerker.gezien_op <= stil_sinds():
        return Taakstand("De verwerker viel uit. Een andere verwerker begint zo opnieuw.")
    return Taakstand(taak.stap)


def _in_de_rij(aantal: int) -> str:
    if aantal == 0:
        return "Wordt zo gestart"
    if aantal == 1:
        return "Wacht op zijn beurt: er is nog één document voor"
    return f"Wacht op zijn beurt: er zijn nog {aantal} documenten voor"
