"""The provincies of the installatie, from which day they take part, and whether anybody works there."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from opgaven.gebieden.kaart import kaart
from opgaven.gebieden.keuzes import Lidsoort
from opgaven.gebieden.models import Lidmaatschap, Provincie
from opgaven.gebieden.rekenen import VANOUDS
from prt.toegang.rollen.keuzes import Rolsoort
from prt.toegang.rollen.models import Rol
from prt.weergave import datum


@dataclass(frozen=True, slots=True)
class Provinciestand:
    """``doet_mee``: by what was settled last, which may begin later; ``deelname`` says so in words."""

    provincie: Provincie
    doet_mee: bool
    deelname: str
    accounts: int
    beheerders: tuple[str, ...]


def lees_installatie(vandaag: date) -> list[Provinciestand]:
    """Every provincie by name. No figure and no locatie. Three queries, and those for the map."""
    deelname: dict[int, list[Lidmaatschap]] = {}
    for lid in Lidmaatschap.objects.filter(soort=Lidsoort.DEELNAME).order_by("vanaf"):
        deelname.setdefault(lid.gebied_id, []).append(lid)
    rollen = list(Rol.objects.geldend().select_related("gebruiker"))
    return [_stand(provincie, deelname.get(provincie.pk, []), rollen, vandaag) for provincie in Provincie.objects.all()]


def laatste_deelname(provincie: Provincie) -> Lidmaatschap | None:
    """What was settled last, which may begin later."""
    return provincie.lidmaatschappen.filter(soort=Lidsoort.DEELNAME).order_by("vanaf").last()


def _stand(provincie: Provincie, deelname: list[Lidmaatschap], rollen: Iterable[Rol], vandaag: date) -> Provinciestand:
    hier = kaart().vandaag.omvat(provincie.pk)
    per_persoon = Counter(rol.gebruiker_id for rol in rollen if rol.gebied_id in hier)
    beheerders = {
        rol.gebruiker.naam
        for rol in rollen
        if rol.gebied_id == provincie.pk and rol.soort == Rolsoort.FUNCTIONEEL_BEHEERDER
    }
    return Provinciestand(
        provincie,
        bool(deelname and deelname[-1].groep_id),
        in_woorden(deelname, vandaag),
        len(per_persoon),
        tuple(sorted(beheerders)),
    )


def in_woorden(deelname: list[Lidmaatschap], vandaag: date) -> str:
    """What holds today and what was settled for later: "doet mee sinds 1 januari 2025, tot 1 juli 2027"."""
    begonnen = [lid for lid in deelname if lid.vanaf <= vandaag]
    delen = [_nu(begonnen[-1]) if begonnen else "doet niet mee"]
    delen += [f"{'vanaf' if lid.groep_id else 'tot'} {datum(lid.vanaf)}" for lid in deelname if lid.vanaf > vandaag]
    return ", ".join(delen)


def _nu(lid: Lidmaatschap) -> str:
    wat = "doet mee" if lid.groep_id else "doet niet meer mee"
    return wat if lid.vanaf == VANOUDS else f"{wat} sinds {datum(lid.vanaf)}"
