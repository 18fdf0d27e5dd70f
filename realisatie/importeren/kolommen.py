"""The columns of the sheet "Beschikbaarheid": header, how a cell is read, and what it means. One table for
reading, for the template and for the export."""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from opgaven.gebieden.models import Gemeente
from prt.werkboek.rijen import VERPLICHT
from prt.werkboek.woorden import sleutel
from realisatie.importeren import celwaarden as cw
from realisatie.locaties.keuzes import Doelgroep, Exploitant, Locatiesoort
from realisatie.locaties.models import Locatie
from realisatie.locaties.rekenen import Hardheid

BLAD = "Beschikbaarheid"

SOORT_OOK = {
    "asielzoekerscentrum": Locatiesoort.AZC,
    "crisisopvang": Locatiesoort.CNO,
    "satellietopvang": Locatiesoort.SATELLIET,
    "amv kleinschalig": Locatiesoort.AMV_KLEINSCHALIG,
    "amv-kleinschalig": Locatiesoort.AMV_KLEINSCHALIG,
    "doorstroomvoorziening": Locatiesoort.DOORSTROOM,
    "doorstroomlocatie": Locatiesoort.DOORSTROOM,
    "tussenvoorziening": Locatiesoort.DOORSTROOM,
    "doorstroom- of tussenvoorziening": Locatiesoort.DOORSTROOM,
}
DOELGROEP_OOK = {
    "asielzoekers": Doelgroep.ASIEL,
    "amv's": Doelgroep.AMV,
    "alleenstaande minderjarige vreemdelingen": Doelgroep.AMV,
    "oekrainers": Doelgroep.OEKRAINE,
    "ontheemden": Doelgroep.OEKRAINE,
    "ontheemden oekraine": Doelgroep.OEKRAINE,
    "statushouder": Doelgroep.STATUSHOUDERS,
    "vergunninghouders": Doelgroep.STATUSHOUDERS,
}
HARDHEID_OOK = {
    "besluit": Hardheid.VASTGESTELD,
    "in verkenning": Hardheid.VERKENNING,
    "bestuurlijke voornemens": Hardheid.VOORNEMEN,
}
EXPLOITANT_OOK = {"overig": Exploitant.ANDERS, "ander": Exploitant.ANDERS}
JA_NEE = {"ja": "ja", "j": "ja", "nee": "nee", "n": "nee"}


@dataclass(frozen=True, slots=True)
class Werkboekkolom:
    """One column. ``leeg`` is what an empty cell means, ``lijst`` what the drop-down in the template offers."""

    kop: str
    veld: str
    lees: cw.Lezer
    leeg: object
    uitleg: str
    lijst: tuple[str, ...] = ()


def _woorden(keuzes, ook: Mapping) -> dict[str, str]:
    """Every spelling of a list of choices: code, label, and the label's parts before and in brackets."""
    woorden = {}
    for keuze in keuzes:
        delen = re.fullmatch(r"(.+?) \((.+)\)", keuze.label)
        for spelling in (keuze.value, keuze.label, *(delen.groups() if delen else ())):
            woorden[sleutel(spelling)] = keuze.value
    return woorden | {sleutel(spelling): keuze.value for spelling, keuze in ook.items()}


def _keuzekolom(kop: str, keuzes, ook: Mapping[str, str], leeg: object, uitleg: str) -> Werkboekkolom:
    labels = tuple(keuze.label for keuze in keuzes)
    return Werkboekkolom(kop, kop.lower(), cw.keuze(kop.lower(), _woorden(keuzes, ook), labels), leeg, uitleg, labels)


def _lengte(model, veld: str) -> int:
    return model._meta.get_field(veld).max_length


KOLOMMEN = (
    Werkboekkolom(
        "Gemeente",
        "gemeente",
        cw.tekst(_lengte(Gemeente, "naam")),
        VERPLICHT,
        "Naam of CBS-code (GM0193) van de gemeente waar de plekken zijn.",
    ),
    Werkboekkolom(
        "Locatie",
        "locatie",
        cw.tekst(_lengte(Locatie, "naam")),
        VERPLICHT,
        "Naam van de locatie. Rijen met dezelfde gemeente en dezelfde locatie horen bij elkaar.",
    ),
    _keuzekolom("Soort", Locatiesoort, SOORT_OOK, "", "Soort locatie. Leeg als dat niet bekend is."),
    _keuzekolom("Exploitant", Exploitant, EXPLOITANT_OOK, "", "Wie de locatie beheert. Leeg als dat niet bekend is."),
    Werkboekkolom("Adres", "adres", cw.tekst(_lengte(Locatie, "adres")), "", "Adres van de locatie. Mag leeg blijven."),
    _keuzekolom("Doelgroep", Doelgroep, DOELGROEP_OOK, VERPLICHT, "Voor wie de plekken zijn."),
    Werkboekkolom(
        "Plekken",
        "plekken",
        cw.plekken,
        None,
        "Aantal plekken, als getal. Leeg is niet bekend; dat kan alleen zolang er nog niets is besloten.",
    ),
    Werkboekkolom(
        "Van",
        "van",
        cw.begin,
        cw.ONBEKEND,
        "Eerste dag, bijvoorbeeld 1-7-2025, maart 2026 of 2035. Leeg is niet bekend.",
    ),
    Werkboekkolom(
        "Tot",
        "tot",
        cw.einde,
        cw.ONBEPAALD,
        "Eerste dag waarop de plekken er niet meer zijn. Leeg of “onbepaald”: er is geen einde afgesproken. "
        "“onbekend”: het einde is niet bekend.",
    ),
    _keuzekolom("Hardheid", Hardheid, HARDHEID_OOK, VERPLICHT, "Hoe zeker de plekken zijn."),
    Werkboekkolom(
        "Vertrouwelijk",
        "vertrouwelijk",
        cw.keuze("waarde", JA_NEE, ("ja", "nee")),
        "ja",
        "ja of nee. Leeg is ja: alleen de eigen gemeente, de regiosecretaris en de CdK-staf zien dan de locatie.",
        ("ja", "nee"),
    ),
    Werkboekkolom(
        "Bijzonderheden",
        "bijzonderheden",
        cw.tekst(_lengte(Locatie, "bijzonderheden"), regels=True),
        "",
        "Toelichting bij de locatie. Mag leeg blijven.",
    ),
)
KOPPEN = tuple(kolom.kop for kolom in KOLOMMEN)
PER_VELD = {kolom.veld: kolom for kolom in KOLOMMEN}
