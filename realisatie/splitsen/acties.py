"""Splitting a gemeente: the map, and what of its records goes where. All from one day on, in one action.

A record that goes along is from then on of a part of the gemeente: before that day still of the gemeente itself.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cache

from django.db import transaction

from opgaven.gebieden.models import Gemeente
from opgaven.herindelen.acties import NieuweGemeente, splits, splits_af
from opgaven.opgaven.models import Opgave
from prt.problemen import KanNiet
from prt.toegang.rollen.rechten import Recht, eis
from prt.toegang.spoor.handelingen import handeling
from prt.toegang.spoor.keuzes import Handelingsoort
from prt.weergave import datum
from realisatie.locaties.models import Locatie
from realisatie.splitsen.lezen import KANTEN, Boedel, TeVerdelen, boedel_van
from realisatie.uitruil.models import Overdracht


@dataclass(frozen=True, slots=True)
class Splitsing:
    """A gemeente, those that it is divided over from a day on, and who gets all that is not said (by CBS-code).

    That is one of these, or the gemeente itself, which then stays.
    """

    gemeente: Gemeente
    over: Sequence[Gemeente]
    nieuw: Sequence[NieuweGemeente]
    hoofd: str
    vanaf: date


@dataclass(frozen=True, slots=True)
class Opgavedeel:
    """Of an opgave; ``waarvan_amv`` is included in ``aantal``."""

    aantal: int
    waarvan_amv: int = 0


@dataclass(frozen=True)
class Boedeldeling:
    """Who gets what, by CBS-code: locaties, sides of lines, and of each opgave what of it. The rest is the hoofd's."""

    locaties: Mapping[int, str] = field(default_factory=dict)
    kanten: Mapping[tuple[int, str], str] = field(default_factory=dict)
    opgaven: Mapping[tuple[int, date], Mapping[str, Opgavedeel]] = field(default_factory=dict)


@transaction.atomic
def splits_gemeente(splitsing: Splitsing, verdeling: Boedeldeling, *, reden: str, door) -> dict[str, Gemeente]:
    """Returns: by CBS-code who has a part of it from then on.

    Raises:
        KanNiet: when the map does not allow it, or more of an opgave is given away than there is.
    """
    gemeente, vanaf = splitsing.gemeente, splitsing.vanaf
    eis(door, Recht.HERINDELEN, gemeente.provincie)
    boedel = boedel_van(gemeente, vanaf)
    namen = [*map(str, splitsing.over), *(begin.naam for begin in splitsing.nieuw)]
    onderwerp = f"{gemeente} is op {datum(vanaf)} gesplitst: een deel naar {' en '.join(namen)}"
    velden = {"door": door, "reden": reden, "gebied": gemeente.provincie, "gemeenten": [gemeente, *splitsing.over]}
    with handeling(Handelingsoort.GEWIJZIGD, onderwerp, **velden) as deze:
        hoofd = splitsing.hoofd
        wie = splits(gemeente, splitsing.over, splitsing.nieuw, hoofd=hoofd, vanaf=vanaf, door=door)
        deze.gemeenten.add(*wie.values())

        @cache
        def deel(van: Gemeente, code: str) -> Gemeente:
            return splits_af(van, wie[code], vanaf=vanaf, door=door)

        for code in wie.keys() - {hoofd}:
            deel(gemeente, code)
        _wijs_toe(boedel, verdeling, hoofd, deel)
        for opgave in boedel.opgaven:
            gevraagd = verdeling.opgaven.get(opgave.sleutel, {})
            aandelen = {code: deel_ for code, deel_ in gevraagd.items() if code != hoofd and deel_.aantal}
            _verdeel(gemeente, opgave, [(wie[code], deel(gemeente, code), deel_) for code, deel_ in aandelen.items()])
    return wie


def _wijs_toe(boedel: Boedel, verdeling: Boedeldeling, hoofd: str, deel: Callable[[Gemeente, str], Gemeente]) -> None:
    """Locaties and lines, as they are by now; what is the hoofd's goes along by itself."""
    naar = {locatie.pk: verdeling.locaties.get(locatie.pk, hoofd) for locatie in boedel.locaties}
    weg = [sleutel for sleutel, code in naar.items() if code != hoofd]
    for locatie in Locatie.objects.select_for_update(of=("self",)).filter(pk__in=weg).select_related("gemeente"):
        locatie.gemeente = deel(locatie.gemeente, naar[locatie.pk])
        locatie.save()
    gevraagd = {kant.sleutel: verdeling.kanten.get(kant.sleutel, hoofd) for kant in boedel.kanten}
    gaat = {sleutel: code for sleutel, code in gevraagd.items() if code != hoofd}
    lijnen = Overdracht.objects.select_for_update(of=("self",)).filter(pk__in={pk for pk, _ in gaat})
    for lijn in lijnen.select_related("gever", "ontvanger"):
        for kant in KANTEN:
            if (lijn.pk, kant) in gaat:
                setattr(lijn, kant, deel(getattr(lijn, kant), gaat[lijn.pk, kant]))
        lijn.save()


def _verdeel(gemeente: Gemeente, opgave: TeVerdelen, aandelen: Sequence[tuple[Gemeente, Gemeente, Opgavedeel]]) -> None:
    """Per who gets it, and which part that is: its share; what is left stays the gemeente's.

    That is a record of its own when an earlier day rests on the one there is.
    """
    if not aandelen:
        return
    rij, over = opgave.rij, opgave.aantal - sum(aandeel.aantal for _, _, aandeel in aandelen)
    amv = opgave.waarvan_amv
    if amv is not None:
        amv -= sum(aandeel.waarvan_amv for _, _, aandeel in aandelen)
    if over < 0 or (amv is not None and not 0 <= amv <= over):
        raise KanNiet(f"Van de opgave in {rij.ronde} wordt meer verdeeld dan er is. Verminder een aandeel.")
    for wie, deel, aandeel in aandelen:
        if eigen := Opgave.objects.filter(gebied=wie, ronde=rij.ronde, geldig_vanaf__gte=opgave.vanaf).first():
            heeft = f"{wie} heeft in {rij.ronde} al een opgave vanaf {datum(eigen.geldig_vanaf)}, voor het geheel"
            raise KanNiet(f"{heeft}. Laat haar aandeel leeg.")
        _leg_vast(rij, deel, opgave.vanaf, aandeel.aantal, None if amv is None else aandeel.waarvan_amv)
    if not opgave.begint:
        _leg_vast(rij, gemeente, opgave.vanaf, over, amv)
        return
    rij.aantal, rij.waarvan_amv, rij.inclusief_saldo = over, amv, None
    rij.save()


def _leg_vast(bron: Opgave, wie: Gemeente, vanaf: date, aantal: int, amv: int | None) -> None:
    """With the document that the whole rests on."""
    Opgave(
        ronde=bron.ronde,
        gebied=wie,
        grondslag=bron.grondslag,
        geldig_vanaf=vanaf,
        aantal=aantal,
        waarvan_amv=amv,
        bron=bron.bron,
        vindplaats=bron.vindplaats,
    ).save()
