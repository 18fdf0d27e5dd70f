"""A site with something in every list."""

from datetime import date

import pytest

from opgaven.gebieden.models import Gemeente
from opgaven.rondes.models import Ronde
from prt.toegang.rollen.models import Gebruiker
from realisatie.opmerkingen.models import Opmerking
from tests import fabriek


@pytest.fixture
def vol(demo):
    """At least a row in every list, with what is easily lost on the way to a file."""
    zwolle, cdk = Gemeente.objects.get(naam="Zwolle"), Gebruiker.objects.get(email="cdk@demo.example")
    formule = fabriek.locatie(zwolle, naam="=HYPERLINK(0)", vertrouwelijk=True)
    fabriek.periode(formule, plekken=None, hardheid="verkenning", van=None)
    fabriek.besluitstap(formule, gepland=date(2025, 3, 1), gepland_precisie="maand")
    fabriek.periode(fabriek.locatie(zwolle, naam="+31 & <b>“vet”</b>"), plekken=4321, van=date(2025, 3, 1))
    fabriek.overleg(zwolle.provincie, plaats="@Zwolle;\tmet tab")
    fabriek.knelpunt(zwolle, tekst="-1+1, regel een\nregel twee")
    fabriek.verdeling(gebied=zwolle.provincie, totaal=12345)
    fabriek.scenario(provincie=zwolle.provincie, ronde=Ronde.objects.get(code="asiel-1"))
    fabriek.taak(cdk, status="klaar")
    fabriek.taak(cdk)
    Opmerking.objects.create(over=zwolle, cijfer="Capaciteit", tekst="=1+1", naam="N", rol="R", opvolging=True)
