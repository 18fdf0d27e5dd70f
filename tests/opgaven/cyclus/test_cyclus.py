"""The roll-over (R10): one action, nothing copied that is computed, both cycli beside each other."""

from datetime import date

import pytest

from opgaven.cyclus.acties import start_cyclus
from opgaven.cyclus.forms import voorstel
from opgaven.gebieden.models import Provincie, het_land
from opgaven.opgaven.models import Opgave
from opgaven.planning.acties import AFGELEID, maak_planning
from opgaven.planning.models import Mijlpaal
from opgaven.rondes.models import Ronde
from opgaven.rondes.rekenen import Telregel
from prt.problemen import KanNiet
from prt.toegang.rollen.models import Gebruiker
from prt.toegang.spoor.models import Handeling

pytestmark = pytest.mark.django_db

PAD = "/installatie/volgende-cyclus/"

CYCLUS_2 = {
    "nummer": 2,
    "naam": "Spreidingswet cyclus 2",
    "van": date(2026, 2, 1),
    "tot": date(2028, 2, 1),
    "venster_van": date(2027, 7, 1),
    "venster_tot": date(2028, 2, 1),
    "verslag_uiterlijk": date(2026, 11, 1),
    "telregel": Telregel.DUURZAAM,
}


def hier() -> Provincie:
    return Provincie.objects.get(naam="Overijssel")


@pytest.fixture
def beheerder(demo, django_user_model):
    return django_user_model.objects.get(email="beheer-installatie@demo.example")


def test_het_voorstel_is_de_tweede_cyclus_twee_jaar_later(overijssel):
    voor = voorstel(Ronde.objects.get(nummer=1))
    assert {veld: voor[veld] for veld in CYCLUS_2} == CYCLUS_2
    assert "ten minste vijf jaar" in voor["telregel_in_woorden"]
    assert "1 juli 2027 tot 1 februari 2028" in voor["telregel_in_woorden"]


def test_starten_is_een_handeling_en_de_planning_maakt_de_provincie(beheerder):
    opgaven = Opgave.objects.count()
    ronde = start_cyclus(**CYCLUS_2, telregel_in_woorden="Duurzaam.", door=beheerder)
    assert {veld: getattr(ronde, veld) for veld in CYCLUS_2} == CYCLUS_2
    assert ronde.gebied == het_land()
    assert not Mijlpaal.objects.filter(ronde=ronde).exists()  # each provincie makes its own
    maak_planning(ronde, hier(), door=Gebruiker.objects.get(email="cdk@demo.example"))
    data = {(m.datum, m.omschrijving, m.vindplaats, m.bron) for m in Mijlpaal.objects.filter(ronde=ronde)}
    assert (date(2026, 11, 1), "Verslag CdK bij de minister", AFGELEID, None) in data
    assert (date(2027, 7, 1), "Plekken gerealiseerd", AFGELEID, None) in data
    assert {datum for datum, *_ in data} == {
        date(2026, 2, 1),
        date(2026, 6, 30),
        date(2026, 7, 1),
        date(2026, 9, 1),
        date(2026, 10, 1),
        date(2026, 10, 31),
        date(2026, 11, 1),
        date(2026, 12, 31),
        date(2027, 1, 1),
        date(2027, 7, 1),
    }
    assert Opgave.objects.count() == opgaven
    assert ronde.history.first().handeling.onderwerp == "Cyclus 2 gestart"


def test_een_ronde_die_al_bekend_was_wordt_de_cyclus_en_houdt_haar_opgave(beheerder):
    """The national number of cyclus 2 was published before anybody started it here."""
    bekend = Ronde.objects.get(code="asiel-2")
    ronde = start_cyclus(**CYCLUS_2, telregel_in_woorden="Duurzaam.", door=beheerder)
    assert (ronde.pk, ronde.opgaven.get().aantal) == (bekend.pk, 88000)


def test_een_cyclus_start_maar_een_keer(beheerder):
    start_cyclus(**CYCLUS_2, telregel_in_woorden="Duurzaam.", door=beheerder)
    handelingen = Handeling.objects.count()
    with pytest.raises(KanNiet, match="Cyclus 2 is al gestart"):
        start_cyclus(**CYCLUS_2, telregel_in_woorden="Duurzaam.", door=beheerder)
    assert Handeling.objects.count() == handelingen


def invoer(**velden):
    return CYCLUS_2 | {"telregel_in_woorden": "Alleen duurzame plekken."} | velden


def test_op_het_scherm(als):
    client = als("beheer-installatie")
    assert "2026-02-01" in client.get(PAD).content.decode()
    assert client.post(PAD, invoer()).url == "/installatie/"
    assert Ronde.objects.get(nummer=2).telregel == "duurzaam"
    antwoord = client.post(PAD, invoer())
    assert antwoord.status_code == 422 and "is al gestart" in antwoord.content.decode()
    assert "Volgende cyclus starten" not in als("cdk").get("/planning/").content.decode()
    assert "Maak de planning van cyclus 2" in als("cdk").get("/planning/").content.decode()


@pytest.mark.parametrize(
    ("velden", "melding"),
    [
        ({"tot": "2026-02-01"}, "na de dag waarop hij begint"),
        ({"venster_tot": "2027-07-01"}, "na de dag waarop het begint"),
        ({"venster_van": "2026-01-31"}, "voor de cyclus begint"),
        ({"venster_tot": "2028-02-02"}, "niet langer duren dan de cyclus"),
        ({"telregel": "alles"}, "geldige keuze"),
        ({"telregel_in_woorden": ""}, "Telregel in woorden"),
    ],
)
def test_een_fout_staat_bij_het_veld(als, velden, melding):
    antwoord = als("beheer-installatie").post(PAD, invoer(**velden))
    assert antwoord.status_code == 422 and melding in antwoord.content.decode()
    assert not Ronde.objects.filter(nummer=2).exists()


def test_zonder_cyclus_vooraf_staat_er_alleen_een_nummer():
    assert voorstel(None)["nummer"] == 1
    assert not Provincie.objects.exists()
