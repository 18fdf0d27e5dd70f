"""Who may do what with a locatie. Fetching with a scope gives a stranger 404; this gives a reader 403."""

from collections.abc import Iterable

from django.core.exceptions import PermissionDenied

from opgaven.models import Gemeente, Provincie, Regio
from prt.toegang.keuzes import Rolsoort
from prt.toegang.rechten import bereik
from realisatie.keuzes import Teller
from realisatie.rekenen.maand import Stap

Gebied = Gemeente | Regio | Provincie


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


def tellers_van(gebruiker, gemeente: Gemeente) -> tuple[Teller, ...]:
    """For whom somebody may enter counts of people at a locatie: the gemeente for itself, the COA, CdK-staf both."""
    mijn = bereik(gebruiker)
    staf = gemeente.provincie_id in mijn.provincies_als_secretaris
    namens = (
        (Teller.GEMEENTE, staf or gemeente.pk in mijn.gemeenten),
        (Teller.COA, staf or gemeente.provincie_id in mijn.provincies_als_coa),
    )
    return tuple(teller for teller, mag in namens if mag)


def eis_tellen(gebruiker, gemeente: Gemeente) -> None:
    if not tellers_van(gebruiker, gemeente):
        raise PermissionDenied("U kunt de bezetting van deze locatie bekijken, maar niet doorgeven.")


def mag_maandstand(gebruiker, gemeente: Gemeente, stap: Stap) -> bool:
    """Whether somebody may take this step in a month of a gemeente: it confirms, its regio judges, CdK-staf both."""
    mijn = bereik(gebruiker)
    eigen = gemeente.pk in mijn.gemeenten if stap == Stap.INDIENEN else gemeente.regio_id in mijn.regios
    return eigen or gemeente.provincie_id in mijn.provincies_als_secretaris


def eis_maandstand(gebruiker, gemeente: Gemeente, stap: Stap) -> None:
    if not mag_maandstand(gebruiker, gemeente, stap):
        wie = "een medewerker van de gemeente" if stap == Stap.INDIENEN else "de regiosecretaris"
        raise PermissionDenied(f"Dit kan alleen {wie} of de CdK-staf.")


def rol_bij(gebruiker, gebied: Gebied) -> str:
    """The role in which somebody acts for a gebied, as text to keep; the nearest one first."""
    mijn = bereik(gebruiker)
    regio = gebied.regio if isinstance(gebied, Gemeente) else gebied
    provincie = gebied if isinstance(gebied, Provincie) else gebied.provincie
    if isinstance(gebied, Gemeente) and gebied.pk in mijn.gemeenten:
        return f"{Rolsoort.MEDEWERKER_GEMEENTE.label} {gebied.naam}"
    if isinstance(regio, Regio) and regio.pk in mijn.regios:
        return f"{Rolsoort.REGIOSECRETARIS.label} {regio.naam}"
    if provincie.pk in mijn.provincies_als_secretaris:
        return f"{Rolsoort.PRT_SECRETARIS.label} {provincie.naam}"
    return Rolsoort.LEZER.label


def mag_mailteksten(gebruiker) -> bool:
    """Whether somebody may write the texts of the reminders: the CdK's staff."""
    return bool(bereik(gebruiker).provincies_als_secretaris)


def eis_mailteksten(gebruiker) -> None:
    if not mag_mailteksten(gebruiker):
        raise PermissionDenied("De teksten van de mails kan alleen de CdK-staf wijzigen.")


def mag_opmerken(gebruiker, gebied: Gebied) -> bool:
    """Whether somebody may remark, answer and close: with a role in the gemeente, its regio or the CdK's staff."""
    mijn = bereik(gebruiker)
    if isinstance(gebied, Provincie):
        return gebied.pk in mijn.provincies_als_secretaris
    if isinstance(gebied, Regio):
        dichtbij = gebied.pk in mijn.regios
    else:
        dichtbij = gebied.pk in mijn.gemeenten or gebied.regio_id in mijn.regios
    return dichtbij or gebied.provincie_id in mijn.provincies_als_secretaris


def eis_opmerken(gebruiker, gebied: Gebied) -> None:
    if not mag_opmerken(gebruiker, gebied):
        raise PermissionDenied("U kunt de opmerkingen lezen, maar er geen plaatsen, beantwoorden of afsluiten.")


def mag_uitruilen(gebruiker, partijen: Iterable[Gemeente]) -> bool:
    """Whether somebody may propose and change an uitruil: of one of its gemeenten, its regio, or the CdK's staff."""
    return any(mag_opmerken(gebruiker, gemeente) for gemeente in partijen)


def eis_uitruilen(gebruiker, partijen: Iterable[Gemeente]) -> None:
    if not mag_uitruilen(gebruiker, partijen):
        raise PermissionDenied("Alleen de gemeenten van een uitruil, hun regiosecretaris en de CdK-staf wijzigen haar.")


def is_van(gebruiker, gemeente: Gemeente) -> bool:
    """Whether somebody speaks for a gemeente itself."""
    return gemeente.pk in bereik(gebruiker).gemeenten


def vertrouwde_gemeenten(gebruiker) -> set[int]:
    """The gemeenten of which somebody sees everything (DOMEIN §6)."""
    return set(Gemeente.objects.vertrouwd_voor(gebruiker).values_list("pk", flat=True))


def mag_ooit_uitruilen(gebruiker) -> bool:
    """Whether there is any gemeente for which somebody may propose one."""
    mijn = bereik(gebruiker)
    return bool(mijn.gemeenten or mijn.regios or mijn.provincies_als_secretaris)


def eis_ooit_uitruilen(gebruiker) -> None:
    if not mag_ooit_uitruilen(gebruiker):
        raise PermissionDenied("Een uitruil voorstellen kan een gemeente, een regiosecretaris of de CdK-staf.")


def mag_over_uitruil_oordelen(gebruiker, partijen: Iterable[Gemeente]) -> bool:
    """Whether somebody may judge its condition, dissolve or extend it: no gemeente judges in its own case."""
    mijn = bereik(gebruiker)
    return any(g.regio_id in mijn.regios or g.provincie_id in mijn.provincies_als_secretaris for g in partijen)


def eis_over_uitruil_oordelen(gebruiker, partijen: Iterable[Gemeente]) -> None:
    if not mag_over_uitruil_oordelen(gebruiker, partijen):
        raise PermissionDenied("Dit kan alleen de regiosecretaris van een van de gemeenten of de CdK-staf.")


def mag_namens_bevestigen(gebruiker, gemeente: Gemeente, partijen: Iterable[Gemeente]) -> bool:
    """Whether somebody may write down that a gemeente agrees, with the document in which it says so.

    A gemeente outside every regio has nobody here: the CdK's staff of another party does it.
    """
    mijn = bereik(gebruiker)
    bij_wie = [gemeente] if gemeente.regio_id else partijen
    eigen_regio = gemeente.regio_id is not None and gemeente.regio_id in mijn.regios
    return eigen_regio or any(partij.provincie_id in mijn.provincies_als_secretaris for partij in bij_wie)
