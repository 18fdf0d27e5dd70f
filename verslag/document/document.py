"""A report as a document: its title and pieces, and what they need beyond the figures object."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from types import MappingProxyType

from django.template.loader import render_to_string
from django.utils.safestring import SafeString
from django.utils.text import slugify

from opgaven.gebieden.keuzes import Gebiedsoort
from opgaven.gebieden.models import Gebied
from prt.weergave import MAANDEN
from realisatie.maand.lezen import Maandverloop
from realisatie.uitruil.models import Overdracht, Uitruil
from verslag.cijfers import opgaventabel, tabellen
from verslag.cijfers.cijfers import Afloop, Cijfers, GemeenteCijfers, RegioCijfers
from verslag.cijfers.stromen import Stromen
from verslag.cijfers.waarden import waarden
from verslag.document.aanvullingen import Aanvullingen
from verslag.document.stukken import Documentstuk, Indeling
from verslag.grafieken.staven import Staven, staven, staven_totaal
from verslag.grafieken.tijdlijn import Tijdlijn, tijdlijn
from verslag.grafieken.trap import Trapgrafiek, trap
from verslag.rapport.rapporten import VERSLAG, Rapport
from verslag.teksten.invullen import in_document

DIEPSTE_IN_INHOUD = 4

STANDKOPPEN = (
    "Gemeenten die (deels) plekken garanderen in de {cyclus} van de Spreidingswet",
    "Gemeenten met een proces om de asielopgave (deels) in te vullen, die niet op tijd kunnen realiseren of waar de "
    "besluitvorming nog niet is afgerond",
    "Gemeenten die de asielopgave niet realiseren of aan het begin van het proces staan",
)
"""Above the columns of the stand van zaken (R5), as published."""


@dataclass(frozen=True, slots=True)
class Oogopslag:
    """One table of chapter 2: a row per line, a number per column, ``None`` is onbekend."""

    titel: str
    kolommen: tuple[str, ...]
    rijen: tuple[tuple[str, tuple[int | None, ...]], ...]


class Verslag:
    """One report on the figures of one peildatum, ready for a page, a PDF or a file. Without a query of its own."""

    status = "concept"

    def __init__(
        self,
        cijfers: Cijfers,
        rapport: Rapport = VERSLAG,
        gebied: Gebied | None = None,
        *,
        teksten: Mapping[tuple[str, str], str] = MappingProxyType({}),
        aanvullingen: Aanvullingen | None = None,
    ):
        """``teksten``: as they were written, by onderdeel and code of the gebied (the provincie unless given)."""
        self.cijfers = cijfers
        self.ronde = cijfers.ronde
        self.rapport = rapport
        self.gebied = gebied or cijfers.provincie
        self.teksten = teksten
        self.aanvullingen = aanvullingen or Aanvullingen()

    @property
    def titel(self) -> str:
        jaar = (self.ronde.verslag_uiterlijk or self.cijfers.peildatum).year
        woorden = {"provincie": self.cijfers.naam, "gebied": self.gebied, "jaar": jaar, "maand": self.maand}
        return self.rapport.titel.format(cyclus=self.cyclus, **woorden)

    @property
    def cyclus(self) -> str:
        return f"{self.ronde.nummer}e cyclus"

    @property
    def stromen(self) -> Stromen:
        return self.aanvullingen.stromen

    @cached_property
    def gemeenten(self) -> tuple[GemeenteCijfers, ...]:
        """Those that the report is about."""
        soort = self.gebied.soort
        if soort == Gebiedsoort.GEMEENTE:
            return tuple(g for g in self.cijfers.gemeenten if g.gemeente == self.gebied)
        regios = (r for r in self.cijfers.regios if soort == Gebiedsoort.PROVINCIE or r.regio == self.gebied)
        return tuple(gemeente for regio in regios for gemeente in regio.gemeenten)

    @cached_property
    def stukken(self) -> tuple[Documentstuk, ...]:
        """The pieces in reading order."""
        gemeenten: dict[Gebied, tuple[Gebied, ...]] = {
            regio.regio: tuple(g.gemeente for g in regio.gemeenten) for regio in self.cijfers.regios
        }
        indeling = Indeling(self.rapport, self.gebied, gemeenten, self.cijfers.provincie, self.cyclus, self.teksten)
        return tuple(indeling.stukken())

    @property
    def inhoudsopgave(self) -> list[Documentstuk]:
        """What the table of contents lists: three levels."""
        return [stuk for stuk in self.stukken if stuk.niveau <= DIEPSTE_IN_INHOUD]

    @property
    def duidingen(self) -> list[Documentstuk]:
        """Where the regio's and gemeenten tell their side."""
        return [stuk for stuk in self.stukken if stuk.onderdeel.sleutel in ("duiding-regio", "gemeente")]

    def teken(self, stuk: Documentstuk, *, papier: bool) -> SafeString:
        """One piece as HTML."""
        context = {"verslag": self, "cijfers": self.cijfers, "stuk": stuk, "papier": papier}
        return render_to_string("verslag/uitvoer/_stuk.html", context | self._gegevens(stuk))

    def _gegevens(self, stuk: Documentstuk) -> dict:
        """What the templates of a piece about a regio or a gemeente need, and the text with its figures."""
        gegevens: dict = {}
        if stuk.tekst:
            gegevens["tekst"] = in_document(stuk.tekst, waarden(self.cijfers, stuk.gebied), stuk.niveau)
        if stuk.onderdeel.soort == Gebiedsoort.REGIO:
            regio = next(regio for regio in self.cijfers.regios if regio.regio == stuk.gebied)
            gegevens |= {
                "opgaven": opgaventabel.per_gemeente(regio, self.stromen),
                "opgaven_titel": f"De opgaven en wat er staat, regio {regio.naam}",
                "staven": staven(regio),
            }
        elif stuk.onderdeel.soort == Gebiedsoort.GEMEENTE:
            gemeente = next(g for g in self.cijfers.gemeenten if g.gemeente == stuk.gebied)
            gegevens |= {
                "g": gemeente,
                "stroom": self.stromen.van([gemeente.gemeente]),
                "tijdlijn": self._tijdlijn(gemeente),
            }
        return gegevens

    def _tijdlijn(self, gemeente: GemeenteCijfers) -> Tijdlijn:
        regels = self.cijfers.tijdlijnen.get(gemeente.gemeente.pk, ())
        return tijdlijn(gemeente.naam, regels, self.ronde, self.cijfers.peildatum)

    @property
    def afloop_jaar(self) -> tuple[Afloop, ...]:
        """What ends in the twelve months after the peildatum."""
        dag = self.cijfers.peildatum
        tot = dag.replace(year=dag.year + 1, day=min(dag.day, 28)) if (dag.month, dag.day) == (2, 29) else None
        return tuple(a for a in self.cijfers.afloop if a.einde.dag < (tot or dag.replace(year=dag.year + 1)))

    @property
    def maand(self) -> str:
        """The month that the peildatum is in: "oktober 2024"."""
        return f"{MAANDEN[self.cijfers.peildatum.month - 1]} {self.cijfers.peildatum.year}"

    @property
    def niet_bevestigd(self) -> list[Maandverloop]:
        return [regel for regel in self.aanvullingen.maandstanden if regel.ontbreekt]

    @property
    def bevestigd(self) -> list[Maandverloop]:
        return [regel for regel in self.aanvullingen.maandstanden if not regel.ontbreekt]

    @property
    def opgaven_provincie(self) -> list[opgaventabel.Opgavenrij]:
        return opgaventabel.per_regio(self.cijfers, self.stromen)

    @cached_property
    def bronnen(self) -> tuple[str, ...]:
        """The documents that set the opgaven, each with its grondslag, in the order in which gemeenten meet them."""
        opgaven = (gemeente.opgave for gemeente in self.cijfers.gemeenten)
        genoemd = (f"{o.bron} ({o.grondslag.lower()})" if o.bron else o.grondslag for o in opgaven if o)
        return tuple(dict.fromkeys(genoemd))

    @cached_property
    def oogopslag(self) -> tuple[Oogopslag, ...]:
        kolommen = (self.cijfers.naam, *(groep.naam for groep in self.cijfers.groepen))
        groepen: dict[str, list] = {}
        for rij in tabellen.in_een_oogopslag(self.cijfers):
            groepen.setdefault(str(rij["tabel"]), []).append((rij["regel"], tuple(rij[kolom] for kolom in kolommen)))
        return tuple(
            Oogopslag(f"Opgave, realisatie en voornemens voor opvangplekken {tabel}", kolommen, tuple(rijen))
            for tabel, rijen in groepen.items()
        )

    @cached_property
    def garanties(self) -> list[tabellen.Garantieblok]:
        return tabellen.garantieblokken(self.cijfers)

    @cached_property
    def totaal(self) -> tabellen.Rij:
        """The last row of chapter 3."""
        return tabellen.garanties(self.cijfers)[-1]

    @property
    def standkoppen(self) -> list[str]:
        return [kop.format(cyclus=self.cyclus) for kop in STANDKOPPEN]

    @cached_property
    def stand(self) -> list[tuple]:
        return tabellen.stand_naast_elkaar(self.cijfers)

    @property
    def uitruilen(self) -> Iterable[tuple[Uitruil, list[tuple[Overdracht, str]]]]:
        """Each agreement with its lines and the locatie of a line, "" when that is unknown or confidential."""
        for uitruil in self.cijfers.uitruilen:
            yield uitruil, [(lijn, _openbaar(lijn)) for lijn in uitruil.overdrachten.all()]

    @cached_property
    def regios(self) -> list[tuple[RegioCijfers, Staven]]:
        """The annex: every regio with its chart."""
        return [(regio, staven(regio)) for regio in self.cijfers.regios]

    @cached_property
    def staven_totaal(self) -> Staven:
        return staven_totaal(self.cijfers)

    @cached_property
    def trap(self) -> Trapgrafiek:
        return trap(self.cijfers, self.ronde, self.cijfers.peildatum)

    def bestandsnaam(self, formaat: str) -> str:
        naam = slugify(str(self.gebied))
        bekend = f"-bekend-op-{self.cijfers.bekend_op}" if self.cijfers.bekend_op else ""
        return f"{self.rapport.sleutel}-{naam}-cyclus-{self.ronde.nummer}-{self.cijfers.peildatum}{bekend}.{formaat}"


def _openbaar(lijn: Overdracht) -> str:
    return lijn.locatie.naam if lijn.locatie and not lijn.locatie.vertrouwelijk else ""
