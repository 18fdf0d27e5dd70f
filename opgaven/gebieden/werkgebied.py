"""Where somebody works: in which provincie, for which gemeenten, and in which role."""

from django.http import Http404

from opgaven.gebieden.keuzes import Gebiedsoort
from opgaven.gebieden.models import Gebied, Gemeente, Provincie
from opgaven.gebieden.zoeken import vind
from prt.toegang.rollen.keuzes import Rolsoort
from prt.toegang.rollen.rechten import ERGENS, Recht, Systeem, bereik, eis


def provincies_van_staf(gebruiker):
    """The provincies in which somebody belongs to the CdK's staff, for choosing from."""
    mijn = bereik(gebruiker).provincies_als_secretaris
    return Provincie.objects.filter(pk__in=mijn).deelnemend()


def provincie_van(gebruiker, code: str | None = None) -> Provincie:
    """The one asked for by its CBS-code, or otherwise the one that this person works in."""
    eis(gebruiker, Recht.LEZEN, ERGENS)
    if code:
        return vind(gebruiker, Provincie, code)
    if provincie := Provincie.objects.deelnemend().leesbaar_voor(gebruiker).first():
        return provincie
    raise Http404("Voor deze provincie is er geen verslag.")


def gevraagde_provincie(request) -> Provincie:
    """The one that the address of a page names, or otherwise that of who looks at it."""
    return provincie_van(request.user, request.GET.get("provincie"))


def provincies_van(gebruiker):
    """The provincies in which somebody has any role, also when that is for one gemeente or regio."""
    return Provincie.objects.leesbaar_voor(gebruiker)


def vertrouwde_gemeenten(gebruiker) -> set[int]:
    """The gemeenten of which somebody sees everything (DOMEIN §6)."""
    return set(Gemeente.objects.vertrouwd_voor(gebruiker).values_list("pk", flat=True))


def rol_bij(gebruiker, gebied: Gebied) -> str:
    """The role in which somebody acts for a gebied, as text to keep; the nearest one first."""
    if isinstance(gebruiker, Systeem):
        return gebruiker.naam
    mijn = bereik(gebruiker)
    regio, provincie = gebied.regio, gebied.provincie
    if gebied.soort == Gebiedsoort.GEMEENTE and gebied.pk in mijn.gemeenten:
        return f"{Rolsoort.MEDEWERKER_GEMEENTE.label} {gebied.naam}"
    if regio and regio.pk in mijn.regios:
        return f"{Rolsoort.REGIOSECRETARIS.label} {regio.naam}"
    if provincie.pk in mijn.provincies_als_secretaris:
        return f"{Rolsoort.PRT_SECRETARIS.label} {provincie.naam}"
    return Rolsoort.LEZER.label
