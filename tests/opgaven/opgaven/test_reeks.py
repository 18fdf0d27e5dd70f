"""Opgaven over time: every version with its document, sums that are checked, and the published capaciteitsbesluiten."""

import csv
import io
from datetime import date

import pytest

from opgaven.gebieden.models import Gemeente, Provincie, Regio
from opgaven.opgaven.controles import tel_na
from opgaven.opgaven.lezen import opgaven_per_ronde, opgaven_van
from opgaven.opgaven.models import Opgave
from opgaven.opgaven.reeks import besluiten, capaciteitsbesluittabel, versies_van
from opgaven.rondes.models import Ronde
from prt.problemen import Ernst
from prt.toegang.spoor.models import Handeling
from tests import fabriek

pytestmark = pytest.mark.django_db

DAG = date(2026, 11, 21)

GEPUBLICEERD = """\
capaciteitsbesluit,landelijk,Overijssel,IJsselland,Twente
oud,51000,2943,1351,
per 2023-01-01,61200,3531,1621,
per 2024-01-01,75500,4001,1836,2165
"Spreidingswet cyclus 1, per 2025-01-01",96000,6325,3050,3275
"""
"""Transitieplan IJsselland 2023, bouwsteen 1.1; brief 2023; plan van aanpak 2024."""


@pytest.fixture
def provincie(overijssel):
    return Provincie.objects.get(code="PV23")


def test_de_gepubliceerde_reeks_komt_cel_voor_cel_uit_de_records(provincie):
    rijen = capaciteitsbesluittabel(provincie, DAG)
    als_tekst = [{kolom: "" if w is None else str(w) for kolom, w in rij.items()} for rij in rijen]
    gepubliceerd = list(csv.DictReader(io.StringIO(GEPUBLICEERD)))
    assert als_tekst[:4] == gepubliceerd
    assert list(rijen[0]) == list(gepubliceerd[0])


def test_na_de_gepubliceerde_reeks_komt_cyclus_2_met_alleen_een_landelijk_getal(provincie):
    laatste = besluiten(provincie, DAG)[-1]
    assert (laatste.naam, laatste.landelijk, laatste.provincie) == ("Spreidingswet cyclus 2", 88000, None)
    assert laatste.aandeel == "–"
    assert len(besluiten(provincie, date(2026, 2, 26))) == 4  # published on the 27th


def test_het_aandeel_en_wat_een_schatting_is(provincie):
    oud, schatting, *_ = besluiten(provincie, DAG)
    assert oud.aandeel == "5,77\N{NO-BREAK SPACE}%"  # 2,943 / 51,000 = 5.7706 %
    assert (oud.geschat, schatting.geschat) == (False, True)


def test_in_een_vraag_is_het_hetzelfde_als_per_ronde(overijssel, django_assert_num_queries):
    with django_assert_num_queries(4):
        samen = opgaven_per_ronde(DAG)
    assert len(samen) == Ronde.objects.filter(opgaven__isnull=False).distinct().count()
    assert all(opgaven_van(ronde, DAG) == opgaven for ronde, opgaven in samen.items())


def test_elke_versie_blijft_staan_en_de_laatste_die_inging_geldt():
    gemeente, ronde = fabriek.gemeente(), fabriek.cyclus()
    eerste = fabriek.opgave(gemeente, 100, ronde=ronde, geldig_vanaf=date(2024, 2, 1))
    tweede = fabriek.opgave(gemeente, 90, ronde=ronde, geldig_vanaf=date(2024, 12, 20), grondslag="verdeelbesluit")
    for dag, geldend in (
        (date(2024, 1, 31), ()),
        (date(2024, 12, 19), (eerste,)),
        (date(2024, 12, 20), (tweede,)),
    ):
        (versies,) = versies_van(gemeente, dag)
        assert (versies.opgaven, versies.geldend) == ((eerste, tweede), geldend)


def test_de_gepubliceerde_opgaven_tellen_in_elke_ronde_op(provincie):
    assert tel_na(provincie, DAG) == []


