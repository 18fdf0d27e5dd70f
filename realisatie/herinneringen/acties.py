"""Writing the texts of the reminders. A text has no history of its own; that it changed, and by whom, is kept."""

from django.db import transaction

from prt.pagina.botsing import afdruk, eis_afdruk
from prt.toegang.rollen.rechten import ERGENS, Recht, eis
from prt.toegang.spoor.handelingen import handeling
from prt.toegang.spoor.keuzes import Handelingsoort
from realisatie.herinneringen.keuzes import Mailsoort
from realisatie.herinneringen.mailteksten import STANDAARD
from realisatie.herinneringen.models import Mailtekst


def mailtekst_van(soort: Mailsoort) -> Mailtekst:
    """As somebody wrote it, or the standard text."""
    onderwerp, tekst = STANDAARD[soort]
    return Mailtekst.objects.filter(soort=soort).first() or Mailtekst(soort=soort, onderwerp=onderwerp, tekst=tekst)


def versie_van_mailtekst(soort: Mailsoort) -> int:
    nu = mailtekst_van(soort)
    return afdruk(nu.onderwerp, nu.tekst)


@transaction.atomic
def schrijf_mailtekst(soort: Mailsoort, onderwerp: str, tekst: str, *, door, versie: int) -> None:
    """Raises Achterhaald: when somebody else wrote another since ``versie``."""
    eis(door, Recht.MAILTEKSTEN_SCHRIJVEN, ERGENS)
    with _over(soort, Handelingsoort.GEWIJZIGD, door):
        _vergrendel(soort, versie)
        Mailtekst.objects.update_or_create(soort=soort, defaults={"onderwerp": onderwerp, "tekst": tekst})


@transaction.atomic
def herstel_mailtekst(soort: Mailsoort, *, door, versie: int) -> None:
    """Back to the standard text. Raises Achterhaald: when somebody else wrote another since ``versie``."""
    eis(door, Recht.MAILTEKSTEN_SCHRIJVEN, ERGENS)
    with _over(soort, Handelingsoort.VERWIJDERD, door):
        _vergrendel(soort, versie)
        Mailtekst.objects.filter(soort=soort).delete()


def _vergrendel(soort: Mailsoort, versie: int) -> None:
    list(Mailtekst.objects.select_for_update().filter(soort=soort))
    eis_afdruk(versie_van_mailtekst(soort), versie)


def _over(soort: Mailsoort, wat: Handelingsoort, door):
    return handeling(wat, f"Mailtekst {soort.label}", door=door)
