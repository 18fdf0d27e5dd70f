"""Writes in the planning: the year of a cyclus at once, and one milestone at a time, each with its trail."""

from django.db import transaction
from django.utils import timezone

from opgaven.gebieden.models import Provincie
from opgaven.planning.jaarplan import jaar_van
from opgaven.planning.models import Mijlpaal
from opgaven.rondes.models import Ronde
from prt.pagina.botsing import eis_versie, versie_van
from prt.problemen import KanNiet
from prt.toegang.rollen.rechten import ERGENS, Recht, bereik, eis
from prt.toegang.spoor.handelingen import handeling
from prt.toegang.spoor.keuzes import Handelingsoort

AFGELEID = "afgeleid van de planning van cyclus 1; niet gepubliceerd"


def ontbrekend(ronde: Ronde) -> list[Mijlpaal]:
    """The milestones of the year that the planning does not have yet, by what they say or by their day and party.

    What somebody moved to another day, or wrote in other words for the same day and party, is not added once more.
    """
    er_al = set(ronde.mijlpalen.values_list("omschrijving", flat=True))
    bezet = set(ronde.mijlpalen.exclude(verantwoordelijk="").values_list("datum", "verantwoordelijk"))
    return [
        Mijlpaal(
            ronde=ronde,
            datum=dag,
            omschrijving=regel.omschrijving,
            verantwoordelijk=regel.verantwoordelijk,
            vindplaats=AFGELEID,
        )
        for dag, regel in jaar_van(ronde)
        if regel.omschrijving not in er_al and (dag, regel.verantwoordelijk) not in bezet
    ]


def voeg_toe_aan_planning(ronde: Ronde, *, door) -> int:
    """Within an action: what the year of this cyclus still misses, one by one so that each has its history."""
    eis(door, Recht.PLANNEN, ERGENS)
    nieuw = ontbrekend(ronde)
    for mijlpaal in nieuw:
        mijlpaal.save()
    return len(nieuw)


@transaction.atomic
def maak_planning(ronde: Ronde, *, door) -> int:
    """Add what the year of this cyclus still misses; how many. Twice in a row adds nothing, and leaves no trail."""
    eis(door, Recht.PLANNEN, ERGENS)
    Ronde.objects.select_for_update().get(pk=ronde.pk)
    if not ontbrekend(ronde):
        return 0
    onderwerp = f"Planning van {ronde}"
    with handeling(Handelingsoort.INGEVOERD, onderwerp, door=door, provincie=_provincie(door)):
        return voeg_toe_aan_planning(ronde, door=door)


@transaction.atomic
def bewaar_mijlpaal(mijlpaal: Mijlpaal, *, versie: int, door) -> None:
    """Raises Achterhaald: when somebody else changed it since ``versie``."""
    eis(door, Recht.PLANNEN, ERGENS)
    if mijlpaal.pk:
        eis_versie(mijlpaal, versie)
    soort = Handelingsoort.GEWIJZIGD if mijlpaal.pk else Handelingsoort.INGEVOERD
    with handeling(soort, f"Mijlpaal {mijlpaal.omschrijving}", door=door, provincie=_provincie(door)):
        mijlpaal.save()


@transaction.atomic
def rond_af(mijlpaal: Mijlpaal, *, door) -> None:
    """Finish it today. Raises KanNiet: when it was finished already."""
    eis(door, Recht.PLANNEN, ERGENS)
    nu = Mijlpaal.objects.select_for_update().get(pk=mijlpaal.pk)
    if nu.gereed_op:
        raise KanNiet("Deze mijlpaal was al afgerond.")
    nu.gereed_op = timezone.localdate()
    bewaar_mijlpaal(nu, versie=versie_van(nu), door=door)


def _provincie(door) -> Provincie | None:
    """Whose staff reads it in the trail."""
    return Provincie.objects.filter(pk__in=bereik(door).provincies_als_secretaris).order_by("pk").first()
