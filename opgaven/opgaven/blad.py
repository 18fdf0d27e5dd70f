"""The opgaven as sheets: column names as in the published tables, ``None`` for onbekend."""

from datetime import date

from opgaven.gebieden.indeling import Tabelgroep, groepen_in
from opgaven.gebieden.keuzes import Lidsoort
from opgaven.gebieden.models import Gebied, Gemeente, Provincie, Regio
from opgaven.opgaven.lezen import Opgavecijfer, opgaven_van
from opgaven.opgaven.reeks import capaciteitsbesluittabel, gevraagde_groepen
from opgaven.rondes.keuzes import Stroom
from opgaven.rondes.models import Ronde
from prt.rekenen.getallen import som
from prt.weergave import cel
from prt.werkboek.schrijven import Blad

KOPPEN: dict[str, tuple[str, ...]] = {
    Stroom.STATUSHOUDERS: ("taakstelling", "inclusief_voor_achterstand"),
    Stroom.OEKRAINE: ("opgave",),
    Stroom.CNO: ("opgave",),
    Stroom.ASIEL: ("opgave", "waarvan_amv"),
}


def gemeenten_per_groep(
    gebied: Gebied, peildatum: date, indeling: Lidsoort = Lidsoort.REGIO
) -> dict[Tabelgroep, list[Gemeente]]:
    """In the order of the published tables: per regio, or other group, by name."""
    return dict(sorted(groepen_in(gebied, indeling, peildatum).items(), key=lambda paar: paar[0].op_naam))


def opgaven(
    ronde: Ronde,
    provincie: Provincie,
    regio: Regio | None,
    peildatum: date,
    indeling: Lidsoort = Lidsoort.REGIO,
) -> Blad:
    """The opgave in force of every gemeente that has one; of every regio where it is asked of regio's (CNO).

    In another grouping than by regio, which is as published, with a row for every group as a whole.
    """
    gevonden, koppen = opgaven_van(ronde, peildatum).per_gebied, KOPPEN[ronde.stroom]

    def cijfers(cijfer: Opgavecijfer | None) -> list[int | None]:
        if cijfer is None:
            return [None for _ in koppen]
        velden = {"waarvan_amv": cijfer.waarvan_amv, "inclusief_voor_achterstand": cijfer.inclusief_saldo}
        return [velden.get(kop, cijfer.aantal) for kop in koppen]

    if ronde.stroom == Stroom.CNO and indeling == Lidsoort.REGIO:
        regios = [regio] if regio else provincie.regios.order_by("naam")
        per_regio = [(r.naam, *cijfers(gevonden[r.pk])) for r in regios if r.pk in gevonden]
        return Blad("Opgaven", ("regio", *koppen), per_regio)
    regels: list[tuple] = []
    for groep, gemeenten in gemeenten_per_groep(regio or provincie, peildatum, indeling).items():
        regels += [(g.naam, str(groep), *cijfers(gevonden[g.pk])) for g in gemeenten if g.pk in gevonden]
        if indeling != Lidsoort.REGIO:
            sommen = map(som, zip(*(cijfers(gevonden.get(g.pk)) for g in gemeenten), strict=True))
            regels.append((groep.totaal, str(groep), *map(cel, sommen)))
    return Blad("Opgaven", ("gemeente", indeling.value, *koppen), regels)


def capaciteitsbesluiten(provincie: Provincie, peildatum: date, indeling: Lidsoort = Lidsoort.REGIO) -> Blad:
    """How many places were asked over the years, as known by then: of the country, the provincie and its regio's.

    Of other groups the sum of what was asked of their gemeenten.
    """
    groepen = sorted(gevraagde_groepen(provincie, peildatum, indeling))
    regels = [tuple(rij.values()) for rij in capaciteitsbesluittabel(provincie, peildatum, indeling)]
    return Blad("Capaciteitsbesluiten", ("capaciteitsbesluit", "landelijk", provincie.naam, *groepen), regels)
