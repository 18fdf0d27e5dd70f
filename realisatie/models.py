"""All models of this app, where Django looks for them. Everybody else imports them from their own room."""

from realisatie.besluitvorming.models import Besluitstap
from realisatie.bezetting.models import Bezetting
from realisatie.herinneringen.models import Herinnering, Mailtekst
from realisatie.knelpunten.models import Knelpunt
from realisatie.locaties.models import Beschikbaarheid, Locatie, Regiototaal
from realisatie.maand.models import Maandstand, Maandstap
from realisatie.opmerkingen.models import Opmerking
from realisatie.uitruil.models import Bevestiging, Overdracht, Uitruil

__all__ = [
    "Beschikbaarheid",
    "Besluitstap",
    "Bevestiging",
    "Bezetting",
    "Herinnering",
    "Knelpunt",
    "Locatie",
    "Maandstand",
    "Maandstap",
    "Mailtekst",
    "Opmerking",
    "Overdracht",
    "Regiototaal",
    "Uitruil",
]
