"""Giving and ending roles, each written in the trail."""

from datetime import date
from typing import Any

from allauth.account.forms import ResetPasswordForm
from allauth.core.context import request_context
from django.db import transaction

from prt.toegang.rollen.keuzes import ROLLEN_VANUIT_HET_LAND
from prt.toegang.rollen.models import Gebruiker, Rol
from prt.toegang.rollen.rechten import ERGENS, Recht, eis, mag
from prt.toegang.spoor.handelingen import handeling
from prt.toegang.spoor.keuzes import Handelingsoort


def nodig_uit(request, *, naam: str, email: str, soort: str, gebied, door) -> Rol:
    """Give somebody a role, with an account when there is none yet; then a mail with a link to choose a password.

    An account that exists keeps its name. A role that is there already is left as it is.
    """
    eis(door, *_gevraagd(door, soort, gebied))
    onderwerp = f"{naam} uitgenodigd als {soort} voor {gebied}"
    with handeling(Handelingsoort.UITGENODIGD, onderwerp, door=door, **voor_wie(gebied)):
        gebruiker = Gebruiker.objects.filter(email=email).first() or Gebruiker.objects.create_user(email, naam=naam)
        velden = {"gebruiker": gebruiker, "soort": soort, "gebied": gebied}
        rol = Rol.objects.geldend().filter(**velden).first() or Rol.objects.create(**velden)
        transaction.on_commit(lambda: _mail_koppeling(request, email))
    return rol


def beeindig_rol(rol: Rol, *, door, vandaag: date, reden: str) -> None:
    """End a role today; the account and the trail stay."""
    eis(door, *_gevraagd(door, rol.soort, rol.gebied))
    onderwerp = f"Rol van {rol.gebruiker} beëindigd: {rol}"
    with handeling(Handelingsoort.VERWIJDERD, onderwerp, door=door, reden=reden, **voor_wie(rol.gebied)):
        rol.tot = vandaag
        rol.save(update_fields=("tot",))


def _gevraagd(door, soort: str, gebied) -> tuple[Recht, Any]:
    """Who keeps a provincie or works for the land, can be named from there; and anybody by who keeps the accounts."""
    if soort in ROLLEN_VANUIT_HET_LAND and mag(door, Recht.BEHEERDERS_BENOEMEN, ERGENS):
        return Recht.BEHEERDERS_BENOEMEN, ERGENS
    return Recht.COLLEGAS_BEHEREN, gebied


def voor_wie(gebied) -> dict:
    """Whom the action concerns, for who may read it in the trail."""
    return {"gemeenten": [gebied] if gebied.soort == "gemeente" else [], "gebied": gebied.provincie}


def _mail_koppeling(request, email: str) -> None:
    formulier = ResetPasswordForm({"email": email})
    with request_context(request):  # the mail goes out on commit, when the library has let go of the request
        if formulier.is_valid():
            formulier.save(request)
