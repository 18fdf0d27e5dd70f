"""Writing the texts of the reminders. A text has no history of its own; that it changed, and by whom, is kept."""

from django.db import transaction

from opgaven.gebieden.models import Provincie
from prt.pagina.botsing import afdruk, eis_afdruk
from prt.toegang.rollen.rechten import Recht, eis
from prt.toegang.spoor.handelingen import handeling
from prt.toegang.spoor.keuzes import Handelingsoort
from realisatie.herinneringen.keuzes import Mailsoort
from realisatie.herinneringen.mailteksten import STANDAARD
from realisatie.herinneringen.models import Mailtekst


def mailtekst_van(provincie: Provincie, soort: Mailsoort) -> Mailtekst:
    """As somebody wrote it, or the standard text."""
    onderwerp, tekst = STANDAARD[soort]
    eigen = Mailtekst.objects.filter(provincie=provincie, soort=soort).first()
    return eigen or Mailtekst(provincie=provincie, soort=soort, onderwerp=onderwerp, tekst=tekst)


def versie_van_mailtekst(provincie: Provincie, soort: Mailsoort) -> int:
    nu = mailtekst_van(provincie, soort)
    return afdruk(nu.onderwerp, nu.tekst)


@transaction.atomic
def schrijf_mailtekst(provincie: Provincie, soort: Mailsoort, onderwerp: str, tekst: str, *, door, versie: int) -> bool:
    """Whether it is a text of one's own: what says the same as the standard text is that again.

    Raises:
        Achterhaald: when somebody else wrote another since ``versie``.
    """
    eis(door, Recht.MAILTEKSTEN_SCHRIJVEN, provincie)
    eigen = _regels(onderwerp, tekst) != _regels(*STANDAARD[soort])
    wat = Handelingsoort.GEWIJZIGD if eigen else Handelingsoort.VERWIJDERD
    with handeling(wat, f"Mailtekst {soort.label}", door=door, gebied=provincie):
        mijn = Mailtekst.objects.select_for_update().filter(provincie=provincie, soort=soort)
        list(mijn)
        eis_afdruk(versie_van_mailtekst(provincie, soort), versie)
        if eigen:
            Mailtekst.objects.update_or_create(
                provincie=provincie, soort=soort, defaults={"onderwerp": onderwerp, "tekst": tekst}
            )
        else:
            mijn.delete()
    return eigen


def _regels(onderwerp: str, tekst: str) -> list[str]:
    """Line by line: a browser ends its lines in another way."""
    return [onderwerp, *tekst.strip().splitlines()]
