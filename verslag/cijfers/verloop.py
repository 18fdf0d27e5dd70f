"""A group of gemeenten over time: each gemeente counts in the group that it is in on that day (R2)."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import pairwise
from typing import cast

from opgaven.gebieden.kaart import kaart
from opgaven.gebieden.keuzes import Lidsoort
from prt.rekenen.trap import Trap, som
from prt.weergave import datum
from realisatie.locaties.querysets import ASIEL_EN_AMV
from realisatie.stand.rekenen.rijen import Rijen
from realisatie.stand.rekenen.stand import Stand
from verslag.cijfers.cijfers import Afloop, GemeenteCijfers, InDeTijd


def in_de_tijd(
    stand: Stand, ingevoerd: Rijen | None, gemeenten: Sequence[GemeenteCijfers], soort: Lidsoort
) -> Mapping[int | None, InDeTijd]:
    """By group (primary key; ``None`` for who is in none).

    Args:
        ingevoerd: the rows by the gemeenten that they were entered for, where that is not how the stand has them: the
            places of who merged later count where their own gemeente was, until that day.
        gemeenten: all of the provincie on the peildatum.
    """
    afloop: dict[int | None, list[Afloop]] = defaultdict(list)
    overgangen: dict[int | None, list[str]] = defaultdict(list)
    for deel in gemeenten:
        for regel in deel.afloop:
            afloop[kaart().op(regel.einde.dag).groep(deel.gemeente.pk, soort)].append(regel)
        for zin, geraakt in _overgangen(deel, soort):
            for groep in geraakt:
                overgangen[groep].append(zin)
    capaciteit = _capaciteit(replace(stand, rijen=ingevoerd).met_zicht_van(stand) if ingevoerd else stand, soort)
    return {
        groep: InDeTijd(
            capaciteit.get(groep, Trap()),
            tuple(sorted(afloop[groep], key=lambda regel: (regel.einde.dag, regel.naam))),
            tuple(overgangen[groep]),
        )
        for groep in {*capaciteit, *afloop, *overgangen}
    }


def _capaciteit(stand: Stand, soort: Lidsoort) -> dict[int | None, Trap]:
    delen: dict[int | None, list[Trap]] = defaultdict(list)
    for gemeente in cast("frozenset[int]", stand.gemeenten):
        eigen = stand.capaciteit([gemeente], ASIEL_EN_AMV)
        for periode, groep in kaart().door_de_tijd(gemeente, soort):
            delen[groep].append(eigen.binnen(periode))
    return {groep: som(trappen) for groep, trappen in delen.items()}


def _overgangen(deel: GemeenteCijfers, soort: Lidsoort) -> Iterator[tuple[str, set[int | None]]]:
    """When a gemeente goes from one group to another, as a sentence that both of them tell."""
    groepen = kaart().gebieden
    for (_, oud), (periode, nieuw) in pairwise(kaart().door_de_tijd(deel.gemeente.pk, soort)):
        van, naar = (groepen[groep].naam if groep else f"geen {soort}" for groep in (oud, nieuw))
        yield f"Op {datum(periode.begin)} gaat {deel.naam} van {van} naar {naar}.", {oud, nieuw}
