"""``manage.py reservekopie --uit BESTAND``: the whole database in one file, while people go on working."""

from pathlib import Path

from django.core.management.base import BaseCommand, CommandError

from prt.reservekopie.maken import maak
from prt.toegang.rollen.rechten import OPDRACHTREGEL
from prt.toegang.spoor.handelingen import log
from prt.toegang.spoor.keuzes import Handelingsoort
from prt.weergave import getal


class Command(BaseCommand):
    help = "Schrijft alles wat in de database staat naar één bestand. Iedereen kan doorwerken."

    def add_arguments(self, parser):
        parser.add_argument(
            "--uit", type=Path, metavar="BESTAND", help="bestand om te schrijven, bijvoorbeeld kopie.zip"
        )

    def handle(self, *, uit: Path | None, verbosity: int, **opties):
        if uit is None:
            raise CommandError("--uit ontbreekt. Geef een bestand, bijvoorbeeld --uit kopie.zip.")
        if uit.exists():
            raise CommandError(f"{uit} bestaat al. Kies een andere naam: een reservekopie wordt nooit overschreven.")

        def meld(nummer: int, aantal: int, tabel: str) -> None:
            if verbosity > 1:
                self.stdout.write(f"{nummer} van {aantal}: {tabel}")

        try:
            rijen = maak(uit, meld)
        except OSError as fout:
            raise CommandError(f"{uit} kan niet worden geschreven: {fout.strerror}. Er is geen reservekopie.") from fout
        log(Handelingsoort.GEEXPORTEERD, f"Reservekopie {uit.name}", door=OPDRACHTREGEL)
        self.stdout.write(f"{getal(rijen)} rijen staan in {uit}, {getal(uit.stat().st_size // 1024)} kB.")
        self.stdout.write("Bewaar SECRET_KEY apart; zonder die sleutel moet iedereen de tweede stap opnieuw instellen.")
