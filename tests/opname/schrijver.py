"""Where the record goes: a file per thing, named after it."""

import re
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import quote

from tests.opname.normaal import zonder_wisselend

LANGSTE_NAAM = 180


@dataclass
class Schrijver:
    """Counts what it writes by kind (``antwoord``, ``bestand``, …), and refuses to write the same name twice."""

    map: Path
    aantallen: dict[str, int] = field(default_factory=dict)

    def schrijf(self, naam: str, tekst: str, soort: str) -> None:
        pad = self.map / f"{naam}.txt"
        pad.parent.mkdir(parents=True, exist_ok=True)
        with pad.open("x", encoding="utf-8", newline="\n") as bestand:
            bestand.write(tekst if tekst.endswith("\n") else f"{tekst}\n")
        self.tel(soort)

    def tel(self, soort: str, aantal: int = 1) -> None:
        self.aantallen[soort] = self.aantallen.get(soort, 0) + aantal


def bestandsnaam(adres: str) -> str:
    """Of an address, so that it can be read back: ``/locaties/?zoek=a`` becomes ``locaties@zoek=a``."""
    pad, _, vraag = zonder_wisselend(adres).partition("?")
    naam = pad.strip("/").replace("/", ".") or "start"
    naam += f"@{vraag}" if vraag else ""
    return re.sub(r"%[0-9A-F]{2}", "_", quote(naam, safe="@=&.,-_"))[:LANGSTE_NAAM]
