"""What the commands that write a file share: options checked in Dutch, and a file written all or nothing."""

import os
from contextlib import suppress
from datetime import date
from pathlib import Path

from django.core.management.base import CommandError

from opgaven.gebieden.models import Provincie

STANDAARDUITVOER = "-"

OORZAKEN = {
    FileNotFoundError: "de map bestaat niet",
    NotADirectoryError: "de map bestaat niet",
    PermissionError: "u mag daar niet schrijven",
    IsADirectoryError: "het is een map",
}


def provincie_met(naam: str | None) -> Provincie:
    """The provincie of this name; without a name the only one that there is."""
    provincies = {p.naam: p for p in Provincie.objects.deelnemend()}
    if naam is None and len(provincies) == 1:
        return next(iter(provincies.values()))
    gelijk = {sleutel.casefold(): sleutel for sleutel in provincies}
    return kies("--provincie", gelijk.get(naam.casefold(), naam) if naam else naam, provincies)


def kies(optie: str, waarde: str | None, keuzes: dict):
    if waarde is None or str(waarde) not in keuzes:
        raise CommandError(keuze_tekst(optie, waarde, keuzes))
    return keuzes[str(waarde)]


def keuze_tekst(optie: str, waarde: str | None, keuzes) -> str:
    """What to choose from instead."""
    begin = f"“{waarde}” bestaat niet als {optie}" if waarde else f"{optie} ontbreekt"
    return f"{begin}. Kies uit: {', '.join(sorted(keuzes))}." if keuzes else f"{begin} en er valt nog niets te kiezen."


def dag(tekst) -> date:
    try:
        return date.fromisoformat(str(tekst))
    except ValueError:
        raise CommandError(f"“{tekst}” is geen datum. Schrijf een bestaande dag als 2024-10-31.") from None


def geef(inhoud: bytes, uit: str, opdracht, melding: str) -> None:
    """To a file, with a message, or to the standard output of the command."""
    if uit == STANDAARDUITVOER:
        opdracht.stdout.buffer.write(inhoud)
        opdracht.stdout.flush()
    else:
        _schrijf(Path(uit), inhoud)
        opdracht.stdout.write(f"{melding} {uit}.")


def _schrijf(pad: Path, inhoud: bytes) -> None:
    """All or nothing: what was there stays until the new file is complete."""
    tijdelijk = pad.with_name(f".{pad.name}.{os.getpid()}")
    try:
        tijdelijk.write_bytes(inhoud)
        tijdelijk.replace(pad)
    except OSError as fout:
        oorzaak = next((tekst for soort, tekst in OORZAKEN.items() if isinstance(fout, soort)), fout.strerror)
        raise CommandError(f"Het bestand {pad} kan niet worden geschreven: {oorzaak}.") from fout
    finally:
        with suppress(OSError):
            tijdelijk.unlink(missing_ok=True)
