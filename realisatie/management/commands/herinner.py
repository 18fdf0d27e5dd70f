"""``manage.py herinner [--datum D] [--proef]``: the reminders of the monthly report. Run it once a day."""

from datetime import date

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from realisatie.herinneringen.versturen import berichten, verstuur


def _datum(tekst: str) -> date:
    try:
        return date.fromisoformat(tekst)
    except ValueError:
        raise CommandError(f"“{tekst}” is geen datum. Schrijf een datum als 2026-11-08.") from None


class Command(BaseCommand):
    help = "Mailt wie de maandstand nog moet bevestigen, een week vooraf en als het te laat is. Eén mail per dag."

    def add_arguments(self, parser):
        parser.add_argument("--datum", type=_datum, help="reken met deze dag, bijvoorbeeld 2026-11-08")
        parser.add_argument("--proef", action="store_true", help="alleen laten zien, niets versturen")

    def handle(self, *args, datum, proef, **options):
        vandaag = datum or timezone.localdate()
        lijst = berichten(vandaag)
        if proef:
            for bericht in lijst:
                self.stdout.write(f"Aan: {bericht.aan.email}\nOnderwerp: {bericht.onderwerp}\n\n{bericht.tekst}")
            self.stdout.write(f"Proef: {len(lijst)} mails, niets verstuurd.")
            return
        mislukt = []
        aantal = verstuur(lijst, vandaag, bij_fout=lambda bericht, fout: mislukt.append((bericht, fout)))
        self.stdout.write(f"{aantal} mails verstuurd.")
        if mislukt:
            regels = [f"{bericht.aan.email}: {fout}" for bericht, fout in mislukt]
            raise CommandError("Niet verstuurd, probeer het later opnieuw:\n" + "\n".join(regels))
