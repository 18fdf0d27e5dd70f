"""Knelpunten: who reads and writes them, solving one, the list, and the table in the terugkoppeling."""

from datetime import timedelta
from io import BytesIO

import pytest
import time_machine
from django.utils import timezone
from openpyxl import load_workbook

from opgaven.gebieden.models import Gemeente, Provincie, Regio
from prt.pagina.botsing import versie_van
from realisatie.knelpunten.keuzes import Geadresseerde, Knelpuntstatus
from realisatie.knelpunten.lezen import open_voor
from realisatie.knelpunten.models import Knelpunt
from tests import fabriek
from tests.databaseregels import weigert
from tests.verslag.heel import als_html
from tests.verslag.rapport.test_rapporten import stel
from verslag.uitvoer.gegevens import TABELLEN

pytestmark = pytest.mark.django_db

NIEUW = {"thema": "onderwijs", "geadresseerde": "prt", "tekst": "Geen plek op school"}


def zwolle():
    return Gemeente.objects.get(naam="Zwolle")


def test_toevoegen_en_oplossen(als):
    antwoord = als("zwolle").post("/knelpunten/nieuw/", NIEUW | {"gebied": f"gemeente-{zwolle().pk}"})
    rij = Knelpunt.objects.get()
    assert antwoord.url == f"/knelpunten/{rij.pk}/"
    assert (rij.gebied, rij.gebied.provincie.naam, rij.naam) == (zwolle(), "Overijssel", "Demo medewerker Zwolle")
    assert rij.rol == "Medewerker gemeente Zwolle" and rij.status == "open"
    anders = NIEUW | {"status": "opgelost"}
    zonder = als("ijsselland").post(antwoord.url, anders)
    assert zonder.status_code == 422 and "Schrijf op hoe het knelpunt is opgelost." in zonder.content.decode()
    als("ijsselland").post(antwoord.url, anders | {"resultaat": "School erbij", "versie": versie_van(rij)})
    rij.refresh_from_db()
    assert rij.status == Knelpuntstatus.OPGELOST and rij.history.count() == 2
    assert "School erbij" in als("lezer").get(antwoord.url).content.decode()
    assert "Geen plek" not in als("lezer").get("/knelpunten/?status=lopend").content.decode()
    assert "Geen plek" in als("lezer").get("/knelpunten/").content.decode()


def test_ieder_schrijft_over_het_eigen_gebied(als):
    enschede = Gemeente.objects.get(naam="Enschede")
    provincie, regio = Provincie.objects.get(code="PV23"), Regio.objects.get(code="ijsselland")
    gebieden = {f"{g.soort}-{g.pk}" for g in (provincie, regio, zwolle(), enschede)}
    mag = {"zwolle": {f"gemeente-{zwolle().pk}"}, "cdk": gebieden}
    mag["ijsselland"] = {f"regio-{regio.pk}", f"gemeente-{zwolle().pk}"}
    for wie, eigen in mag.items():
        for gebied in gebieden:
            status = als(wie).post("/knelpunten/nieuw/", NIEUW | {"gebied": gebied}).status_code
            assert status == (302 if gebied in eigen else 422), (wie, gebied)


def test_alleen_wie_een_rol_heeft_in_de_provincie_leest_het(als):
    elders = fabriek.knelpunt(fabriek.gemeente("Elders"), tekst="Van elders")
    hier = fabriek.knelpunt(Provincie.objects.get(code="PV23"), tekst="Van hier")
    for wie in ("zwolle", "ijsselland", "cdk", "coa", "lezer", "toezicht", "beheer"):
        lijst = als(wie).get("/knelpunten/").content.decode()
        assert "Van hier" in lijst and "Van elders" not in lijst
        assert als(wie).get(f"/knelpunten/{hier.pk}/").status_code == 200
        assert als(wie).get(f"/knelpunten/{elders.pk}/").status_code == 404


def test_tekst_is_nooit_opmaak(als):
    rij = fabriek.knelpunt(zwolle(), tekst="<script>alert(1)</script>")
    for pad in ("/knelpunten/", f"/knelpunten/{rij.pk}/"):
        assert "<script>alert" not in als("cdk").get(pad).content.decode()


