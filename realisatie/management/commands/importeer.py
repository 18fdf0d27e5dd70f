"""``manage.py importeer BESTAND.xlsx [--proef]``: the flat workbook in, all of it or nothing."""

from pathlib import Path

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from prt.toegang.rollen.rechten import OPDRACHTREGEL
from prt.weergave import getal
from prt.werkboek.problemen import Onleesbaar
from prt.werkboek.uitslag import Uitslag
from realisatie.importeren.acties import importeer
from realisatie.importeren.lezen import Inlezing, lees

MELD_PER = 1_000


class Command(BaseCommand):
    help = "Leest locaties en periodes uit het blad Beschikbaarheid van een Excel-bestand. Alles of niets."

    def add_arguments(self, parser):
        parser.add_argument("bestand", type=Path, help="een Excel-bestand (.xlsx)")
        parser.add_argument("--reden", default="", help="waarom, voor het spoor")
        parser.add_argument("--proef", action="store_true", help="alleen controleren, niets opslaan")

    def handle(self, *args, bestand: Path, proef: bool, reden: str, verbosity: int, **options):
        uitslag = importeer(self._lees(bestand, verbosity), door=OPDRACHTREGEL, proef=proef, reden=reden)
        if uitslag.uitkomst is None:
            raise CommandError(_als_tekst(uitslag))
        self.stdout.write(f"Proef, er is niets opgeslagen. {uitslag.uitkomst}" if proef else str(uitslag.uitkomst))

    def _lees(self, bestand: Path, verbosity: int) -> Inlezing:
        def meld(aantal: int) -> None:
            if verbosity and aantal % MELD_PER == 0:
                self.stdout.write(f"{getal(aantal)} rijen gelezen …")

        try:
            with bestand.open("rb") as stroom:
                return lees(stroom, grootste=settings.UPLOAD_GROOTSTE, bij_rij=meld)
        except Onleesbaar as fout:
            raise CommandError(f"Er is niets opgeslagen.\n{fout.probleem}") from None
        except OSError:
            raise CommandError(
                f"Het bestand {bestand} kan niet worden geopend. Controleer de naam en of u het mag lezen."
            ) from None


def _als_tekst(uitslag: Uitslag) -> str:
    aantal = uitslag.aantal_problemen
    regels = [f"Er is niets opgeslagen: {getal(aantal)} {'probleem' if aantal == 1 else 'problemen'}."]
    regels += [str(probleem) for probleem in uitslag.problemen]
    if uitslag.verzwegen:
        regels.append(f"… en nog {getal(uitslag.verzwegen)} problemen die hier niet staan.")
    return "\n".join(regels)
