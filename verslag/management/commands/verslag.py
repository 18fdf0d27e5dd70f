"""Write the verslag of a cyclus to a file or to standard output."""

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from opgaven.models import Ronde
from prt.pdf import PdfNietBeschikbaar
from prt.toegang.handelingen import log
from prt.toegang.keuzes import Handelingsoort
from verslag.formaten import FORMATEN
from verslag.opdrachtregel import dag, geef, keuze_tekst, kies, provincie_met
from verslag.opstellen import stel_op


class Command(BaseCommand):
    help = "Schrijft het verslag van een cyclus als pdf, Excel-bestand of JSON."

    def add_arguments(self, parser):
        # Checked below rather than by argparse, whose messages are in English.
        parser.add_argument("--cyclus", metavar="NUMMER", help="nummer van de cyclus, bijvoorbeeld 1")
        parser.add_argument("--peildatum", metavar="JJJJ-MM-DD", help="dag waarover de cijfers gaan; anders de gewone")
        parser.add_argument("--bekend-op", metavar="JJJJ-MM-DD", help="alleen wat toen was ingevoerd; anders alles")
        parser.add_argument("--formaat", metavar="FORMAAT", help=f"kies uit: {', '.join(FORMATEN)}")
        parser.add_argument("--uit", metavar="BESTAND", help="bestand om te schrijven, of - voor de standaarduitvoer")
        parser.add_argument("--provincie", metavar="NAAM", help="naam van de provincie, als er meer dan één is")

    def handle(self, *, cyclus, peildatum, bekend_op, formaat, uit, provincie, **opties):
        if formaat not in FORMATEN:
            raise CommandError(keuze_tekst("--formaat", formaat, FORMATEN))
        if not uit:
            raise CommandError("--uit ontbreekt. Geef een bestand, of - voor de standaarduitvoer.")
        ronde = kies("--cyclus", cyclus, {str(r.nummer): r for r in Ronde.objects.cycli()})
        peil = dag(peildatum) if peildatum else ronde.peildatum_op(timezone.localdate())
        bekend = dag(bekend_op) if bekend_op else None
        verslag = stel_op(ronde, provincie_met(provincie), peil, bekend)
        try:
            inhoud = FORMATEN[formaat].maak(verslag)
        except PdfNietBeschikbaar as fout:
            raise CommandError(str(fout)) from fout
        geef(inhoud, uit, self, "Het verslag staat in")
        log(Handelingsoort.GEEXPORTEERD, verslag.bestandsnaam(formaat), door=None, provincie=verslag.cijfers.provincie)
        for probleem in verslag.cijfers.problemen:
            self.stderr.write(f"Let op. {probleem}")