@pytest.mark.parametrize(
    ("ronde", "veld", "waar", "tekst"),
    [
        ("asiel-1", "aantal", "Twente", "opgaven van de gemeenten tellen op tot 3.276, die van Twente is 3.275"),
        ("asiel-1", "waarvan_amv", "Twente", "amv-opgaven van de gemeenten tellen op tot 279"),
        ("oekraine-2024", "aantal", "Twente", "tellen op tot 3.885"),
        (
            "statushouders-2024-i",
            "inclusief_saldo",
            "Twente",
            "voor- of achterstand van de gemeenten tellen op tot 928",
        ),
    ],
)
def test_in_elke_ronde_wordt_nageteld(provincie, ronde, veld, waar, tekst):
    opgave = Opgave.objects.get(ronde__code=ronde, gebied__naam="Borne")
    Opgave.objects.filter(pk=opgave.pk).update(**{veld: getattr(opgave, veld) + 1})
    (probleem,) = tel_na(provincie, DAG)
    assert (probleem.ernst, probleem.waar, probleem.pad) == (Ernst.FOUT, waar, "/opgaven/regio/twente/")
    assert tekst in probleem.tekst


def test_regios_tellen_op_tot_de_provincie(provincie):
    Opgave.objects.filter(ronde__code="capaciteitsbesluit-2024", gebied__code="twente").update(aantal=2166)
    (probleem,) = tel_na(provincie, DAG)
    assert probleem.waar == "Overijssel" and "tellen op tot 4.002, die van Overijssel is 4.001" in probleem.tekst


def test_verschillende_documenten_zijn_iets_om_naar_te_kijken_en_geen_fout(provincie):
    for opgave in Opgave.objects.filter(ronde__code="asiel-1", gebied__in=Regio.objects.get(code="twente").gemeenten):
        fabriek.opgave(
            opgave.gebied, 1, ronde=opgave.ronde, grondslag="verdeelbesluit", geldig_vanaf=date(2024, 12, 20)
        )
    problemen = tel_na(provincie, DAG)
    assert {p.ernst for p in problemen} == {Ernst.LET_OP}
    assert "verdeelbesluit en indicatieve verdeling" in problemen[0].tekst


@pytest.mark.parametrize("pad", ["gemeente/GM0193", "regio/twente", "provincie/PV23"])
def test_de_pagina_van_een_gebied_noemt_elke_bron(als, pad):
    pagina = als("lezer").get(f"/opgaven/{pad}/").content.decode()
    assert "Plan van aanpak PRT Overijssel 2024" in pagina and "geldt" in pagina
    assert "Wie dit vastlegde" not in pagina
    assert "Wie dit vastlegde" in als("cdk").get(f"/opgaven/{pad}/").content.decode()


@pytest.mark.parametrize("pad", ["land/NL", "gemeente/GM9999", "regio/nergens"])
def test_een_gebied_dat_niet_bestaat(als, pad):
    assert als("lezer").get(f"/opgaven/{pad}/").status_code == 404


def invoer(**velden):
    borne = Gemeente.objects.get(naam="Borne")
    standaard = {
        "ronde": Ronde.objects.get(nummer=1).pk,
        "gebied": f"gemeente-{borne.pk}",
        "grondslag": "regionaal_plan",
        "geldig_vanaf": "2024-09-01",
        "aantal": 140,
        "waarvan_amv": 12,
        "reden": "Plan van 1 september",
    }
    return standaard | velden


def test_een_opgave_toevoegen_met_haar_geschiedenis(als):
    antwoord = als("cdk").post("/opgaven/nieuw/", invoer())
    borne = Gemeente.objects.get(naam="Borne")
    assert antwoord.url == f"/opgaven/gemeente/{borne.code}/"
    opgave = Opgave.objects.get(grondslag="regionaal_plan")
    assert (opgave.gebied, opgave.aantal, opgave.waarvan_amv) == (borne, 140, 12)
    deze = Handeling.objects.first()
    assert (opgave.history.get().handeling, deze.reden) == (deze, "Plan van 1 september")
    assert list(deze.gemeenten.all()) == [borne]
    pagina = als("cdk").get(antwoord.url).content.decode()
    assert "Plan van 1 september" in pagina and "148" in pagina and "140" in pagina


