"""Write the verslag of a cyclus, or another report about it, to a file or to standard output."""

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone
from django.utils.text import slugify

from opgaven.gebieden.keuzes import Gebiedsoort
from opgaven.gebieden.models import Gebied, Provincie
from opgaven.rondes.models import Ronde
from prt.pdf.gereedschap import PdfNietBeschikbaar
from prt.toegang.rollen.rechten import OPDRACHTREGEL
from prt.toegang.spoor.handelingen import log
from prt.toegang.spoor.keuzes import Handelingsoort
from verslag.document.opstellen import stel_op
from verslag.rapport.gebieden import bij_naam_of_code, gebieden_van
from verslag.rapport.rapporten import RAPPORTEN, VERSLAG, Rapport
from verslag.uitvoer.formaten import FORMATEN
from verslag.uitvoer.opdrachtregel import dag, geef, keuze_tekst, kies, provincie_met


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
            raise CommandError(keuze_tekst("--formaat", formaat, FORMATEN))
        if not uit:
            raise CommandError("--uit ontbreekt. Geef een bestand, of - voor de standaarduitvoer.")
        ronde = kies("--cyclus", cyclus, {str(r.nummer): r for r in Ronde.objects.cycli()})
        peil = dag(peildatum) if peildatum else ronde.peildatum_op(timezone.localdate())
        bekend = dag(bekend_op) if bekend_op else None
        soort = kies("--rapport", rapport, RAPPORTEN)
        verslag = stel_op(ronde, _gebied(soort, provincie, gebied), peil, bekend, rapport=soort)
        try:
            inhoud = FORMATEN[formaat].maak(verslag)
        except PdfNietBeschikbaar as fout:
            raise CommandError(str(fout)) from fout
        geef(inhoud, uit, self, "Het verslag staat in")
        log(
            Handelingsoort.GEEXPORTEERD,
            verslag.bestandsnaam(formaat),
            door=OPDRACHTREGEL,
            gebied=verslag.cijfers.provincie,
        )
        for probleem in verslag.cijfers.problemen:
            self.stderr.write(f"Let op. {probleem}")


def _gebied(rapport: Rapport, provincie: str | None, gebied: str | None) -> Gebied:
    """What the report is about; a report about the provincie needs no ``--gebied``."""
    if rapport.soort == Gebiedsoort.PROVINCIE and gebied is None:
        return provincie_met(provincie)
    alle: dict[str, Gebied] = {}
    for hier in Provincie.objects.deelnemend():
        if provincie is None or hier.naam.casefold() == provincie.casefold():
            alle |= bij_naam_of_code(gebieden_van(hier)[rapport.soort])
    if gebied is None or gebied.casefold() not in alle:
        raise CommandError(keuze_tekst("--gebied", gebied, {slugify(str(ander)) for ander in alle.values()}))
    return alle[gebied.casefold()]
