"""Write the verslag of a cyclus, or another report about it, to a file or to standard output."""

import os
from contextlib import suppress
from datetime import date
from pathlib import Path

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone
from django.utils.text import slugify

from opgaven.models import Provincie, Ronde
from prt.pdf import PdfNietBeschikbaar
from prt.toegang.handelingen import log
from prt.toegang.keuzes import Handelingsoort
from verslag.formaten import FORMATEN
from verslag.gebieden import bij_naam_of_code, gebieden_van
from verslag.onderdelen import Gebiedsoort
from verslag.opstellen import stel_op
from verslag.rapporten import RAPPORTEN, VERSLAG, Rapport
from verslag.teksten import Gebied

STANDAARDUITVOER = "-"
OORZAKEN = {
    FileNotFoundError: "de map bestaat niet",
    NotADirectoryError: "de map bestaat niet",
    PermissionError: "u mag daar niet schrijven",
    IsADirectoryError: "het is een map",
}


class Command(BaseCommand):
    help = "Schrijft het verslag of een ander rapport van een cyclus als pdf, Word-bestand, Excel-bestand of JSON."

    def add_arguments(self, parser):
        # Checked below rather than by argparse, whose messages are in English.
        parser.add_argument("--cyclus", metavar="NUMMER", help="nummer van de cyclus, bijvoorbeeld 1")
        parser.add_argument("--peildatum", metavar="JJJJ-MM-DD", help="dag waarover de cijfers gaan; anders de gewone")
        parser.add_argument("--bekend-op", metavar="JJJJ-MM-DD", help="alleen wat toen was ingevoerd; anders alles")
        parser.add_argument("--formaat", metavar="FORMAAT", help=f"kies uit: {', '.join(FORMATEN)}")
        parser.add_argument("--uit", metavar="BESTAND", help="bestand om te schrijven, of - voor de standaarduitvoer")
        parser.add_argument(
            "--rapport", metavar="SOORT", default=VERSLAG.sleutel, help=f"kies uit: {', '.join(RAPPORTEN)}"
        )
        parser.add_argument(
            "--gebied", metavar="CODE", help="CBS-code of naam, als het rapport niet over een provincie gaat"
        )
        parser.add_argument("--provincie", metavar="NAAM", help="naam van de provincie, als er meer dan één is")

    def handle(self, *, cyclus, peildatum, bekend_op, formaat, uit, provincie, rapport, gebied, **opties):
        if formaat not in FORMATEN:
            raise CommandError(_keuze("--formaat", formaat, FORMATEN))
        if not uit:
            raise CommandError("--uit ontbreekt. Geef een bestand, of - voor de standaarduitvoer.")
        ronde = _kies("--cyclus", cyclus, {str(r.nummer): r for r in Ronde.objects.cycli()})
        dag = _dag(peildatum) if peildatum else ronde.peildatum_op(timezone.localdate())
        bekend = _dag(bekend_op) if bekend_op else None
        soort = _kies("--rapport", rapport, RAPPORTEN)
        verslag = stel_op(ronde, _gebied(soort, provincie, gebied), dag, bekend, rapport=soort)
        try:
            inhoud = FORMATEN[formaat].maak(verslag)
        except PdfNietBeschikbaar as fout:
            raise CommandError(str(fout)) from fout
        self._geef(inhoud, uit)
        log(Handelingsoort.GEEXPORTEERD, verslag.bestandsnaam(formaat), door=None, provincie=verslag.cijfers.provincie)
        for probleem in verslag.cijfers.problemen:
            self.stderr.write(f"Let op. {probleem}")

    def _geef(self, inhoud: bytes, uit: str) -> None:
        if uit == STANDAARDUITVOER:
            self.stdout.buffer.write(inhoud)
            self.stdout.flush()
        else:
            _schrijf(Path(uit), inhoud)
            self.stdout.write(f"Het verslag staat in {uit}.")


def _provincie(naam: str | None) -> Provincie:
    provincies = {p.naam: p for p in Provincie.objects.filter(regios__isnull=False).distinct()}
    if naam is None and len(provincies) == 1:
        return next(iter(provincies.values()))
    gelijk = {sleutel.casefold(): sleutel for sleutel in provincies}
    return _kies("--provincie", gelijk.get(naam.casefold(), naam) if naam else naam, provincies)


def _gebied(rapport: Rapport, provincie: str | None, gebied: str | None) -> Gebied:
    """What the report is about; a report about the provincie needs no ``--gebied``."""
    if rapport.soort == Gebiedsoort.PROVINCIE and gebied is None:
        return _provincie(provincie)
    alle = {}
    for hier in Provincie.objects.filter(regios__isnull=False).distinct():
        if provincie is None or hier.naam.casefold() == provincie.casefold():
            alle |= bij_naam_of_code(gebieden_van(hier)[rapport.soort])
    if gebied is None or gebied.casefold() not in alle:
        raise CommandError(_keuze("--gebied", gebied, {slugify(str(ander)) for ander in alle.values()}))
    return alle[gebied.casefold()]


def _kies(optie: str, waarde: str | None, keuzes: dict):
    if waarde is None or str(waarde) not in keuzes:
        raise CommandError(_keuze(optie, waarde, keuzes))
    return keuzes[str(waarde)]


def _keuze(optie: str, waarde: str | None, keuzes) -> str:
    begin = f"“{waarde}” bestaat niet als {optie}" if waarde else f"{optie} ontbreekt"
    return f"{begin}. Kies uit: {', '.join(sorted(keuzes))}." if keuzes else f"{begin} en er valt nog niets te kiezen."


def _dag(tekst) -> date:
    try:
        return date.fromisoformat(str(tekst))
    except ValueError:
        raise CommandError(f"“{tekst}” is geen datum. Schrijf een bestaande dag als 2024-10-31.") from None


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
