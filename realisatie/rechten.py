"""Who may do what with a locatie. Fetching with a scope gives a stranger 404; this gives a reader 403."""

from django.core.exceptions import PermissionDenied

from opgaven.models import Gemeente
from prt.toegang.keuzes import Rolsoort
from prt.toegang.rechten import bereik
from realisatie.models import Knelpunt
from realisatie.rekenen.maand import Stap


def mag_wijzigen(gebruiker, gemeente: Gemeente) -> bool:
    """Whether somebody may enter and change the locaties of a gemeente."""
    return Gemeente.objects.in_te_voeren_door(gebruiker).filter(pk=gemeente.pk).exists()


def eis_wijzigen(gebruiker, gemeente: Gemeente) -> None:
    if not mag_wijzigen(gebruiker, gemeente):
        raise PermissionDenied("U kunt de locaties van deze gemeente bekijken, maar niet wijzigen.")


def mag_invoeren(gebruiker) -> bool:
    """Whether somebody may enter locaties at all."""
    mijn = bereik(gebruiker)
    return bool(mijn.gemeenten or mijn.provincies_als_secretaris)


def eis_invoer(gebruiker) -> None:
    if not mag_invoeren(gebruiker):
        raise PermissionDenied("U kunt locaties bekijken, maar niet invoeren.")


def mag_maandstand(gebruiker, gemeente: Gemeente, stap: Stap) -> bool:
    """Whether somebody may take this step in a month of a gemeente: it confirms, its regio judges, CdK-staf both."""
    mijn = bereik(gebruiker)
    eigen = gemeente.pk in mijn.gemeenten if stap == Stap.INDIENEN else gemeente.regio_id in mijn.regios
    return eigen or gemeente.provincie_id in mijn.provincies_als_secretaris


def eis_maandstand(gebruiker, gemeente: Gemeente, stap: Stap) -> None:
    if not mag_maandstand(gebruiker, gemeente, stap):
        wie = "een medewerker van de gemeente" if stap == Stap.INDIENEN else "de regiosecretaris"
        raise PermissionDenied(f"Dit kan alleen {wie} of de CdK-staf.")


def rol_bij(gebruiker, gemeente: Gemeente) -> str:
    """The role in which somebody acts for a gemeente, as text to keep; the nearest one first."""
    mijn = bereik(gebruiker)
    if gemeente.pk in mijn.gemeenten:
        return f"{Rolsoort.MEDEWERKER_GEMEENTE.label} {gemeente.naam}"
    if gemeente.regio_id in mijn.regios:
        return f"{Rolsoort.REGIOSECRETARIS.label} {gemeente.regio.naam}"
    if gemeente.provincie_id in mijn.provincies_als_secretaris:
        return f"{Rolsoort.PRT_SECRETARIS.label} {gemeente.provincie.naam}"
    return Rolsoort.LEZER.label


def mag_mailteksten(gebruiker) -> bool:
    """Whether somebody may write the texts of the reminders: the CdK's staff."""
    return bool(bereik(gebruiker).provincies_als_secretaris)


def eis_mailteksten(gebruiker) -> None:
    if not mag_mailteksten(gebruiker):
        raise PermissionDenied("De teksten van de mails kan alleen de CdK-staf wijzigen.")


def mag_opmerken(gebruiker, gemeente: Gemeente) -> bool:
    """Whether somebody may remark, answer and close: with a role in the gemeente, its regio or the CdK's staff."""
    mijn = bereik(gebruiker)
    dichtbij = gemeente.pk in mijn.gemeenten or gemeente.regio_id in mijn.regios
    return dichtbij or gemeente.provincie_id in mijn.provincies_als_secretaris


def eis_opmerken(gebruiker, gemeente: Gemeente) -> None:
    if not mag_opmerken(gebruiker, gemeente):
        raise PermissionDenied("U kunt de opmerkingen lezen, maar er geen plaatsen, beantwoorden of afsluiten.")


def eis_overzicht(gebruiker) -> None:
    """What spans gemeenten and tells about confidential locaties is for regiosecretarissen and the CdK's staff."""
    mijn = bereik(gebruiker)
    if not (mijn.regios or mijn.provincies_als_secretaris):
        raise PermissionDenied("Dit overzicht is voor de regiosecretaris en de CdK-staf.")


def mag_knelpunt(gebruiker, knelpunt: Knelpunt) -> bool:
    """Whether somebody may write about this gebied: the gemeente, its regiosecretaris, the CdK's staff."""
    mijn = bereik(gebruiker)
    if knelpunt.provincie_id in mijn.provincies_als_secretaris:
        return True
    regio = knelpunt.gemeente.regio_id if knelpunt.gemeente else knelpunt.regio_id
    return knelpunt.gemeente_id in mijn.gemeenten or regio in mijn.regios


def eis_knelpunt(gebruiker, knelpunt: Knelpunt) -> None:
    if not mag_knelpunt(gebruiker, knelpunt):
        raise PermissionDenied("U kunt dit knelpunt lezen, maar niet wijzigen.")


def eis_knelpunten(gebruiker) -> None:
    """Whether somebody may write knelpunten at all."""
    if not mag_knelpunten(gebruiker):
        raise PermissionDenied("Knelpunten schrijven gemeenten, regiosecretarissen en de CdK-staf.")


def mag_knelpunten(gebruiker) -> bool:
    mijn = bereik(gebruiker)
    return bool(mijn.gemeenten or mijn.regios or mijn.provincies_als_secretaris)
