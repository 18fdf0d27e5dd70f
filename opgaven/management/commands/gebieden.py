"""``manage.py gebieden [BESTAND]``: all provincies, veiligheidsregio's and gemeenten of the land, by the CBS."""

from pathlib import Path

from django.core.management.base import BaseCommand, CommandError

from opgaven.gebieden.land import lees_land, zet_land
from opgaven.gebieden.namen import BESTAND
from prt.problemen import KanNiet
from prt.weergave import getal


class Command(BaseCommand):
    help = "Leest alle gemeenten van Nederland in, of werkt ze bij. Regio's en wie hier meedoet blijven zoals ze zijn."

    def add_arguments(self, parser):
        parser.add_argument("bestand", nargs="?", type=Path, default=BESTAND, help="CSV met namen en codes van het CBS")

    def handle(self, *, bestand: Path, **opties):
        try:
            uitkomst = zet_land(lees_land(bestand), bron=bestand.name)
        except KanNiet as reden:
            raise CommandError(str(reden)) from reden
        self.stdout.write(f"{getal(len(uitkomst.nieuw))} gebieden nieuw, {getal(len(uitkomst.hernoemd))} hernoemd.")
        for regel in uitkomst.hernoemd:
            self.stdout.write(f"  {regel}")
        if uitkomst.verdwenen:
            namen = ", ".join(uitkomst.verdwenen)
            self.stdout.write(f"Niet meer in dit bestand: {namen}. Leg vast wie hen opvolgt, met de dag (herindeling).")
