"""The forms of a page: which fields they have, and how somebody would fill them in."""

from dataclasses import dataclass, field
from html.parser import HTMLParser
from urllib.parse import urljoin

from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import Resolver404, resolve, reverse

from tests.realisatie.importeren.hulp import bestand, rij

VOORBEELD = {
    "date": "2026-11-20",
    "email": "opname@voorbeeld.nl",
    "month": "2026-11",
    "number": "3",
    "password": "een lang wachtwoord",
    "text": "Opname",
    "textarea": "Een tekst van de opname.",
    "url": "https://voorbeeld.nl/",
}
"""What is typed into a field that is empty, by its type."""
BIJ_NAAM = {"van": "1-11-2026", "gepland": "1-11-2026", "tot": "1-11-2027", "maand": "november 2026", "tijd": "10:30"}
"""By the last word of its name, where the type says no more than that it is text."""
BLIJFT_LEEG = ("DELETE", "niet_nodig", "uit")
"""Boxes that undo what the rest of the form says."""


@dataclass
class Veld:
    naam: str
    soort: str
    verplicht: bool
    getal: bool = False
    waarden: list[str] = field(default_factory=list)
    keuzes: list[str] = field(default_factory=list)

    def ingevuld(self, vol: bool) -> list:
        """As it stands there; an empty one is filled in when it has to be, or when everything is (``vol``)."""
        if any(waarde.strip() for waarde in self.waarden) or self.soort == "hidden":
            return self.waarden
        if not (vol or self.verplicht) or self._woord in BLIJFT_LEEG:
            zoals_het_staat = {"checkbox": [], "radio": [], "file": [], "select": self.keuzes[:1]}
            return zoals_het_staat.get(self.soort, [""])
        if self.soort == "file":
            return [SimpleUploadedFile("opname.xlsx", bestand(rij(Locatie="Opname")).getvalue())]
        if self.soort in ("checkbox", "radio", "select"):
            return [keuze for keuze in self.keuzes if keuze][:1]
        voorbeeld = VOORBEELD.get("number" if self.getal else self.soort, "Opname")
        return [BIJ_NAAM.get(self._woord, voorbeeld) if self.soort == "text" else voorbeeld]

    @property
    def _woord(self) -> str:
        return self.naam.rsplit("-", 1)[-1]


@dataclass
class Formulier:
    actie: str
    methode: str
    velden: dict[str, Veld] = field(default_factory=dict)
    knoppen: list[tuple[str, str]] = field(default_factory=list)
    htmx: str = ""

    def gegevens(self, vol: bool) -> dict[str, list]:
        alle = {naam: veld.ingevuld(vol) for naam, veld in self.velden.items() if _gaat_mee(naam)}
        return {naam: waarden for naam, waarden in alle.items() if waarden}


def _gaat_mee(naam: str) -> bool:
    """Not the row that the browser copies for a new one, nor the token, which the record does without."""
    return naam != "csrfmiddlewaretoken" and "__prefix__" not in naam


def formulieren(bron: str, pad: str) -> list[Formulier]:
    """Of the page at this address."""
    lezer = _Lezer(pad)
    lezer.feed(bron)
    lezer.close()
    return lezer.gevonden


def formulieren_van(antwoord, pad: str) -> list[Formulier]:
    """Those of an answer itself: everybody can sign out everywhere."""
    if "text/html" not in antwoord.headers.get("Content-Type", ""):
        return []
    uitloggen = reverse("uitloggen")
    return [formulier for formulier in formulieren(antwoord.content.decode(), pad) if formulier.actie != uitloggen]


def veldregels(formulier: Formulier) -> set[str]:
    """A line per field, by the address as the URLconf writes it: one for all records of a kind."""
    waar = f"{formulier.methode} {_route(formulier.actie)}"
    regels = {
        f"{waar}: {naam} {veld.soort}{' verplicht' if veld.verplicht else ''}"
        for naam, veld in formulier.velden.items()
    }
    return regels | {f"{waar}: knop {naam}={waarde}" for naam, waarde in formulier.knoppen if naam}


def _route(pad: str) -> str:
    try:
        return "/" + resolve(pad.split("?")[0].split("#")[0]).route
    except Resolver404:
        return pad


class _Lezer(HTMLParser):
    def __init__(self, pad: str):
        super().__init__(convert_charrefs=True)
        self.pad, self.gevonden, self.nu, self.keuzelijst = pad, [], None, None

    def handle_starttag(self, naam, attributen):
        waarden = dict(attributen)
        if naam == "form":
            actie = urljoin(self.pad, waarden.get("action") or "")
            self.nu = Formulier(actie, waarden.get("method", "get").upper(), htmx=waarden.get("hx-post") or "")
            self.gevonden.append(self.nu)
        elif self.nu and naam == "option" and self.keuzelijst:
            self.keuzelijst.keuzes.append(waarden.get("value") or "")
            if "selected" in waarden:
                self.keuzelijst.waarden.append(waarden.get("value") or "")
        elif self.nu and naam == "button":
            if waarden.get("type", "submit") == "submit":
                self.nu.knoppen.append((waarden.get("name") or "", waarden.get("value") or ""))
        elif self.nu and naam in ("input", "select", "textarea") and waarden.get("name") and "disabled" not in waarden:
            self._veld(naam, waarden)

    def handle_endtag(self, naam):
        if naam == "form":
            self.nu = None
        if naam in ("select", "textarea"):
            self.keuzelijst = None

    def handle_data(self, tekst):
        if self.keuzelijst and self.keuzelijst.soort == "textarea":
            self.keuzelijst.waarden = ["".join(self.keuzelijst.waarden) + tekst.removeprefix("\n")]

    def _veld(self, element, waarden):
        soort = waarden.get("type") or "text" if element == "input" else element
        nieuw = Veld(waarden["name"], soort, "required" in waarden, waarden.get("inputmode") == "numeric")
        veld = self.nu.velden.setdefault(nieuw.naam, nieuw)
        waarde = waarden.get("value") or ""
        if soort in ("checkbox", "radio"):
            veld.keuzes.append(waarde or "on")
            if "checked" in waarden:
                veld.waarden.append(waarde or "on")
        elif element == "input":
            veld.waarden.append(waarde)
        else:
            self.keuzelijst = veld
