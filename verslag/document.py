"""The verslag as a document: its title and chapters, and what they need beyond the figures object."""

import json
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from pathlib import PurePath

from django.template.loader import render_to_string
from django.utils.text import slugify

from prt.pdf import pdf_uit_html
from realisatie.models import Overdracht, Uitruil
from verslag import tabellen
from verslag.cijfers import Cijfers, RegioCijfers
from verslag.grafieken import Staven, Trap, staven, staven_totaal, trap


@dataclass(frozen=True, slots=True)
class Hoofdstuk:
    """A chapter and the template that it is drawn with, on paper and on the page."""

    titel: str
    sjabloon: str

    @property
    def anker(self) -> str:
        """Names its place in the document."""
        return PurePath(self.sjabloon).stem


@dataclass(frozen=True, slots=True)
class Oogopslag:
    """One table of chapter 2: a row per line, a number per column, ``None`` is onbekend."""

    titel: str
    kolommen: tuple[str, ...]
    rijen: tuple[tuple[str, tuple[int | None, ...]], ...]


class Verslag:
    """The figures of one peildatum, ready for a page, a PDF or a file. Without a query of its own."""

    status = "concept"

    def __init__(self, cijfers: Cijfers):
        self.cijfers = cijfers
        self.ronde = cijfers.ronde

    @property
    def titel(self) -> str:
        jaar = (self.ronde.verslag_uiterlijk or self.cijfers.peildatum).year
        return f"Provinciaal verslag asielopvang {self.cijfers.naam} {jaar}"

    @property
    def hoofdstukken(self) -> tuple[Hoofdstuk, ...]:
        cyclus = f"{self.ronde.nummer}e cyclus van de Spreidingswet"
        return (
            Hoofdstuk("1. Inleiding", "verslag/hoofdstukken/inleiding.html"),
            Hoofdstuk("2. Opgave, realisatie en voornemens in één oogopslag", "verslag/hoofdstukken/oogopslag.html"),
            Hoofdstuk(
                f"3. Overzicht gemeenten die asielopvang garanderen in de {cyclus}",
                "verslag/hoofdstukken/garanties.html",
            ),
            Hoofdstuk("4. Afspraken over uitruilen van opgaven", "verslag/hoofdstukken/uitruil.html"),
            Hoofdstuk("5. Verslaglegging over het proces", "verslag/hoofdstukken/proces.html"),
            Hoofdstuk("Bijlage: alle gemeenten per regio", "verslag/hoofdstukken/bijlage.html"),
        )

    @cached_property
    def bronnen(self) -> tuple[str, ...]:
        """The documents that set the opgaven, each with its grondslag, in the order in which gemeenten meet them."""
        opgaven = (gemeente.opgave for gemeente in self.cijfers.gemeenten)
        genoemd = (f"{o.bron} ({o.grondslag.lower()})" if o.bron else o.grondslag for o in opgaven if o)
        return tuple(dict.fromkeys(genoemd))

    @cached_property
    def oogopslag(self) -> tuple[Oogopslag, ...]:
        kolommen = (self.cijfers.naam, *(regio.naam for regio in self.cijfers.regios))
        groepen: dict[str, list] = {}
        for rij in tabellen.in_een_oogopslag(self.cijfers):
            groepen.setdefault(rij["tabel"], []).append((rij["regel"], tuple(rij[kolom] for kolom in kolommen)))
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
    def trap(self) -> Trap:
        return trap(self.cijfers, self.ronde, self.cijfers.peildatum)

    def bestandsnaam(self, formaat: str) -> str:
        naam = slugify(self.cijfers.naam)
        bekend = f"-bekend-op-{self.cijfers.bekend_op}" if self.cijfers.bekend_op else ""
        return f"verslag-{naam}-cyclus-{self.ronde.nummer}-{self.cijfers.peildatum}{bekend}.{formaat}"

    def als_html(self) -> str:
        """The document for paper, with everything that it needs among the static files."""
        return render_to_string("verslag/document.html", {"verslag": self, "cijfers": self.cijfers, "papier": True})

    def als_pdf(self) -> bytes:
        """The same figures give the same bytes: the file is dated by its peildatum."""
        return pdf_uit_html(self.als_html(), gemaakt_op=self.cijfers.peildatum)

    def als_json(self) -> bytes:
        kop = {
            "provincie": self.cijfers.naam,
            "cyclus": self.ronde.nummer,
            "peildatum": self.cijfers.peildatum.isoformat(),
        }
        if self.cijfers.bekend_op:
            kop["bekend_op"] = self.cijfers.bekend_op.isoformat()
        extra = {"status": self.status, "bronnen": self.bronnen, "gemeenten": tabellen.per_gemeente(self.cijfers)}
        inhoud = kop | tabellen.alle_tabellen(self.cijfers) | extra
        return json.dumps(inhoud, ensure_ascii=False, indent=2).encode() + b"\n"


def _openbaar(lijn: Overdracht) -> str:
    return lijn.locatie.naam if lijn.locatie and not lijn.locatie.vertrouwelijk else ""
