"""``manage.py overbrengen BESTAND``: what the version before the gebieden kept, in the empty database of this one."""

import tempfile
from pathlib import Path

from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError

from opgaven.gebieden.models import Gebied, Lidmaatschap, het_land
from opgaven.gebieden.overbrengen import breng_over
from prt.problemen import KanNiet
from prt.toegang.rollen.rechten import OPDRACHTREGEL
from prt.toegang.spoor.handelingen import handeling, leg_vast
from prt.toegang.spoor.keuzes import Handelingsoort, Herkomst
from prt.weergave import getal


class Command(BaseCommand):
    help = "Zet een reservekopie van de versie van voor 28 november 2026 over naar de lege database van deze versie."

    def add_arguments(self, parser):
        parser.add_argument("bestand", type=Path, help="wat manage.py reservekopie van de vorige versie schreef")

    def handle(self, *, bestand: Path, verbosity: int, **opties):
        if not bestand.is_file():
            raise CommandError(f"Het bestand {bestand} bestaat niet. Controleer de naam.")
        with tempfile.TemporaryDirectory() as map_:
            nieuw = Path(map_) / "nieuw.zip"
            try:
                aantallen = breng_over(bestand, nieuw)
            except KanNiet as reden:
                raise CommandError(str(reden)) from reden
            call_command("herstel", nieuw, stdout=self.stdout, verbosity=verbosity)
        call_command("migrate", verbosity=0)  # names and rights of the new tables
        gebieden, leden = Gebied.objects.all(), Lidmaatschap.objects.all()
        onderwerp = f"{getal(len(gebieden))} gebieden overgebracht uit de vorige versie"
        velden = {"door": OPDRACHTREGEL, "herkomst": Herkomst.OPDRACHT, "gebied": het_land()}
        with handeling(Handelingsoort.INGEVOERD, onderwerp, **velden) as deze:
            leg_vast(gebieden, deze, nieuw=True)  # from now on they have a history; it begins with what they are
            leg_vast(leden, deze, nieuw=True)
        anders = {tabel: paar for tabel, paar in aantallen.items() if paar[0] != paar[1]}
        for tabel, (was, is_) in anders.items():
            self.stdout.write(f"Let op: {tabel} had {getal(was)} rijen en heeft er {getal(is_)}.")
        self.stdout.write(f"{getal(len(aantallen))} tabellen overgebracht. Van de gebieden: {onderwerp}.")
