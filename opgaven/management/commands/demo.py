"""A first start on one's own machine: the Overijssel data when the database is empty, and demo accounts per role."""

from django.conf import settings
from django.contrib.auth import get_user_model
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError
from django.db import transaction

from opgaven.bronnen.models import Bron
from opgaven.gebieden.models import Gebied, Gemeente, Provincie, Regio
from prt.toegang.rollen.keuzes import Rolsoort
from prt.toegang.rollen.models import Rol

WACHTWOORD = "demo-regietafel"
ACCOUNTS = (
    ("zwolle@demo.example", "Demo medewerker Zwolle", Rolsoort.MEDEWERKER_GEMEENTE, Gemeente, {"naam": "Zwolle"}),
    (
        "beheer-zwolle@demo.example",
        "Demo beheerder Zwolle",
        Rolsoort.BEHEERDER_GEMEENTE,
        Gemeente,
        {"naam": "Zwolle"},
    ),
    ("enschede@demo.example", "Demo medewerker Enschede", Rolsoort.MEDEWERKER_GEMEENTE, Gemeente, {"naam": "Enschede"}),
    (
        "ijsselland@demo.example",
        "Demo regiosecretaris IJsselland",
        Rolsoort.REGIOSECRETARIS,
        Regio,
        {"naam": "IJsselland"},
    ),
    ("twente@demo.example", "Demo regiosecretaris Twente", Rolsoort.REGIOSECRETARIS, Regio, {"naam": "Twente"}),
    ("cdk@demo.example", "Demo CdK-staf Overijssel", Rolsoort.PRT_SECRETARIS, Provincie, {"naam": "Overijssel"}),
    ("toezicht@demo.example", "Demo toezichthouder wonen", Rolsoort.TOEZICHTHOUDER, Provincie, {"naam": "Overijssel"}),
    ("coa@demo.example", "Demo COA", Rolsoort.COA, Provincie, {"naam": "Overijssel"}),
    ("lezer@demo.example", "Demo lezer", Rolsoort.LEZER, Provincie, {"naam": "Overijssel"}),
    ("beheer@demo.example", "Demo beheerder", Rolsoort.FUNCTIONEEL_BEHEERDER, Provincie, {"naam": "Overijssel"}),
    (
        "beheer-installatie@demo.example",
        "Demo beheerder van de installatie",
        Rolsoort.BEHEERDER_INSTALLATIE,
        Gebied,
        {"soort": "land"},
    ),
)
TWEEDE_PROVINCIE = (
    ("cdk-2@demo.example", "Demo CdK-staf Drenthe", Rolsoort.PRT_SECRETARIS, Provincie, {"naam": "Drenthe"}),
    ("regio-2@demo.example", "Demo regiosecretaris Drenthe", Rolsoort.REGIOSECRETARIS, Regio, {"code": "drenthe"}),
    ("gemeente-2@demo.example", "Demo medewerker Emmen", Rolsoort.MEDEWERKER_GEMEENTE, Gemeente, {"naam": "Emmen"}),
    ("rijk@demo.example", "Demo Rijk en LRT", Rolsoort.RIJK, Gebied, {"soort": "land"}),
    ("lezer-2@demo.example", "Demo lezer Drenthe", Rolsoort.LEZER, Provincie, {"naam": "Drenthe"}),
)


class Command(BaseCommand):
    help = "Zet op de eigen machine de gegevens van Overijssel en demo-accounts klaar."

    def add_arguments(self, parser):
        parser.add_argument("--oefening", action="store_true", help="ook verzonnen gegevens om te oefenen")
        parser.add_argument("--tweede-provincie", action="store_true", help="ook Drenthe, met verzonnen cijfers")

    @transaction.atomic
    def handle(self, *args, oefening=False, tweede_provincie=False, **options):
        if not settings.LOKAAL:
            raise CommandError("Demo-accounts hebben een bekend wachtwoord en zijn alleen voor de eigen machine.")
        if not Provincie.objects.exists():
            call_command("loaddata", "overijssel", stdout=self.stdout)
        if oefening and not Bron.objects.filter(code="oefening").exists():
            call_command("loaddata", "oefening", stdout=self.stdout)
        if tweede_provincie and not Provincie.objects.filter(code="PV22").exists():
            call_command("loaddata", "tweede_provincie", stdout=self.stdout)
        self.stdout.write("Demo-accounts:")
        for email, naam, soort, model, wie in (*ACCOUNTS, *(TWEEDE_PROVINCIE if tweede_provincie else ())):
            self._account(email, naam, soort, model.objects.filter(**wie).first())
            self.stdout.write(f"  {email:<32} {soort.label}")
        self.stdout.write(f"Wachtwoord van alle demo-accounts: {WACHTWOORD}")

    def _account(self, email, naam, soort, gebied):
        Gebruiker = get_user_model()
        if gebied is None or Gebruiker.objects.filter(email=email).exists():
            return
        gebruiker = Gebruiker.objects.create_user(email, WACHTWOORD, naam=naam)
        Rol.objects.create(gebruiker=gebruiker, soort=soort, gebied=gebied)
