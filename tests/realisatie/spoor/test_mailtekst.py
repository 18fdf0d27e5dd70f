"""The texts of the reminders go out in the name of the provincie: who changed them stands in the trail."""

import pytest
from django.urls import reverse

from prt.toegang.spoor.models import Handeling
from tests.formulierhulp import verborgen

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("velden", "soort"),
    [({"onderwerp": "Denk eraan", "tekst": "Beste {naam}"}, "gewijzigd"), ({"standaard": "1"}, "verwijderd")],
)
def test_een_mailtekst_wijzigen_staat_in_het_spoor(als, velden, soort):
    client, pad = als("cdk"), reverse("mailtekst", args=["medewerker_vooraf"])
    assert client.post(pad, velden | verborgen(client, pad)).status_code == 302
    deze = Handeling.objects.first()
    assert (deze.soort, deze.naam) == (soort, "Demo CdK-staf Overijssel")
    assert deze.onderwerp.startswith("Mailtekst")
