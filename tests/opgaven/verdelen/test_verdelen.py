"""The tool: what it is made from, that it is kept as it was, and what the screen says when a weight is unknown."""

import csv
import io
from datetime import date

import pytest
from django.db import DatabaseError, IntegrityError, transaction

from opgaven.gebieden.models import Gemeente, Provincie, Regio
from opgaven.rondes.models import Ronde
from opgaven.verdelen.lezen import gewichten_uit, ontvangers, verdelingtabel
from opgaven.verdelen.models import Verdeling
from prt.toegang.spoor.models import Handeling
from tests import fabriek

pytestmark = pytest.mark.django_db

REGELS = {
    "verdeling_naam_uniek": lambda: _twee_met_een_naam(),
    "verdeling_ronde_hoort_bij_opgave": lambda: fabriek.verdeling(ronde=fabriek.cyclus()),
    "verdeling_sleutel_heeft_peildatum": lambda: fabriek.verdeling(sleutel="inwoners"),
    "verdeling_van_regio_over_gemeenten": lambda: fabriek.verdeling(niveau="regio", gebied=fabriek.regio()),
    "verdeelregel_gebied_uniek": lambda: _twee_regels(fabriek.regio()),
}


def _twee_met_een_naam():
    een = fabriek.verdeling()
    fabriek.verdeling(gebied=een.gebied, naam=een.naam)


def _twee_regels(gebied):
    een = fabriek.verdeelregel(gebied=gebied)
    fabriek.verdeelregel(verdeling=een.verdeling, gebied=gebied)


@pytest.mark.parametrize("regel", REGELS)
def test_de_database_weigert(regel):
    with pytest.raises(IntegrityError), transaction.atomic():
        REGELS[regel]()


@pytest.mark.parametrize("maak", [fabriek.verdeling, fabriek.verdeelregel])
def test_wat_bewaard_is_kan_niemand_wijzigen_of_verwijderen(maak):
    rij = maak()
    for doe in (lambda: type(rij).objects.filter(pk=rij.pk).update(id=rij.pk), rij.delete):
        with pytest.raises(DatabaseError), transaction.atomic():
            doe()


@pytest.fixture
def ijsselland(overijssel):
    return Regio.objects.get(code="ijsselland")


def vraag(gebied="ijsselland-gemeente", **velden):
    return {"totaal": 3050, "gebied": gebied, "sleutel": "opgave", "toelichting": "", "naam": ""} | velden


def test_naar_de_opgave_verdeelt_de_opgave_zich_over_zichzelf(als, ijsselland):
    """3,050 over IJsselland in proportion to its own indicative opgaven gives exactly those."""
    ronde = Ronde.objects.get(nummer=1)
    antwoord = als("cdk").post(
        "/verdelen/nieuw/", vraag(ronde=ronde.pk, peildatum="2024-10-31", naam="Proef", opslaan="1")
    )
    verdeling = Verdeling.objects.get()
    assert antwoord.url == f"/verdelen/{verdeling.pk}/"
    aantallen = {regel.gebied.naam: regel.aantal for regel in verdeling.regels.select_related("gebied")}
    assert aantallen["Zwolle"] == 717 and aantallen["Dalfsen"] == 188 and sum(aantallen.values()) == 3050
    deze = verdeling.handeling
    assert (deze.naam, deze.gebied, deze.onderwerp) == (
        "Demo CdK-staf Overijssel",
        verdeling.gebied.provincie,
        "Verdeling Proef: 3050 over 11 gebieden",
    )


def test_berekenen_bewaart_niets(als):
    velden = vraag("PV23-regio", totaal=2943, sleutel="eigen", gewicht_ijsselland=459, gewicht_twente=541)
    pagina = als("cdk").post("/verdelen/nieuw/", velden).content.decode()
    assert "1.351" in pagina and "1.592" in pagina and "1.350,84" in pagina
    assert not Verdeling.objects.exists()


def test_eigen_gewichten_worden_gevraagd_zonder_verwijt(als):
    antwoord = als("cdk").post("/verdelen/nieuw/", vraag("PV23-regio", sleutel="eigen"))
    pagina = antwoord.content.decode()
    assert antwoord.status_code == 200
    assert "Gewicht van Twente" in pagina and "Er is nog niets opgeslagen" not in pagina


def test_zonder_inwonertal_zegt_het_scherm_van_wie_het_ontbreekt(als):
    als("cdk")
    for gemeente in Regio.objects.get(code="ijsselland").gemeenten.exclude(naam__in=("Ommen", "Raalte")):
        fabriek.inwonertal(gemeente)
    antwoord = als("cdk").post("/verdelen/nieuw/", vraag(sleutel="inwoners", peildatum="2024-06-01"))
    pagina = antwoord.content.decode()
    assert antwoord.status_code == 422
    assert "onbekend van: Ommen, Raalte. Kies een andere dag" in pagina and 'value="3050"' in pagina


