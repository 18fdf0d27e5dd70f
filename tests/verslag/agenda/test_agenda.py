"""The next three dates on the dashboard: those of one's own roles, in order, and never of another provincie."""

from datetime import date

import pytest
import time_machine

from opgaven.gebieden.models import Gemeente
from opgaven.planning.models import Mijlpaal
from opgaven.rondes.models import Ronde
from prt.toegang.rollen.models import Gebruiker
from realisatie.maand.models import Maandstand, Maandstap
from tests import fabriek
from verslag.agenda.lezen import eerstvolgende
from verslag.teksten.models import Inleverdatum

pytestmark = pytest.mark.django_db

VANDAAG = date(2026, 9, 10)


@pytest.fixture
def data(demo):
    ronde = Ronde.objects.get(nummer=1)
    provincie = Gemeente.objects.get(naam="Zwolle").provincie
    for dag, tekst, wie in (
        (date(2026, 9, 9), "Voorbij", ""),
        (date(2026, 9, 11), "Al gedaan", ""),
        (date(2026, 9, 12), "Voor gemeenten", "Gemeenten"),
        (date(2026, 9, 13), "Voor de regio", "RRT"),
        (date(2026, 9, 14), "Voor de staf", "CdK"),
        (date(2026, 9, 16), "Voor toezicht", "Toezichthouder wonen"),
        (date(2026, 10, 20), "Voor iedereen", ""),
    ):
        Mijlpaal.objects.create(ronde=ronde, gebied=fabriek.land(), datum=dag, omschrijving=tekst, verantwoordelijk=wie)
    Mijlpaal.objects.filter(omschrijving="Al gedaan").update(gereed_op=VANDAAG)
    for plaats, onderdeel, dag in (
        (provincie, "gemeente", date(2026, 10, 1)),
        (provincie, "duiding-regio", date(2026, 10, 2)),
        (provincie, "duiding-cdk", date(2026, 10, 3)),
        (fabriek.provincie(), "gemeente", date(2026, 9, 11)),
    ):
        Inleverdatum.objects.create(ronde=ronde, provincie=plaats, onderdeel=onderdeel, datum=dag)


def agenda(wie, dag=VANDAAG):
    gevonden = eerstvolgende(Gebruiker.objects.get(email=f"{wie}@demo.example"), dag)
    return [(f"{datum.dag:%m-%d}", datum.tekst.split(":")[0]) for datum in gevonden]


MAAND = "Laatste dag om de maandstand te bevestigen"


@pytest.mark.parametrize(
    ("wie", "verwacht"),
    [
        ("zwolle", [("09-12", "Voor gemeenten"), ("09-15", MAAND), ("10-01", "Tekst inleveren")]),
        ("ijsselland", [("09-13", "Voor de regio"), ("09-15", MAAND), ("10-02", "Tekst inleveren")]),
        ("cdk", [("09-14", "Voor de staf"), ("10-03", "Tekst inleveren"), ("10-20", "Voor iedereen")]),
        ("toezicht", [("09-16", "Voor toezicht"), ("10-20", "Voor iedereen")]),
        ("lezer", [("09-12", "Voor gemeenten"), ("09-13", "Voor de regio"), ("09-14", "Voor de staf")]),
    ],
)
def test_de_eerstvolgende_drie_van_de_eigen_rol(data, wie, verwacht):
    assert agenda(wie) == verwacht


def test_wie_heeft_bevestigd_ziet_de_volgende_maand(data):
    zwolle = Gemeente.objects.get(naam="Zwolle")
    stand = Maandstand.objects.create(gemeente=zwolle, maand="2026-09-01")
    velden = {"capaciteit": 1, "periodes": 1, "afdruk": "x", "naam": "N", "rol": "R"}
    Maandstap.objects.create(maandstand=stand, soort="indienen", **velden)
    assert ("09-15", MAAND) not in agenda("zwolle") and ("09-15", MAAND) in agenda("ijsselland")
    assert agenda("zwolle", date(2026, 10, 4))[0] == ("10-15", MAAND)
    assert ("10-15", MAAND) in agenda("enschede", date(2026, 9, 16))


@pytest.mark.parametrize(("wie", "pad"), [("cdk", "/provincie/PV23/"), ("twente", "/regio/twente/")])
def test_het_blok_staat_op_het_dashboard(als, data, wie, pad):
    with time_machine.travel("2026-09-10 12:00", tick=False):
        client = als(wie)
        tekst = client.get("/", follow=True).content.decode()
    blok = tekst.split('id="kop-agenda"')[1].split("</section>")[0]
    assert blok.count("<li>") == 3 and 'href="/planning/"' in blok
    assert "kop-agenda" not in client.get(f"{pad}?bekend_op=2099-01-01").content.decode()


def test_een_vaste_hoeveelheid_vragen(data, django_assert_max_num_queries):
    for aantal in (0, 20):
        for nummer in range(aantal):
            ronde = Ronde.objects.get(nummer=1)
            Mijlpaal.objects.create(ronde=ronde, gebied=fabriek.land(), datum=VANDAAG, omschrijving=f"Nog een {nummer}")
        for wie in ("zwolle", "cdk", "lezer"):
            gebruiker = Gebruiker.objects.get(email=f"{wie}@demo.example")
            with django_assert_max_num_queries(9):
                eerstvolgende(gebruiker, VANDAAG)