@pytest.mark.parametrize(
    ("velden", "melding"),
    [
        ({"waarvan_amv": 141}, "kan niet groter zijn"),
        ({"grondslag": "indicatief", "geldig_vanaf": "2024-02-01"}, "al een opgave met deze grondslag vanaf deze dag"),
        ({"gebied": "gemeente-0"}, "geldige keuze"),
        ({"gebied": ""}, "Voor wie"),
        ({"aantal": ""}, "Aantal"),
        ({"geldig_vanaf": "morgen"}, "Geldig vanaf"),
    ],
)
def test_een_fout_staat_bij_het_veld_en_kost_geen_invoer(als, velden, melding):
    client = als("cdk")
    aantal = Opgave.objects.count()
    antwoord = client.post("/opgaven/nieuw/", invoer(vindplaats="blijft staan") | velden)
    assert antwoord.status_code == 422
    assert melding in antwoord.content.decode() and "blijft staan" in antwoord.content.decode()
    assert Opgave.objects.count() == aantal


def test_een_landelijke_opgave_is_van_de_beheerder_van_de_installatie(als):
    """And nobody else's: the CdK's staff cannot choose the land, the beheerder nothing else."""
    landelijk = invoer(gebied="landelijk", grondslag="capaciteitsbesluit", aantal=1, waarvan_amv="")
    assert als("cdk").post("/opgaven/nieuw/", landelijk).status_code == 422
    client = als("beheer-installatie")
    assert client.post("/opgaven/nieuw/", invoer()).status_code == 422
    assert client.post("/opgaven/nieuw/", landelijk).url == "/installatie/"
    assert Opgave.objects.get(aantal=1).gebied.soort == "land"


def test_een_gebied_van_een_ander_kan_niemand_kiezen(als):
    als("cdk")
    vreemd = fabriek.gemeente()
    assert als("cdk").post("/opgaven/nieuw/", invoer(gebied=f"gemeente-{vreemd.pk}")).status_code == 422


@pytest.mark.traag
@pytest.mark.parametrize("pad", ["gemeente/GM0193/", "regio/twente/", "provincie/PV23/"])
def test_geen_vraag_per_opgave_of_ronde(als, pad, django_assert_max_num_queries):
    client = als("cdk")
    gebied = {"g": Gemeente.objects.get(naam="Zwolle"), "r": Regio.objects.get(code="twente")}.get(pad[0])
    for _ in range(2):
        with django_assert_max_num_queries(13):
            client.get(f"/opgaven/{pad}")
        for nummer in range(5):
            fabriek.opgave(gebied or Provincie.objects.get(code="PV23"), nummer)
    with django_assert_max_num_queries(11):
        client.get("/opgaven/capaciteitsbesluiten/")


def test_de_lijst_toont_wat_geldt_en_telt_niets_dubbel(als):
    """Zwolle has 717 by the indicatieve verdeling and 800 by a verdeelbesluit: the sum holds one of the two."""
    zwolle, ronde = Gemeente.objects.get(naam="Zwolle"), Ronde.objects.get(code="asiel-1")
    fabriek.opgave(zwolle, 800, ronde=ronde, grondslag="verdeelbesluit", geldig_vanaf=date(2025, 1, 1))
    fabriek.opgave(zwolle, 900, ronde=ronde, grondslag="verdeelbesluit", geldig_vanaf=date(2099, 1, 1))
    nu = als("lezer").get("/opgaven/").content.decode()
    assert ">800<" in nu and ">717<" not in nu and ">900<" not in nu
    assert "6.408" in nu and "1 januari 2025" in nu  # 6,325 − 717 + 800
    alles = als("lezer").get("/opgaven/?toon=alle&stroom=asiel").content.decode()
    assert all(f">{aantal}<" in alles for aantal in (717, 800, 900)) and "<tfoot" not in alles
