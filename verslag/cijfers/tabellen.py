"""The published tables as rows: the names and columns of the verslag, numbers as numbers, unknown as ``None``."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import reduce
from itertools import zip_longest
from operator import or_

from prt.rekenen.getallen import som_bekend
from prt.weergave import periode_kort
from realisatie.stand.rekenen.garantie import Deel, Garantie
from verslag.cijfers.cijfers import Cijfers, GemeenteCijfers

Rij = dict[str, object]

NIET_GETOOND = "niet getoond"
"""Instead of the span of a number that holds confidential places."""


def in_een_oogopslag(cijfers: Cijfers) -> list[Rij]:
    """Chapter 2: columns ``tabel``, ``regel``, the provincie, and each regio or other group."""
    regels = {
        f"Realisatie {cijfers.ronde.nummer}e cyclus": "gegarandeerd",
        "Bestuurlijke voornemens": "voornemens",
        "Realisatie + bestuurlijke voornemens": "met_voornemens",
    }
    rijen = []
    for tabel, opgaveregel, veld in (
        ("asiel incl. amv", "Asielopgave incl. amv", "asiel"),
        ("amv", "Amv-opgave", "amv"),
    ):
        kolommen = [getattr(cijfers, veld), *(getattr(groep, veld) for groep in cijfers.groepen)]
        for regel, getal in {opgaveregel: "opgave", **regels}.items():
            rijen.append({"tabel": tabel, "regel": regel} | {kolom.naam: getattr(kolom, getal) for kolom in kolommen})
    return rijen


def garanties(cijfers: Cijfers) -> list[Rij]:
    """Chapter 3: a row per gemeente that guarantees places, and the total."""
    rijen = [_garantierij(gemeente) for gemeente in cijfers.garanderend]
    totaal: Rij = dict.fromkeys(KOLOMMEN_GARANTIES) | {
        "gemeente": "Totaal",
        "realisatie_totaal": som_bekend(g.gegarandeerd for g in cijfers.garanderend) or 0,
        "realisatie_asiel": sum(g.asiel.plekken for g in cijfers.garanderend if g.asiel),
        "realisatie_amv": sum(g.amv.plekken for g in cijfers.garanderend if g.amv),
    }
    return [*rijen, totaal]


KOLOMMEN_GARANTIES = (
    "gemeente",
    "opgave",
    "realisatie_totaal",
    "realisatie_asiel",
    "asiel_van_tot",
    "realisatie_amv",
    "amv_van_tot",
)


def _garantierij(gemeente: GemeenteCijfers) -> Rij:
    asiel, amv = gemeente.asiel, gemeente.amv
    return {
        "gemeente": gemeente.naam,
        "opgave": gemeente.aantal_opgave,
        "realisatie_totaal": gemeente.gegarandeerd,
        "realisatie_asiel": asiel.plekken if asiel else None,
        "asiel_van_tot": van_tot(asiel),
        "realisatie_amv": amv.plekken if amv else None,
        "amv_van_tot": van_tot(amv),
    }


def van_tot(garantie: Garantie | None) -> str | None:
    """ "24/07/23 – 24/07/28", or each commitment with its number when there are several; ``None`` without any."""
    delen = garantie.delen if garantie else ()
    if len(delen) == 1:
        return _span(delen[0])
    return " | ".join(f"{deel.plekken}: {_span(deel)}" for deel in delen) or None


def _span(deel: Deel) -> str:
    return periode_kort(deel.span) if deel.span else NIET_GETOOND


def stand_van_zaken(cijfers: Cijfers) -> list[Rij]:
    """Chapter 5: a row per gemeente and column; a gemeente in two columns has two rows."""
    return [
        {"gemeente": gemeente.naam, "kolom": kolom.value}
        for kolom, gemeenten in cijfers.naar_kolom.items()
        for gemeente in gemeenten
    ]


@dataclass(frozen=True, slots=True)
class Garantieblok:
    """A gemeente in chapter 3: its own row, and one per commitment where there are several ("onderverdeling")."""

    gemeente: GemeenteCijfers
    rij: Rij
    onderverdeling: tuple[Rij, ...]

    @property
    def hoogte(self) -> int:
        """How many rows it takes."""
        return 1 + len(self.onderverdeling)


def garantieblokken(cijfers: Cijfers) -> list[Garantieblok]:
    """Chapter 3 as it is printed: what ``garanties`` has in one cell, under each other."""
    return [_garantieblok(gemeente) for gemeente in cijfers.garanderend]


def _garantieblok(gemeente: GemeenteCijfers) -> Garantieblok:
    rij = _garantierij(gemeente)
    gesplitst = {}
    for doelgroep, garantie in (("asiel", gemeente.asiel), ("amv", gemeente.amv)):
        if garantie and len(garantie.delen) > 1:
            rij[f"{doelgroep}_van_tot"] = None
            gesplitst[doelgroep] = [
                {f"realisatie_{doelgroep}": deel.plekken, f"{doelgroep}_van_tot": _span(deel)}
                for deel in garantie.delen
            ]
    naast_elkaar = zip_longest(*gesplitst.values(), fillvalue={})
    leeg = dict.fromkeys(KOLOMMEN_GARANTIES)
    onder = (reduce(or_, delen, leeg | {"gemeente": "onderverdeling"}) for delen in naast_elkaar)
    return Garantieblok(gemeente, rij, tuple(onder))


def per_gemeente(gemeenten: Iterable[GemeenteCijfers]) -> list[Rij]:
    """The annex: a row per gemeente.

    Voornemens are 0 without a plan, and ``None`` when no plan has a number.
    """
    return [
        {
            "gemeente": gemeente.naam,
            "opgave": gemeente.aantal_opgave,
            "waarvan_amv": gemeente.opgave_amv,
            "gegarandeerd": gemeente.gegarandeerd,
            "gegarandeerd_amv": gemeente.gegarandeerd_amv,
            "voornemens": gemeente.voornemens.plekken,
            "voornemens_zonder_aantal": gemeente.voornemens.zonder_aantal,
            "verschil": gemeente.verschil,
            "stand_van_zaken": ", ".join(gemeente.kolommen),
        }
        for gemeente in gemeenten
    ]


def stand_naast_elkaar(cijfers: Cijfers) -> list[tuple[GemeenteCijfers | None, ...]]:
    """Chapter 5 as it is printed: the columns of ``stand_van_zaken`` beside each other."""
    return list(zip_longest(*cijfers.naar_kolom.values()))
