"""A document or a ronde to refer to: of the land, or of one provincie and then known there alone."""

from datetime import date

from django.db import transaction
from django.utils.text import slugify

from opgaven.bronnen.models import Bron
from opgaven.gebieden.keuzes import Gebiedsoort
from opgaven.gebieden.models import Gebied
from opgaven.gebieden.querysets import van_land_of
from opgaven.rondes.models import Ronde
from prt.problemen import KanNiet
from prt.toegang.rollen.rechten import Recht, eis
from prt.toegang.spoor.handelingen import handeling
from prt.toegang.spoor.keuzes import Handelingsoort


def recht_bij(gebied: Gebied) -> Recht:
    """Who writes down what is of the land, and who what is of a provincie."""
    return Recht.LANDELIJK_VASTLEGGEN if gebied.soort == Gebiedsoort.LAND else Recht.OPGAVEN_VASTLEGGEN


@transaction.atomic
def voeg_bron_toe(*, gebied: Gebied, titel: str, opsteller: str, datum: date | None, door) -> Bron:
    """Raises KanNiet: when there is one by this title already, of the land or of the same provincie."""
    eis(door, recht_bij(gebied), gebied)
    code = _code(Bron, gebied, titel)
    with handeling(Handelingsoort.INGEVOERD, f"Bron {titel}", door=door, gebied=gebied):
        return Bron.objects.create(gebied=gebied, code=code, titel=titel, opsteller=opsteller, datum=datum)


@transaction.atomic
def voeg_ronde_toe(*, gebied: Gebied, stroom: str, naam: str, uiterlijk: date, door) -> Ronde:
    """What is no cyclus and no half-year. Raises KanNiet: when there is one by this name already, as above."""
    eis(door, recht_bij(gebied), gebied)
    code = _code(Ronde, gebied, naam)
    with handeling(Handelingsoort.INGEVOERD, f"Ronde {naam}", door=door, gebied=gebied):
        return Ronde.objects.create(gebied=gebied, code=code, stroom=stroom, naam=naam, uiterlijk=uiterlijk)


def _code(model: type[Bron] | type[Ronde], gebied: Gebied, naam: str) -> str:
    """From its name; that of a provincie ends in her code, so that it is never one of the land."""
    eigen = "" if gebied.soort == Gebiedsoort.LAND else f"-{gebied.code.lower()}"
    code = slugify(naam)[: 50 - len(eigen)].strip("-") + eigen
    veld = "titel" if model is Bron else "naam"
    if code == eigen:
        raise KanNiet("Gebruik ook letters of cijfers.", veld)
    if model._default_manager.filter(van_land_of(gebied), code=code).exists():
        raise KanNiet("Deze naam is er al, of lijkt er te veel op. Kies een andere.", veld)
    return code
