"""The provincies side by side: what each was asked, and what it reported in the verslag that it adopted last.

Nothing is computed from records: of a provincie that has not adopted anything there is nothing to tell, and that is
not nought.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from opgaven.gebieden.models import Provincie
from opgaven.gebieden.namen import gemeenten_van_nederland
from opgaven.opgaven.lezen import Opgavecijfer, opgaven_van
from opgaven.rondes.models import Ronde
from prt.weergave import getal
from prt.werkboek.schrijven import Blad
from verslag.vaststellen.bevroren import OnbekendFormaat, tabellen_van
from verslag.vaststellen.keuzes import Documentsoort
from verslag.vaststellen.models import Vaststelling

KOPPEN = ("provincie", "opgave", "gegarandeerd", "overschot", "tekort", "voornemens", "vastgesteld op")

NIET_GELEVERD = "nog niet geleverd"


@dataclass(frozen=True, slots=True)
class Gemeld:
    """Of one provincie, in plekken: over its gemeenten, as adopted. ``voornemens`` is None when any is onbekend.

    ``overschot`` and ``tekort``: what gemeenten guarantee above and below their opgave, each added up.
    """

    gegarandeerd: int
    overschot: int
    tekort: int
    voornemens: int | None
    vastgesteld_op: date


@dataclass(frozen=True, slots=True)
class Provincierij:
    """A provincie, by name, with its opgave in force and what it reported; either can be missing."""

    provincie: str
    opgave: int | None
    gemeld: Gemeld | None


@dataclass(frozen=True)
class Landtabel:
    """All provincies; ``gepubliceerd`` is the national number of the document that asks it."""

    ronde: Ronde
    rijen: tuple[Provincierij, ...]
    gepubliceerd: Opgavecijfer | None

    @property
    def geleverd(self) -> list[Gemeld]:
        return [rij.gemeld for rij in self.rijen if rij.gemeld]

    @property
    def opgave_bekend(self) -> list[int]:
        return [rij.opgave for rij in self.rijen if rij.opgave is not None]

    @property
    def dekking(self) -> str:
        """Of how many provincies there is a verslag: without it a sum would look like a total."""
        return f"{len(self.geleverd)} van {len(self.rijen)} provincies"

    @property
    def sommen(self) -> dict[str, str]:
        """By column, in words: what is not known of every provincie is at least so many."""
        velden = ("gegarandeerd", "overschot", "tekort", "voornemens")
        gemeld = {veld: [getattr(deel, veld) for deel in self.geleverd] for veld in velden}
        return {naam: self._som(waarden) for naam, waarden in ({"opgave": self.opgave_bekend} | gemeld).items()}

    def _som(self, waarden: Iterable[int | None]) -> str:
        bekend = [waarde for waarde in waarden if waarde is not None]
        if not bekend:
            return "onbekend"
        return f"{'' if len(bekend) == len(self.rijen) else 'ten minste '}{getal(sum(bekend))}"

    @property
    def verschil(self) -> str:
        """Where the published total is not the sum of the provincies, both are said."""
        som = sum(self.opgave_bekend)
        if not self.gepubliceerd or len(self.opgave_bekend) != len(self.rijen) or som == self.gepubliceerd.aantal:
            return ""
        return f"Landelijk gepubliceerd is {getal(self.gepubliceerd.aantal)}; de provincies tellen op tot {getal(som)}."


def lees_landtabel(ronde: Ronde, dag: date) -> Landtabel:
    """Every provincie of the land, by name, also one that does not work here. Three queries, and those for the map."""
    opgaven, gemeld = opgaven_van(ronde, dag), _gemeld(ronde)
    hier = {provincie.naam: provincie.pk for provincie in Provincie.objects.all()}
    alle = {gemeente.provincie for gemeente in gemeenten_van_nederland()} | {
        provincie.naam for provincie in Provincie.objects.deelnemend()
    }

    def rij(naam: str) -> Provincierij:
        sleutel = hier.get(naam)
        cijfer = opgaven.per_gebied.get(sleutel) if sleutel else None
        return Provincierij(naam, cijfer.aantal if cijfer else None, gemeld.get(sleutel) if sleutel else None)

    return Landtabel(ronde, tuple(map(rij, sorted(alle))), opgaven.landelijk)


def _gemeld(ronde: Ronde) -> dict[int, Gemeld]:
    """Of the last version that every provincie adopted; one that cannot be read here is as if it were not there."""
    gevonden: dict[int, Gemeld] = {}
    versies = Vaststelling.objects.filter(ronde=ronde, soort=Documentsoort.VERSIE).defer("pdf", "teksten")
    for vaststelling in versies.order_by("nummer"):
        try:
            gemeenten = tabellen_van(vaststelling.cijfers).get("gemeenten", [])
        except OnbekendFormaat:
            continue
        gevonden[vaststelling.provincie_id] = _opgeteld(gemeenten, vaststelling.moment.date())
    return gevonden


def _opgeteld(gemeenten: Iterable[dict], dag: date) -> Gemeld:
    """Who guarantees nothing, guarantees 0; who has no opgave is not measured against one."""
    rijen = list(gemeenten)
    verschillen = [(rij["gegarandeerd"] or 0) - rij["opgave"] for rij in rijen if rij["opgave"] is not None]
    onbekend = any(rij["voornemens_zonder_aantal"] for rij in rijen)
    return Gemeld(
        gegarandeerd=sum(rij["gegarandeerd"] or 0 for rij in rijen),
        overschot=sum(max(0, verschil) for verschil in verschillen),
        tekort=sum(max(0, -verschil) for verschil in verschillen),
        voornemens=None if onbekend else sum(rij["voornemens"] or 0 for rij in rijen),
        vastgesteld_op=dag,
    )


def als_blad(tabel: Landtabel) -> Blad:
    """A row per provincie, and how many of them delivered."""
    regels = [
        (
            rij.provincie,
            rij.opgave,
            rij.gemeld and rij.gemeld.gegarandeerd,
            rij.gemeld and rij.gemeld.overschot,
            rij.gemeld and rij.gemeld.tekort,
            rij.gemeld and rij.gemeld.voornemens,
            rij.gemeld.vastgesteld_op if rij.gemeld else NIET_GELEVERD,
        )
        for rij in tabel.rijen
    ]
    return Blad("Provincies", KOPPEN, regels)