@pytest.mark.parametrize(
    ("velden", "melding"),
    [
        ({"ronde": ""}, "Kies de ronde"),
        (
            {"sleutel": "eigen", "gebied": "PV23-regio", "gewicht_twente": 0, "gewicht_ijsselland": 0},
            "gewichten zijn 0",
        ),
        ({"sleutel": "eigen", "gebied": "PV23-regio", "gewicht_twente": -1, "gewicht_ijsselland": 5}, "Minder dan 0"),
        ({"totaal": "veel"}, "met alleen cijfers"),
        ({"gebied": "flevoland"}, "geldige keuze"),
        ({"opslaan": "1"}, "Naam"),
    ],
)
def test_een_fout_staat_bij_het_veld_en_kost_geen_invoer(als, velden, melding):
    antwoord = als("cdk").post("/verdelen/nieuw/", vraag() | velden)
    assert antwoord.status_code == 422
    assert melding in antwoord.content.decode()
    assert not Verdeling.objects.exists()


def test_een_naam_kan_maar_een_keer(als):
    als("cdk")
    fabriek.verdeling(gebied=Provincie.objects.get(code="PV23"), naam="Proef")
    ronde = Ronde.objects.get(nummer=1)
    antwoord = als("cdk").post("/verdelen/nieuw/", vraag(ronde=ronde.pk, naam="Proef", opslaan="1"))
    assert "al een verdeling met deze naam" in antwoord.content.decode()


def test_inwoners_gelden_vanaf_hun_peildatum_en_van_een_regio_alleen_als_alle_gemeenten_bekend_zijn():
    een, ander = fabriek.gemeente(), None
    ander = fabriek.gemeente(regio=een.regio)
    fabriek.inwonertal(een, 100, peildatum=date(2024, 1, 1))
    fabriek.inwonertal(een, 110, peildatum=date(2025, 1, 1))

    def inwoners(niveau, dag):
        gebieden = ontvangers(een.provincie, niveau)
        return gewichten_uit("inwoners", gebieden, ronde=None, peildatum=dag)

    assert inwoners("gemeente", date(2023, 12, 31)) == {een.code: None, ander.code: None}
    assert inwoners("gemeente", date(2024, 12, 31)) == {een.code: 100, ander.code: None}
    assert inwoners("gemeente", date(2025, 1, 1))[een.code] == 110
    assert inwoners("regio", date(2025, 1, 1)) == {een.regio.code: None}
    fabriek.inwonertal(ander, 5)
    assert inwoners("regio", date(2025, 1, 1)) == {een.regio.code: 115}


def test_de_tabel_en_het_bestand_hebben_dezelfde_rijen(als):
    als("cdk")
    provincie = Provincie.objects.get(code="PV23")
    verdeling = fabriek.verdeling(gebied=provincie, totaal=3)
    for naam, gewicht, aantal in (("Zwolle", 2, 2), ("Kampen", 1, 1)):
        fabriek.verdeelregel(
            verdeling=verdeling, gebied=Gemeente.objects.get(naam=naam), gewicht=gewicht, aantal=aantal
        )
    rijen = verdelingtabel(verdeling)
    assert rijen[0] == {
        "gebied": "Zwolle",
        "code": "GM0193",
        "gewicht": 2,
        "quotum": "2,0000",
        "rest": "0,0000",
        "aantal": 2,
    }
    assert rijen[-1]["aantal"] == 3
    antwoord = als("cdk").get(f"/verdelen/{verdeling.pk}/bestand.csv")
    gelezen = list(csv.DictReader(io.StringIO(antwoord.content.decode("utf-8-sig")), delimiter=";"))
    assert [{k: "" if v is None else str(v) for k, v in rij.items()} for rij in rijen] == gelezen
    assert Handeling.objects.first().soort == "geexporteerd"


def test_een_ander_dan_de_staf_van_de_provincie_ziet_een_verdeling_niet(als):
    vreemd = fabriek.verdeling()
    assert als("cdk").get(f"/verdelen/{vreemd.pk}/").status_code == 404
    assert als("lezer").get(f"/verdelen/{vreemd.pk}/").status_code == 403


@pytest.mark.traag
@pytest.mark.parametrize("aantal", [1, 3])
def test_de_lijst_kost_geen_vraag_per_verdeling(als, aantal, django_assert_max_num_queries):
    client = als("cdk")
    provincie = Provincie.objects.get(code="PV23")
    for _ in range(aantal):
        fabriek.verdeling(gebied=provincie)
    with django_assert_max_num_queries(10):
        assert client.get("/verdelen/").content.decode().count("Verdeling ") >= aantal


@pytest.mark.traag
def test_een_verdeling_kost_geen_vraag_per_regel(als, django_assert_max_num_queries):
    client = als("cdk")
    verdeling = fabriek.verdeling(gebied=Provincie.objects.get(code="PV23"))
    for gemeente in Gemeente.objects.deelnemend():
        fabriek.verdeelregel(verdeling=verdeling, gebied=gemeente)
    with django_assert_max_num_queries(10):
        assert client.get(f"/verdelen/{verdeling.pk}/").status_code == 200
