"""The opgaven as sheets: column names as in the published tables, ``None`` for onbekend."""

from datetime import date

from opgaven.gebieden.models import Gemeente, Provincie, Regio
from opgaven.opgaven.lezen import opgaven_van
from opgaven.opgaven.reeks import capaciteitsbesluittabel
from opgaven.rondes.keuzes import Stroom
from opgaven.rondes.models import Ronde
from prt.werkboek.schrijven import Blad

KOPPEN: dict[str, tuple[str, ...]] = {
    Stroom.STATUSHOUDERS: ("taakstelling", "inclusief_voor_achterstand"),
    Stroom.OEKRAINE: ("opgave",),
    Stroom.CNO: ("opgave",),
    Stroom.ASIEL: ("opgave", "waarvan_amv"),
}


def gemeenten_op_volgorde(provincie: Provincie, regio: Regio | None):
    """In the order of the published tables: per regio by name."""
    return sorted(
        Gemeente.objects.in_gebied(regio or provincie), key=lambda gemeente: (gemeente.regio.naam, gemeente.naam)
    )


def opgaven(ronde: Ronde, provincie: Provincie, regio: Regio | None, peildatum: date) -> Blad:
    """The opgave in force of every gemeente that has one; of every regio where it is asked of regio's (CNO)."""
    gevonden = opgaven_van(ronde, peildatum)
    koppen = KOPPEN[ronde.stroom]

    def cijfers(cijfer) -> list:
        velden = {"waarvan_amv": cijfer.waarvan_amv, "inclusief_voor_achterstand": cijfer.inclusief_saldo}
        return [velden.get(kop, cijfer.aantal) for kop in koppen]

    if ronde.stroom == Stroom.CNO:
        regios = [regio] if regio else provincie.regios.order_by("naam")
        per_regio = [(r.naam, *cijfers(gevonden.per_gebied[r.pk])) for r in regios if r.pk in gevonden.per_gebied]
        return Blad("Opgaven", ("regio", *koppen), per_regio)
    per_gemeente = gevonden.per_gebied
    gemeenten = (g for g in gemeenten_op_volgorde(provincie, regio) if g.pk in per_gemeente)
    return Blad(
        "Opgaven",
        ("gemeente", "regio", *koppen),
        [(g.naam, g.regio.naam, *cijfers(per_gemeente[g.pk])) for g in gemeenten],
    )


def capaciteitsbesluiten(provincie: Provincie, peildatum: date) -> Blad:
    """How many places were asked over the years, as known by then: of the country, the provincie and its regio's."""
    regios = sorted(regio.naam for regio in provincie.regios.all())
    regels = [tuple(rij.values()) for rij in capaciteitsbesluittabel(provincie, peildatum)]
    return Blad("Capaciteitsbesluiten", ("capaciteitsbesluit", "landelijk", provincie.naam, *regios), regels)
