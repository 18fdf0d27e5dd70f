"""What somebody does for one provincie opens nothing that is not finished in another."""

import pytest

from prt.toegang.rollen.keuzes import Rolsoort
from tests import fabriek

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("soort", [Rolsoort.MEDEWERKER_GEMEENTE, Rolsoort.REGIOSECRETARIS, Rolsoort.PRT_SECRETARIS])
def test_wat_vaststellen_in_de_weg_staat_is_voor_wie_er_in_die_provincie_aan_werkt(demo, client, soort):
    gemeente = fabriek.gemeente("Amersfoort", regio=fabriek.regio(provincie=fabriek.provincie(code="PV26")))
    gebieden = {Rolsoort.MEDEWERKER_GEMEENTE: gemeente, Rolsoort.REGIOSECRETARIS: gemeente.regio}
    client.force_login(fabriek.gebruiker(soort, gebieden.get(soort, gemeente.provincie)))
    assert client.get("/verslag/asiel-1/gereedheid/?provincie=PV26").status_code == 200
    assert client.get("/verslag/asiel-1/gereedheid/?provincie=PV23").status_code == 404
