"""What somebody has to do next: milestones, days for texts, the confirmation of the month. A fixed set of queries."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, time

from django.db.models import Exists, OuterRef
from django.urls import reverse

from opgaven.gebieden.keuzes import Gebiedsoort
from opgaven.gebieden.models import Gemeente
from opgaven.gebieden.werkgebied import provincies_van
from opgaven.overleg.lezen import komende
from opgaven.planning.jaarplan import Partij, betreft
from opgaven.planning.models import Mijlpaal
from prt.toegang.rollen.keuzes import Rolsoort
from prt.toegang.rollen.rechten import GEMEENTE, bereik
from realisatie.maand import rekenen as maanden
from realisatie.maand.models import Maandstap
from realisatie.maand.rekenen import Stap
from verslag.rapport.onderdelen import ONDERDELEN
from verslag.teksten.models import Inleverdatum

HOEVEEL = 3

SCHRIJFT = {
    Gebiedsoort.GEMEENTE: Partij.GEMEENTE,
    Gebiedsoort.REGIO: Partij.REGIO,
    Gebiedsoort.PROVINCIE: Partij.STAF,
}


@dataclass(frozen=True, slots=True)
class Agendadag:
    """One day, inclusive, with the page that it is about; ``kenmerk`` stays when the day or the words change."""

    dag: date
    tekst: str
    pad: str
    kenmerk: str
    tijd: time | None = None
    plaats: str = ""


def eerstvolgende(gebruiker, vandaag: date) -> list[Agendadag]:
    """The first three of those days, for the dashboard."""
    return alle_data(gebruiker, vandaag)[:HOEVEEL]


def alle_data(gebruiker, vandaag: date) -> list[Agendadag]:
    """The days from today that concern the roles of somebody, in order; who only reads sees all milestones."""
    partijen = _partijen(gebruiker)
    alles = [*_mijlpalen(gebruiker, partijen, vandaag), *_teksten(gebruiker, partijen, vandaag)]
    alles += [*_maandstand(gebruiker, vandaag), *_overleggen(gebruiker, vandaag)]
    return sorted(alles, key=lambda datum: datum.dag)


def _partijen(gebruiker) -> frozenset[Partij]:
    mijn = bereik(gebruiker)
    heeft = {
        Partij.GEMEENTE: mijn.gemeenten,
        Partij.REGIO: mijn.regios,
        Partij.STAF: mijn.provincies_als_secretaris,
        Partij.TOEZICHT: mijn.provincies_als_toezichthouder,
    }
    return frozenset(partij for partij, gebieden in heeft.items() if gebieden)


def _mijlpalen(gebruiker, partijen: frozenset[Partij], vandaag: date) -> Iterable[Agendadag]:
    komend = Mijlpaal.objects.zichtbaar_voor(gebruiker).filter(gereed_op=None, datum__gte=vandaag)
    for mijlpaal in komend.order_by("datum", "pk"):
        if not partijen or partijen & betreft(mijlpaal.verantwoordelijk):
            pad = reverse("mijlpaal", args=[mijlpaal.pk])
            yield Agendadag(mijlpaal.datum, mijlpaal.omschrijving, pad, f"mijlpaal-{mijlpaal.pk}")


def _teksten(gebruiker, partijen: frozenset[Partij], vandaag: date) -> Iterable[Agendadag]:
    """Only the days for texts that these roles write."""
    data = Inleverdatum.objects.filter(datum__gte=vandaag, provincie__in=provincies_van(gebruiker).values("pk"))
    for rij in data.select_related("ronde"):
        deel = ONDERDELEN.get(rij.onderdeel)
        if deel and SCHRIJFT[deel.soort] in partijen:
            titel = deel.titel_voor(deel.soort.value, cyclus=str(rij.ronde))
            pad = reverse("teksten", args=[rij.ronde.code])
            yield Agendadag(rij.datum, f"Tekst inleveren: {titel}", pad, f"tekst-{rij.pk}")


def _maandstand(gebruiker, vandaag: date) -> Iterable[Agendadag]:
    """The last day to confirm: of this month while one of the gemeenten has not, and otherwise of the next."""
    mijn = bereik(gebruiker)
    if not mijn.gemeenten and not mijn.regios:
        return
    eigen = Gemeente.objects.filter(pk__in=mijn.binnen(*GEMEENTE, Rolsoort.REGIOSECRETARIS)).bestaand()
    deze = maanden.eerste(vandaag)
    bevestigd = Maandstap.objects.filter(
        soort=Stap.INDIENEN.value, maandstand__maand=deze, maandstand__gemeente=OuterRef("pk")
    )
    ontbreekt = eigen.filter(~Exists(bevestigd)).exists()
    maand = deze if ontbreekt and vandaag <= maanden.uiterlijk(deze) else maanden.volgende(deze)
    tekst, pad = "Laatste dag om de maandstand te bevestigen", reverse("maandstanden")
    yield Agendadag(maanden.uiterlijk(maand), tekst, pad, f"maandstand-{maand:%Y-%m}")


def _overleggen(gebruiker, vandaag: date) -> Iterable[Agendadag]:
    for overleg in komende(gebruiker, vandaag):
        pad, kenmerk = reverse("overleg", args=[overleg.pk]), f"overleg-{overleg.pk}"
        yield Agendadag(overleg.datum, f"Overleg {overleg.tafel}", pad, kenmerk, overleg.tijd, overleg.plaats)
