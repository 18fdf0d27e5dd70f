"""``manage.py herstel BESTAND [--proef]``: a copy back in an empty database, or a proof that it could be."""

import os
import subprocess  # noqa: S404 - this project's own commands, on a database of their own
import sys
import tempfile
from pathlib import Path

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from prt.reservekopie.terugzetten import KanNietTerug, zet_terug
from prt.weergave import getal

ANDERE_SLEUTEL = (
    "Let op: deze installatie heeft een andere SECRET_KEY. Zet de oude in SECRET_KEY_FALLBACKS, anders moet iedereen "
    "de tweede stap opnieuw instellen."
)


class Command(BaseCommand):
    help = "Zet een reservekopie terug in een lege database. Alles of niets."

    def add_arguments(self, parser):
        parser.add_argument("bestand", type=Path, help="wat manage.py reservekopie schreef")
        parser.add_argument("--proef", action="store_true", help="zet haar terug in een database die daarna weggaat")

    def handle(self, *, bestand: Path, proef: bool, verbosity: int, **opties):
        if not bestand.is_file():
            raise CommandError(f"Het bestand {bestand} bestaat niet. Controleer de naam.")
        if proef:
            self._probeer(bestand.resolve())
            return

        def meld(nummer: int, aantal: int, tabel: str) -> None:
            if verbosity > 1:
                self.stdout.write(f"{nummer} van {aantal}: {tabel}")

        try:
            uitkomst = zet_terug(bestand, meld)
        except KanNietTerug as reden:
            raise CommandError(str(reden)) from reden
        rijen = f"{getal(uitkomst.rijen)} rijen in {uitkomst.tabellen} tabellen"
        self.stdout.write(f"{rijen} staan er weer, nagelezen en gelijk aan de reservekopie.")
        if uitkomst.andere_sleutel:
            self.stdout.write(ANDERE_SLEUTEL)

    def _probeer(self, bestand: Path) -> None:
        with tempfile.TemporaryDirectory() as map_:
            omgeving = os.environ | {"DATABASE_URL": f"sqlite:///{map_}/proef.sqlite3"}
            for opdracht in (["migrate", "--verbosity", "0"], ["herstel", str(bestand)]):
                klaar = subprocess.run(  # noqa: S603 - no shell, and a name that was looked at
                    [sys.executable, settings.BASE_DIR / "manage.py", *opdracht],
                    env=omgeving,
                    capture_output=True,
                    text=True,
                )
                if klaar.returncode:
                    raise CommandError(f"De proef is mislukt. {klaar.stderr.strip()}")
        self.stdout.write(f"Proef gelukt, er is niets gewijzigd. {klaar.stdout.strip()}")