@pytest.mark.parametrize(
    ("vraag", "wel"),
    [
        ("thema=zorg", {"a"}),
        ("geadresseerde=rrt", {"b"}),
        ("regio={regio}", {"a", "b"}),
        ("gemeente={gemeente}", {"a"}),
        ("status=in_behandeling", {"b"}),
        ("zoek=knelpunt-c", {"c"}),
    ],
)
def test_filteren(als, vraag, wel):
    fabriek.knelpunt(zwolle(), tekst="knelpunt-a")
    velden = {"thema": "wonen", "geadresseerde": "rrt", "status": "in_behandeling"}
    fabriek.knelpunt(zwolle().regio, tekst="knelpunt-b", **velden)
    fabriek.knelpunt(zwolle().provincie, tekst="knelpunt-c", thema="wonen", geadresseerde="prt")
    vraag = vraag.format(regio=zwolle().regio.pk, gemeente=zwolle().pk)
    tekst = als("cdk").get(f"/knelpunten/?{vraag}").content.decode()
    assert {letter for letter in "abc" if f">knelpunt-{letter}<" in tekst} == wel


def test_de_terugkoppeling_noemt_de_open_knelpunten_voor_de_lrt(overijssel):
    fabriek.knelpunt(zwolle(), tekst="Wachtlijst bij de huisarts")
    fabriek.knelpunt(zwolle(), tekst="Voor de regio", geadresseerde="rrt")
    fabriek.knelpunt(zwolle(), tekst="Al gedaan", status="opgelost", resultaat="Ja")
    fabriek.knelpunt(fabriek.gemeente("Elders"), tekst="Van elders")
    verslag = stel("terugkoppeling")
    deel = als_html(verslag).split('id="knelpunten"')[1].split("</section>")[0]
    assert "Wachtlijst bij de huisarts" in deel and "Zwolle" in deel
    assert not any(tekst in deel for tekst in ("Voor de regio", "Al gedaan", "Van elders"))
    assert [rij["knelpunt"] for rij in TABELLEN["knelpunten"](verslag)] == ["Wachtlijst bij de huisarts"]


def test_de_terugkoppeling_als_werkboek(als):
    fabriek.knelpunt(zwolle(), tekst="Wachtlijst bij de huisarts")
    antwoord = als("cdk").get("/rapporten/terugkoppeling/PV23/rapport.xlsx")
    blad = load_workbook(BytesIO(antwoord.content))["Knelpunten"]
    assert [cel.value for cel in list(blad.rows)[1]][:3] == ["Zorg", "Zwolle", "Wachtlijst bij de huisarts"]


def test_zoals_bekend_op_een_eerdere_dag(overijssel):
    vandaag = timezone.localdate()
    rij = fabriek.knelpunt(zwolle(), tekst="Toen nog open")
    with time_machine.travel(timezone.now() + timedelta(days=3)):
        rij.status, rij.resultaat = "opgelost", "Gedaan"
        rij.save()
        provincie = zwolle().provincie
        assert open_voor(Geadresseerde.LRT, provincie) == []
        assert [k.tekst for k in open_voor(Geadresseerde.LRT, provincie, vandaag)] == ["Toen nog open"]
        assert open_voor(Geadresseerde.LRT, provincie, vandaag - timedelta(days=1)) == []


@pytest.mark.parametrize("wie", ["zwolle", "ijsselland", "cdk", "lezer"])
def test_vaste_hoeveelheid_vragen(als, wie, django_assert_max_num_queries):
    client = als(wie)
    for _ in range(2):
        with django_assert_max_num_queries(12):
            client.get("/knelpunten/")
        for _ in range(10):
            fabriek.knelpunt(zwolle())


REGELS = {
    "knelpunt_met_tekst": {"tekst": ""},
    "knelpunt_opgelost_waardoor": {"status": "opgelost"},
    "knelpunt_thema": {"thema": "x"},
    "knelpunt_geadresseerde": {"geadresseerde": "x"},
    "knelpunt_status": {"status": "x"},
}

GETEST = set(REGELS)


@pytest.mark.parametrize(("regel", "velden"), REGELS.items())
def test_de_database_weigert(db, regel, velden):
    weigert(fabriek.knelpunt(), regel, **velden)


def test_een_knelpunt_over_dat_van_een_collega_heen(als):
    rij = fabriek.knelpunt(zwolle())
    velden = NIEUW | {"status": "in_behandeling", "versie": versie_van(rij)}
    assert als("zwolle").post(f"/knelpunten/{rij.pk}/", velden | {"tekst": "Wat ik zie"}).status_code == 302
    antwoord = als("ijsselland").post(f"/knelpunten/{rij.pk}/", velden | {"tekst": "Wat wij zien"})
    pagina = antwoord.content.decode()
    assert antwoord.status_code == 409 and "Wat ik zie" in pagina and "Wat wij zien" in pagina
    rij.refresh_from_db()
    assert rij.tekst == "Wat ik zie"
