"""From the plan of a report to its pieces in reading order: a heading, what is computed, and what was written."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from opgaven.gebieden.keuzes import Gebiedsoort
from opgaven.gebieden.models import Gebied
from verslag.rapport.onderdelen import Onderdeel
from verslag.rapport.rapporten import Plaats, Rapport


@dataclass(frozen=True, slots=True)
class Documentstuk:
    """One piece. ``niveau``: of its heading, 2 for a chapter; ``tekst``: safe HTML with the figures in it, or ""."""

    onderdeel: Onderdeel
    gebied: Gebied
    titel: str
    niveau: int
    tekst: str = ""

    @property
    def anker(self) -> str:
        """Names its place in the document."""
        eigen = self.onderdeel.sleutel
        return eigen if self.onderdeel.soort == Gebiedsoort.PROVINCIE else f"{eigen}-{self.gebied.code.lower()}"

    @property
    def ontbreekt(self) -> bool:
        """A text that is asked for, and that nothing stands in for."""
        return self.onderdeel.verplicht and not self.tekst


@dataclass(frozen=True)
class Indeling:
    """What is needed to lay out a report: the gebieden, the words for its titles, and the texts."""

    rapport: Rapport
    gebied: Gebied
    gemeenten_per_regio: Mapping[Gebied, Sequence[Gebied]]
    provincie: Gebied
    cyclus: str
    teksten: Mapping[tuple[str, str], str]

    def stukken(self) -> Iterator[Documentstuk]:
        """In reading order. Chapters are numbered, an annex is named so."""
        nummer = 0
        for plaats in self.rapport.plaatsen:
            for gebied in self._gebieden(plaats, self.gebied):
                nummer += not plaats.bijlage
                kop = "Bijlage: " if plaats.bijlage else f"{nummer}. "
                yield from self._vanaf(plaats, gebied, 2, kop if self.rapport.genummerd else "")

    def _vanaf(self, plaats: Plaats, gebied: Gebied, niveau: int, kop: str = "") -> Iterator[Documentstuk]:
        deel = plaats.onderdeel
        titel = deel.titel_voor(gebied, provincie=self.provincie, cyclus=self.cyclus)
        tekst = self.teksten.get((deel.sleutel, gebied.code), "")
        yield Documentstuk(deel, gebied, f"{kop}{titel}", niveau, tekst)
        for onder in plaats.onder:
            for kleiner in self._gebieden(onder, gebied):
                yield from self._vanaf(onder, kleiner, niveau + 1)

    def _gebieden(self, plaats: Plaats, binnen: Gebied) -> Sequence[Gebied]:
        """The gebieden that a place is repeated for within another one."""
        soort = plaats.onderdeel.soort
        if soort == binnen.soort or soort == Gebiedsoort.PROVINCIE:
            return (binnen if soort == binnen.soort else self.provincie,)
        if soort == Gebiedsoort.REGIO:
            return tuple(self.gemeenten_per_regio)
        if binnen.soort == Gebiedsoort.REGIO:
            return self.gemeenten_per_regio[binnen]
        return tuple(gemeente for groep in self.gemeenten_per_regio.values() for gemeente in groep)
