"""``manage.py tabel NAAM --formaat json|csv|xlsx --uit BESTAND``: the rows of a screen, in a file."""

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from opgaven.gebieden.keuzes import Lidsoort
from prt.toegang.rollen.rechten import OPDRACHTREGEL
from prt.toegang.spoor.handelingen import log
from prt.toegang.spoor.keuzes import Handelingsoort
from verslag.uitvoer.bestanden import (
    FORMATEN,
    PER_DATUM,
    PER_GROEP,
    TABELLEN,
    Onvolledig,
    Tabelvraag,
    indeling_met,
    regio_met,
)
from verslag.uitvoer.opdrachtregel import STANDAARDUITVOER, dag, geef, kies, provincie_met


class Command(BaseCommand):
    help = f"Schrijft een tabel naar een bestand. Tabellen: {', '.join(sorted(TABELLEN))}."

    def add_arguments(self, parser):
        # Checked below rather than by argparse, whose messages are in English.
        parser.add_argument("naam", nargs="?", metavar="NAAM", help="welke tabel")
        parser.add_argument("--ronde", metavar="RONDE", help="code van de ronde, nummer van de cyclus, of 2024-I")
        parser.add_argument("--regio", metavar="NAAM", help="alleen deze regio")
        parser.add_argument(
            "--indeling", metavar="SOORT", help="regio, of een andere groep: veiligheidsregio, groepering"
        )
        parser.add_argument("--peildatum", metavar="JJJJ-MM-DD", help="dag waarover de cijfers gaan; anders vandaag")
        parser.add_argument("--data", metavar="D1,D2,…", help="een kolom per dag, bij de tabel cno")
        parser.add_argument("--formaat", metavar="FORMAAT", help=f"kies uit: {', '.join(FORMATEN)}")
        parser.add_argument("--uit", metavar="BESTAND", default=STANDAARDUITVOER, help="bestand, of - voor het scherm")
        parser.add_argument("--provincie", metavar="NAAM", help="naam van de provincie, als er meer dan één is")

    def handle(self, *, naam, ronde, regio, peildatum, data, formaat, uit, provincie, indeling, **opties):
        maak, schrijf = kies("NAAM", naam, TABELLEN), kies("--formaat", formaat, FORMATEN)
        if data and naam not in PER_DATUM:
            raise CommandError(f"--data hoort niet bij de tabel {naam}. Gebruik --peildatum.")
        if indeling and naam not in PER_GROEP:
            raise CommandError(f"--indeling hoort niet bij de tabel {naam}. Laat haar weg.")
        waar = provincie_met(provincie)
        peildag = dag(peildatum) if peildatum else timezone.localdate()
        try:
            vraag = Tabelvraag(
                waar,
                peildag,
                ronde or "",
                regio_met(regio, waar) if regio else None,
                tuple(dag(deel.strip()) for deel in data.split(",")) if data else (),
                indeling_met(indeling, waar, peildag) if indeling else Lidsoort.REGIO,
            )
            blad = maak(vraag)
            inhoud = schrijf(blad)
        except Onvolledig as fout:
            raise CommandError(str(fout)) from None
        geef(inhoud, uit, self, "De tabel staat in")
        if not blad.rijen:
            self.stderr.write(f"De tabel {naam} heeft geen rijen: er is nog niets dat aan de vraag voldoet.")
        log(Handelingsoort.GEEXPORTEERD, f"Tabel {naam}.{formaat}", door=OPDRACHTREGEL, gebied=waar)
