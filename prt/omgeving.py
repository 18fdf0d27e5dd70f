"""Reading the environment: what is missing or unsafe is refused by its name, all of it at once.

On one's own machine nothing is required. The settings read everything through here and end with ``klaar``.
"""

from collections.abc import Mapping
from email.utils import parseaddr
from urllib.parse import urlsplit

from django.core.exceptions import ImproperlyConfigured

JA, NEE = {"1", "true", "ja", "aan"}, {"", "0", "false", "nee", "uit"}
NIVEAUS = ("DEBUG", "INFO", "WARNING", "ERROR", "CRITICAL")
KORTSTE_SLEUTEL, MINSTE_TEKENS = 50, 10
"""Characters, and different ones among them: more than Django asks, for the key guards the second factor as well."""


class Omgeving:
    """The variables of one process. ``streng``: others than who sits at this machine can reach the site."""

    def __init__(self, variabelen: Mapping[str, str]):
        self.streng = False
        self._variabelen = variabelen
        self._problemen: list[str] = []

    def weiger(self, naam: str, waarom: str) -> None:
        """Never with the value in it: that may be a secret."""
        self._problemen.append(f"{naam} {waarom}")

    def klaar(self) -> None:
        """Raises ImproperlyConfigured, with a line for each variable that is not right."""
        if self._problemen:
            regels = "\n".join(f"  - {probleem}" for probleem in self._problemen)
            raise ImproperlyConfigured(f"De regietafel start niet; deze instellingen kloppen niet:\n{regels}")

    def tekst(self, naam: str, standaard: str = "") -> str:
        return self._variabelen.get(naam, "").strip() or standaard

    def verplicht(self, naam: str, wat: str, lokaal: str = "") -> str:
        """``lokaal``: what does on one's own machine."""
        waarde = self.tekst(naam)
        if not waarde and self.streng:
            self.weiger(naam, f"ontbreekt: {wat}.")
        return waarde or ("" if self.streng else lokaal)

    def lijst(self, naam: str, standaard: str = "") -> list[str]:
        return [deel.strip() for deel in self.tekst(naam, standaard).split(",") if deel.strip()]

    def vlag(self, naam: str, standaard: bool) -> bool:
        if naam not in self._variabelen:
            return standaard
        waarde = self.tekst(naam).lower()
        if waarde not in JA | NEE:
            self.weiger(naam, "moet 1 of 0 zijn.")
        return waarde in JA

    def getal(self, naam: str, standaard: int, *, minst: int = 1, verplicht: str = "") -> int:
        """A whole number of at least ``minst``; ``verplicht``: what it is, when there must be one."""
        waarde = self.verplicht(naam, verplicht) if verplicht else self.tekst(naam)
        if not waarde:
            return standaard
        if not (waarde.isascii() and waarde.isdigit() and int(waarde) >= minst):
            self.weiger(naam, f"moet een heel getal van {minst} of meer zijn.")
            return standaard
        return int(waarde)

    def niveau(self, naam: str, standaard: str) -> str:
        waarde = self.tekst(naam, standaard).upper()
        if waarde not in NIVEAUS:
            self.weiger(naam, f"moet een van deze zijn: {', '.join(NIVEAUS)}.")
            return standaard
        return waarde

    def sleutel(self, naam: str) -> str:
        waarde = self.verplicht(naam, "een vaste, geheime sleutel")
        if waarde and self.streng and (len(waarde) < KORTSTE_SLEUTEL or len(set(waarde)) < MINSTE_TEKENS):
            self.weiger(naam, f"is te makkelijk te raden: neem {KORTSTE_SLEUTEL} willekeurige tekens of meer.")
        return waarde

    def hosts(self, naam: str, standaard: str) -> list[str]:
        """Bare names: no star, no address with a scheme or a port."""
        namen = self.lijst(naam, standaard)
        if any(set(host.removeprefix("[").removesuffix("]")) & set("*/[]") for host in namen):
            self.weiger(naam, "noemt alleen namen van hosts, zonder *, https:// of pad.")
        return namen

    def adres(self, naam: str, waarde: str) -> str:
        """``https://host``, without a path; on one's own machine http will do."""
        delen = urlsplit(waarde)
        schemas = {"https"} if self.streng else {"http", "https"}
        if waarde and (delen.scheme not in schemas or not delen.hostname or delen.path.strip("/")):
            self.weiger(naam, "moet een adres met https:// en zonder pad zijn, zoals https://regietafel.provincie.nl.")
        return waarde.rstrip("/")

    def mensen(self, naam: str, wat: str) -> list[tuple[str, str]]:
        """Names with their addresses: ``Jan Smit <jan@provincie.nl>, …``."""
        self.verplicht(naam, wat)
        mensen = [parseaddr(deel) for deel in self.lijst(naam)]
        if any("@" not in adres for _, adres in mensen):
            self.weiger(naam, "moet mailadressen noemen, zoals Jan Smit <jan.smit@provincie.nl>, met komma's.")
        return mensen
