"""Taking over a sheet: all of it or nothing, and with the person who does it."""

import logging
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.db import IntegrityError, transaction
from django.db.models import Max

from opgaven.gebieden.kaart import kaart
from opgaven.gebieden.models import Gemeente
from prt.pagina.botsing import afdruk, eis_afdruk
from prt.problemen import Ernst, Probleem
from prt.toegang.rollen.rechten import Recht, Systeem, eis
from prt.toegang.spoor.handelingen import handeling, leg_vast
from prt.toegang.spoor.keuzes import Handelingsoort, Herkomst
from prt.weergave import getal
from prt.werkboek.uitslag import Uitslag
from realisatie.importeren.lezen import Inlezing
from realisatie.importeren.plannen import LOCATIEVELDEN, Plan, maak_plan
from realisatie.locaties.models import Beschikbaarheid, Locatie

PERIODEVELDEN = (
    "plekken",
    "van_precisie",
    "tot",
    "tot_precisie",
    "hardheid",
    "regiototaal",
    "bron",
    "vindplaats",
)

journaal = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Aantallen:
    """How many there are of each."""

    nieuw: int
    gewijzigd: int
    ongewijzigd: int

    def __str__(self) -> str:
        return f"{getal(self.nieuw)} nieuw, {getal(self.gewijzigd)} gewijzigd, {getal(self.ongewijzigd)} ongewijzigd"


@dataclass(frozen=True, slots=True)
class Importuitkomst:
    """What taking over a plan did, or would do."""

    locaties: Aantallen
    periodes: Aantallen

    @property
    def wijzigt(self) -> bool:
        return any(telling.nieuw or telling.gewijzigd for telling in (self.locaties, self.periodes))

    @classmethod
    def van(cls, plan: Plan) -> "Importuitkomst":
        return cls(
            Aantallen(len(plan.nieuwe_locaties), len(plan.gewijzigde_locaties), plan.ongewijzigde_locaties),
            Aantallen(len(plan.nieuwe_periodes), len(plan.gewijzigde_periodes), plan.ongewijzigde_periodes),
        )

    def __str__(self) -> str:
        return f"Locaties: {self.locaties}. Periodes: {self.periodes}."


@transaction.atomic
def neem_over(plan: Plan, *, door, reden: str = "") -> Importuitkomst:
    """Write a plan. ``door``: the account, or the system. What changes nothing leaves no trail."""
    uitkomst = Importuitkomst.van(plan)
    if plan.wijzigt:
        herkomst = Herkomst.OPDRACHT if isinstance(door, Systeem) else Herkomst.IMPORT
        gemeenten = list(_gemeenten(plan))
        for gemeente in gemeenten:
            eis(door, Recht.LOCATIES_WIJZIGEN, gemeente)
        velden = {"door": door, "reden": reden, "herkomst": herkomst, "gemeenten": gemeenten}
        # Each gemeente reads this: the numbers would tell of confidential locaties of the others.
        wat = str(uitkomst) if len(gemeenten) < 2 else "Van meer gemeenten."
        with handeling(Handelingsoort.GEIMPORTEERD, f"Werkboek. {wat}", **velden) as deze:
            Locatie.objects.bulk_create(plan.nieuwe_locaties)
            _werk_bij(plan.gewijzigde_locaties, (*LOCATIEVELDEN, "cno_duur"))
            Beschikbaarheid.objects.bulk_create(plan.nieuwe_periodes)
            _werk_bij(plan.gewijzigde_periodes, PERIODEVELDEN)
            for nieuw, rijen in plan.per_soort:
                leg_vast(rijen, deze, nieuw=nieuw)
    journaal.info(
        "Werkboek overgenomen door %s. %s",
        "de opdrachtregel" if isinstance(door, Systeem) else f"account {door.pk}",
        uitkomst,
    )
    return uitkomst


def _gemeenten(plan: Plan) -> Iterable[Gemeente]:
    locaties = (*plan.nieuwe_locaties, *plan.gewijzigde_locaties)
    periodes = (*plan.nieuwe_periodes, *plan.gewijzigde_periodes)
    nu = kaart().vandaag.nu
    sleutels = {nu(locatie.gemeente_id) for locatie in (*locaties, *(periode.locatie for periode in periodes))}
    return Gemeente.objects.filter(pk__in=sleutels)


def _werk_bij(rijen: Sequence, velden: Sequence[str]) -> None:
    """Like bulk_update, which takes twenty times as long on thousands of rows. The rows exist: they are locked."""
    if rijen:
        type(rijen[0]).objects.bulk_create(rijen, update_conflicts=True, unique_fields=["pk"], update_fields=velden)


def importeer(inlezing: Inlezing, *, door, proef: bool = False, reden: str = "", versie: int | None = None) -> Uitslag:
    """Set a sheet against the database and take it over, or nothing of it when there is any problem.

    Args:
        door: the account, which limits it to the gemeenten this person may enter for; or the system, for all.
        proef: only say what would happen.
        reden: why, for the trail.
        versie: of what is changed, as the preview said it; None for who saw none.

    Raises:
        Achterhaald: when somebody else changed some of it since.
    """
    try:
        with transaction.atomic():
            plan, bevindingen = maak_plan(inlezing, door=door)
            if bevindingen.aantal:
                return Uitslag(problemen=bevindingen.problemen, verzwegen=bevindingen.verzwegen)
            nu = _versie_van(plan)
            if versie is not None:
                eis_afdruk(nu, versie)
            uitkomst = Importuitkomst.van(plan) if proef else neem_over(plan, door=door, reden=reden)
            return Uitslag(uitkomst, versie=nu)
    except IntegrityError:
        return Uitslag(problemen=(Probleem(Ernst.FOUT, _TEGELIJK),))


def _versie_van(plan: Plan) -> int:
    """Of the records that it changes as they are now, which it keeps locked, and of how many it adds."""
    waarden: list[object] = [str(Importuitkomst.van(plan))]
    for rijen in (plan.gewijzigde_locaties, plan.gewijzigde_periodes):
        sleutels = [rij.pk for rij in rijen]
        historie = type(rijen[0]).history.filter(id__in=sleutels) if rijen else None
        waarden += [sleutels, historie and historie.aggregate(laatste=Max("history_id"))["laatste"]]
    return afdruk(*waarden)


_TEGELIJK = (
    "Er is niets opgeslagen: iemand anders heeft intussen iets gewijzigd dat ook in dit bestand staat. "
    "Controleer het overzicht en probeer het opnieuw."
)
