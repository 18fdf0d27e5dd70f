"""In which provincies somebody works, and who keeps the planning."""

from django.core.exceptions import PermissionDenied
from django.db.models import Q

from opgaven.models import Provincie
from prt.toegang.rechten import bereik


def provincies_van(gebruiker):
    """The provincies in which somebody has any role, also when that is for one gemeente or regio."""
    mijn = bereik(gebruiker)
    breed = Q(pk__in=mijn.hele_provincies)
    return Provincie.objects.filter(breed | Q(regios__in=mijn.regios) | Q(gemeenten__in=mijn.gemeenten)).distinct()


def mag_plannen(gebruiker) -> bool:
    """Whether somebody makes and changes the planning: the CdK's staff."""
    return bool(bereik(gebruiker).provincies_als_secretaris)


def eis_plannen(gebruiker) -> None:
    if not mag_plannen(gebruiker):
        raise PermissionDenied("De planning kan alleen de CdK-staf wijzigen.")
