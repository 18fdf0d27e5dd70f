"""Writes in the planning: the year of a cyclus at once, and one milestone at a time, each with its trail."""

from django.db import transaction
from django.utils import timezone

from opgaven.gebieden.models import Provincie
from opgaven.planning.jaarplan import jaar_van
from opgaven.planning.models import Mijlpaal
from opgaven.rondes.models import Ronde
from prt.pagina.botsing import eis_versie, versie_van
from prt.problemen import KanNiet
from prt.toegang.rollen.rechten import Recht, eis
from prt.toegang.spoor.handelingen import handeling
from prt.toegang.spoor.keuzes import Handelingsoort

AFGELEID = "afgeleid van de planning van cyclus 1; niet gepubliceerd"


def ontbrekend(ronde: Ronde, provincie: Provincie) -> list[Mijlpaal]:
    """The milestones of the year that a provincie does not have yet, by what they say or by their day and party.

    What somebody moved to another day, or wrote in other words for the same day and party, is not added once more.
    """
    hier = ronde.mijlpalen.van(provincie)
    er_al = set(hier.values_list("omschrijving", flat=True))
    bezet = set(hier.exclude(verantwoordelijk="").values_list("datum", "verantwoordelijk"))
    return [
        Mijlpaal(
            ronde=ronde,
            gebied=provincie,
            datum=dag,
            omschrijving=regel.omschrijving,
            verantwoordelijk=regel.verantwoordelijk,
            vindplaats=AFGELEID,
        )
        for dag, regel in jaar_van(ronde)
        if regel.omschrijving not in er_al and (dag, regel.verantwoordelijk) not in bezet
    ]


def voeg_toe_aan_planning(ronde: Ronde, provincie: Provincie, *, door) -> int:
    """Within an action: what the year of this cyclus still misses, one by one so that each has its history."""
    eis(door, Recht.PLANNEN, provincie)
    nieuw = ontbrekend(ronde, provincie)
    for mijlpaal in nieuw:
        mijlpaal.save()
    return len(nieuw)


@transaction.atomic
def maak_planning(ronde: Ronde, provincie: Provincie, *, door) -> int:
    """Add what the year of this cyclus still misses; how many. Twice in a row adds nothing, and leaves no trail."""
    eis(door, Recht.PLANNEN, provincie)
    Ronde.objects.select_for_update().get(pk=ronde.pk)
    if not ontbrekend(ronde, provincie):
        return 0
    with handeling(Handelingsoort.INGEVOERD, f"Planning van {ronde}", door=door, gebied=provincie):
        return voeg_toe_aan_planning(ronde, provincie, door=door)


@transaction.atomic
def bewaar_mijlpaal(mijlpaal: Mijlpaal, *, versie: int, door) -> None:
    """Raises Achterhaald: when somebody else changed it since ``versie``."""
    eis(door, Recht.PLANNEN, mijlpaal.provincie)
    if mijlpaal.pk:
        eis_versie(mijlpaal, versie)
    soort = Handelingsoort.GEWIJZIGD if mijlpaal.pk else Handelingsoort.INGEVOERD
    with handeling(soort, f"Mijlpaal {mijlpaal.omschrijving}", door=door, gebied=mijlpaal.gebied):
        mijlpaal.save()


@transaction.atomic
def rond_af(mijlpaal: Mijlpaal, *, door) -> None:
    """Finish it today. Raises KanNiet: when it was finished already."""
    eis(door, Recht.PLANNEN, mijlpaal.provincie)
    nu = Mijlpaal.objects.select_for_update().get(pk=mijlpaal.pk)
    if nu.gereed_op:
        raise KanNiet("Deze mijlpaal was al afgerond.")
    nu.gereed_op = timezone.localdate()
    bewaar_mijlpaal(nu, versie=versie_van(nu), door=door)
