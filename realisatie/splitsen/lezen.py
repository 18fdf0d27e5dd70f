"""What is of a gemeente on the day that it is split, and so has to go somewhere: locaties, uitruil, opgaven."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import Q

from opgaven.gebieden.kaart import kaart
from opgaven.gebieden.models import Gemeente
from opgaven.opgaven.lezen import opgaven_per_ronde
from opgaven.opgaven.models import Opgave
from opgaven.opgaven.querysets import geldend_op
from opgaven.rondes.keuzes import Stroom
from opgaven.rondes.models import Ronde
from realisatie.locaties.models import Locatie
from realisatie.uitruil.models import Overdracht

KANTEN = ("gever", ONTVANGER := "ontvanger")


@dataclass(frozen=True, slots=True)
class Kant:
    """The side of a line of an uitruil on which the gemeente stands."""

    lijn: Overdracht
    kant: str

    @property
    def sleutel(self) -> tuple[int, str]:
        return self.lijn.pk, self.kant

    @property
    def gemeente(self) -> Gemeente:
        return getattr(self.lijn, self.kant)


@dataclass(frozen=True, slots=True)
class TeVerdelen:
    """An opgave of the gemeente as it is from a day on, and the last record of it.

    ``begint``: that record takes effect only then, so that nothing before that day rests on it.
    """

    vanaf: date
    aantal: int
    waarvan_amv: int | None
    rij: Opgave
    begint: bool

    @property
    def sleutel(self) -> tuple[int, date]:
        return self.rij.ronde_id, self.vanaf


@dataclass(frozen=True)
class Boedel:
    """All that has to go somewhere."""

    locaties: Sequence[Locatie]
    kanten: Sequence[Kant]
    opgaven: Sequence[TeVerdelen]


def boedel_van(gemeente: Gemeente, vanaf: date) -> Boedel:
    """Of a gemeente, with what it came in the place of; what is over by that day stays where it is. Five queries."""
    hier = kaart().op(vanaf).omvat(gemeente.pk)
    nog = Q(beschikbaarheden=None) | Q(beschikbaarheden__tot=None) | Q(beschikbaarheden__tot__gt=vanaf)
    locaties = Locatie.objects.filter(nog, gemeente__in=hier).select_related("gemeente").distinct().order_by("naam")
    raakt = Q(gever__in=hier) | Q(ontvanger__in=hier)
    lijnen = Overdracht.objects.filter(Q(tot=None) | Q(tot__gt=vanaf), raakt)
    lijnen = lijnen.select_related("uitruil", "gever", "ontvanger").order_by("van", "pk")
    kanten = [
        Kant(lijn, kant)
        for lijn in lijnen
        for kant in KANTEN
        if getattr(lijn, f"{kant}_id") in hier and not (lijn.gever_id in hier and lijn.ontvanger_id in hier)
    ]
    return Boedel(list(locaties), kanten, _opgaven(gemeente, hier, vanaf))


def _opgaven(gemeente: Gemeente, hier: frozenset[int], vanaf: date) -> list[TeVerdelen]:
    """In force on that day, and those of its own that take effect later; of half-years only those yet to begin."""
    rijen = Opgave.objects.filter(gebied__in=hier).select_related("ronde", "bron")
    geldend = sorted(geldend_op(rijen, vanaf), key=lambda rij: rij.gebied_id == gemeente.pk)
    laatste = {rij.ronde_id: rij for rij in geldend}  # its own, where it has one
    gevonden = []
    per_ronde = opgaven_per_ronde(vanaf, gebied__in=hier).items()
    for ronde, cijfer in ((ronde, cijfers.per_gebied.get(gemeente.pk)) for ronde, cijfers in per_ronde):
        if cijfer is None:  # it has been succeeded since
            continue
        rij = laatste[ronde.pk]
        begint = rij.gebied_id == gemeente.pk and rij.geldig_vanaf == vanaf
        gevonden.append(TeVerdelen(vanaf, cijfer.aantal, cijfer.waarvan_amv, rij, begint))
    later = {(rij.ronde_id, rij.geldig_vanaf): rij for rij in rijen.filter(gebied=gemeente, geldig_vanaf__gt=vanaf)}
    gevonden += [TeVerdelen(dag, rij.aantal, rij.waarvan_amv, rij, True) for (_, dag), rij in later.items() if dag]
    loopt = [deel for deel in gevonden if deel.aantal and _loopt_nog(deel.rij.ronde, vanaf)]
    return sorted(loopt, key=lambda deel: (deel.rij.ronde.stroom, deel.rij.ronde.code, deel.vanaf))


def _loopt_nog(ronde: Ronde, dag: date) -> bool:
    if ronde.stroom == Stroom.STATUSHOUDERS:
        return ronde.van is None or ronde.van >= dag
    return ronde.tot is None or ronde.tot > dag
