"""From what an identity provider says about somebody to the roles of that person here."""

from typing import Any

from django.db import transaction

from prt.toegang.collegas.acties import voor_wie
from prt.toegang.rollen.keuzes import GEBIED_PER_ROL, Rolsoort
from prt.toegang.rollen.models import Rol
from prt.toegang.spoor.handelingen import log
from prt.toegang.spoor.keuzes import Handelingsoort


def rollen_uit_claims(claims: dict, regels: list[dict]) -> list[tuple[Rolsoort, str]]:
    """The roles, each with the code of its gebied, that the rules give for these claims. What no rule names gives none.

    A claim is a single value or a list of values; it has to be equal to the value of the rule.
    """
    gevonden = []
    for regel in regels:
        waarde = claims.get(regel["claim"])
        waarden = waarde if isinstance(waarde, list) else [waarde]
        rol = (Rolsoort(regel["rol"]), regel["gebied"])
        if regel["waarde"] in waarden and rol not in gevonden:
            gevonden.append(rol)
    return gevonden


@transaction.atomic
def stel_rollen_in(gebruiker, aanbieder: str, rollen: list[tuple[Rolsoort, str]]) -> None:
    """Make the roles that come from this provider just these; roles given here by a colleague stay."""
    oud = {(rol.soort, rol.gebied): rol for rol in gebruiker.rollen.filter(via=aanbieder)}
    nieuw = {(soort, _gebied(soort, code)): soort for soort, code in rollen}
    for sleutel, rol in oud.items():
        if sleutel not in nieuw:
            _schrijf_op(Handelingsoort.VERWIJDERD, rol)
            rol.delete()
    for (soort, gebied), _ in nieuw.items():
        if gebied is not None and (soort, gebied) not in oud:
            rol = Rol.objects.create(gebruiker=gebruiker, soort=soort, via=aanbieder, gebied=gebied)
            _schrijf_op(Handelingsoort.UITGENODIGD, rol)


def _schrijf_op(soort: Handelingsoort, rol: Rol) -> None:
    """Nobody here gave or took it, so it stands in the trail with the name of who signed in."""
    gegeven = "beëindigd" if soort == Handelingsoort.VERWIJDERD else "gegeven"
    onderwerp = f"Rol van {rol.gebruiker} {gegeven} door {rol.via}: {rol}"
    log(soort, onderwerp, door=rol.gebruiker, **voor_wie(rol.gebied))


def _gebied(soort: Rolsoort, code: str):
    """What has its place today, when the code is an old one; none for a code that does not exist here."""
    gebieden: Any = Rol._meta.get_field("gebied").related_model
    gebied = gebieden.objects.filter(code=code, soort=GEBIED_PER_ROL[soort]).first()
    return gebied and gebied.nu
