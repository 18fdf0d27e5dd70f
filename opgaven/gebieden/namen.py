"""Which gemeente a word means, by the names and codes that people use (DOMEIN §2), and where another one lies.

The names and codes are those of the CBS (Gemeentelijke indeling 2025); ``fixtures/gemeenten_nederland_2025.csv``.
"""

import csv
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from functools import cache, cached_property
from typing import NamedTuple

from django.conf import settings

from opgaven.gebieden.keuzes import Lidsoort
from opgaven.gebieden.models import Gebied, Gemeente, Lidmaatschap, Opvolging
from opgaven.gebieden.rekenen import VANOUDS
from prt.weergave import datum
from prt.werkboek.woorden import Afgekeurd, Onbekend, sleutel

BESTAND = settings.BASE_DIR / "fixtures" / "gemeenten_nederland_2025.csv"
APOSTROF = re.compile(r"['’‘ʼ`´]")


class Gemeentenaam(NamedTuple):
    """A gemeente of the land: its official name, its provincie, and what people call it besides."""

    code: str
    naam: str
    provincie: str
    ook: tuple[str, ...]

    def woorden(self) -> Iterator[str]:
        """Every way to write it; of GM0193 also 0193 and 193."""
        yield from (self.naam, *self.ook, self.code, self.code[2:], self.code[2:].lstrip("0"))


@cache
def gemeenten_van_nederland() -> tuple[Gemeentenaam, ...]:
    with BESTAND.open(encoding="utf-8", newline="") as bestand:
        return tuple(
            Gemeentenaam(
                rij["cbs_code"], rij["naam"], rij["provincie"], tuple(filter(None, rij["ook_bekend_als"].split("|")))
            )
            for rij in csv.DictReader(bestand)
        )


class Gemeentegids:
    """Finds the gemeente that a cell or a field names among these; ``elders``: what to do when it is another one."""

    def __init__(self, gemeenten: Iterable[Gemeente], *, elders: str = "Verwijder deze rij.") -> None:
        self._gemeenten, self._raad = list(gemeenten), elders
        van_het_land = {naam.code: naam for naam in gemeenten_van_nederland()}
        self._hier: dict[str, dict[int, Gemeente]] = defaultdict(dict)
        for gemeente in self._gemeenten:
            eigen = Gemeentenaam(gemeente.code, gemeente.naam, "", ())
            for woord in (*eigen.woorden(), *van_het_land.get(gemeente.code, eigen).woorden()):
                self._hier[_vorm(woord)][gemeente.pk] = gemeente

    @cached_property
    def _opgegaan(self) -> dict[str, tuple[Gebied, list[Gebied]]]:
        """What has been succeeded, and by which of today; only asked for a word that is none of these."""
        delen: dict[int | None, list[Gebied]] = defaultdict(list)
        for lid in Lidmaatschap.objects.filter(soort=Lidsoort.DEEL, vanaf=VANOUDS).select_related("gebied"):
            delen[lid.groep_id].append(lid.gebied.nu)
        return {
            _vorm(woord): (rij.gebied, list(dict.fromkeys([rij.opvolger.nu, *delen[rij.gebied_id]])))
            for rij in Opvolging.objects.select_related("gebied", "opvolger")
            for woord in Gemeentenaam(rij.gebied.code, rij.gebied.naam, "", ()).woorden()
        }

    def zoek(self, tekst: str) -> list[Gemeente]:
        """One, or the several that are called so. Raises Afgekeurd: when it is none of them, with where it lies."""
        if gevonden := self._hier.get(_vorm(tekst)):
            return list(gevonden.values())
        if opgegaan := self._opgegaan.get(_vorm(tekst)):
            oud, nieuw = opgegaan
            waarin = " en ".join(map(str, nieuw))
            of = f"in welke het is: {' of '.join(map(str, nieuw))}" if len(nieuw) > 1 else f"{waarin} in"
            raise Afgekeurd(f"{oud} is op {datum(oud.tot)} opgegaan in {waarin}. Vul {of}.")
        if elders := _elders().get(_vorm(tekst)):
            waar = " of ".join(f"{naam.naam} ligt in {naam.provincie}" for naam in elders)
            raise Afgekeurd(f"{waar}, en doet hier niet mee. {self._raad}")
        raise Onbekend(tekst, "gemeente", [gemeente.naam for gemeente in self._gemeenten], som_op=False)


@cache
def _elders() -> dict[str, list[Gemeentenaam]]:
    per_woord: dict[str, list[Gemeentenaam]] = defaultdict(list)
    for naam in gemeenten_van_nederland():
        for vorm in {_vorm(woord) for woord in naam.woorden()}:
            per_woord[vorm].append(naam)
    return per_woord


def _vorm(tekst: str) -> str:
    """Two spellings of one name are equal: with or without "gemeente", and whichever apostrophe."""
    return APOSTROF.sub("", sleutel(tekst)).removeprefix("gemeente ").strip()
