"""The lists: searching, filtering, sorting, paging, totals, and no query per row."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from opgaven.gebieden.models import Gemeente
from realisatie.locaties.models import Beschikbaarheid, Locatie

pytestmark = pytest.mark.django_db

LIJSTEN = ("/locaties/", "/periodes/", "/uitruil/", "/opgaven/", "/planning/", "/knelpunten/")


def tekst(als, pad, wie="cdk"):
    antwoord = als(wie).get(pad)
    assert antwoord.status_code == 200
    return antwoord.content.decode()


@pytest.mark.parametrize(
    ("pad", "wel", "niet"),
    [
        ("/locaties/?zoek=parkweg", "Noodopvang Vliegveldweg", "Azc Dronten"),
        ("/locaties/?zoek=azc+dronten", "Azc Dronten", "Parkweg"),
        ("/periodes/?hardheid=voornemen", "Voornemen asielopvang Raalte", "Parkweg"),
        ("/periodes/?doelgroep=amv", "Amv-opvang Wierden", "Parkweg"),
        ("/periodes/?op=2035-06-01", "Asielopvang Almelo", "Parkweg"),
        ("/uitruil/?voorwaarde=open", "Kampen–Dronten", "Niets gevonden"),
        ("/uitruil/?voorwaarde=vervuld", "Niets gevonden", "Kampen–Dronten"),
        ("/planning/", "PRT-vergadering", "Niets gevonden"),
    ],
)
def test_zoeken_en_filteren(als, pad, wel, niet):
    gevonden = tekst(als, pad)
    assert wel in gevonden
    assert niet not in gevonden.split("regels gevonden")[-1].split("regel gevonden")[-1]


@pytest.mark.parametrize(
    ("pad", "som"),
    [
        ("/opgaven/", "6.325"),
        ("/opgaven/?niveau=gemeente&stroom=oekraine", "7.882"),
        ("/opgaven/?niveau=gemeente&stroom=statushouders", "1.693"),
        ("/opgaven/?niveau=regio&stroom=oekraine", "7.882"),
        ("/periodes/?op=2025-12-31", "3.898"),  # 3,864 guaranteed and the 34 of Kampen that start inside the window
    ],
)
def test_de_totaalregel_telt_alles_wat_gevonden_is(als, pad, som):
    voet = tekst(als, pad).split("<tfoot")[1]
    assert som in voet


def test_sorteren_en_bladeren(als):
    zwolle = Gemeente.objects.get(naam="Zwolle")
    Locatie.objects.bulk_create(Locatie(gemeente=zwolle, naam=f"Z{n:03}", vertrouwelijk=False) for n in range(60))
    assert "Pagina 1 van 2" in tekst(als, "/locaties/")
    assert "Z059" in tekst(als, "/locaties/?volgorde=-naam&zoek=z0")
    assert "Z059" not in tekst(als, "/locaties/?volgorde=naam&zoek=z0")


@pytest.mark.traag
@pytest.mark.parametrize("pad", LIJSTEN)
@pytest.mark.parametrize(
    "vraag",
    [
        "volgorde=bestaatniet",
        "pagina=999",
        "pagina=x",
        "op=morgen",
        "gemeente=999999",
        "gemeente=x",
        "zoek=%00",
        "aantal=-1",
    ],
)
def test_een_rare_vraag_geeft_geen_storing(als, pad, vraag):
    assert als("cdk").get(f"{pad}?{vraag}").status_code in (200, 404)


@pytest.mark.traag
@pytest.mark.parametrize("wie", ["zwolle", "cdk"])
@pytest.mark.parametrize("pad", LIJSTEN)
def test_geen_vraag_aan_de_database_per_regel(als, pad, wie, django_assert_max_num_queries):
    """The same literal ceiling with 30 rows and with 60, for the narrowest role and the widest."""
    client = als(wie)
    for _ in range(2):
        with django_assert_max_num_queries(14):
            client.get(pad)
        zwolle = Gemeente.objects.get(naam="Zwolle")
        nieuw = Locatie.objects.bulk_create(
            Locatie(gemeente=zwolle, naam=f"Extra {Locatie.objects.count()} {n}", vertrouwelijk=False)
            for n in range(15)
        )
        Beschikbaarheid.objects.bulk_create(
            Beschikbaarheid(locatie=locatie, doelgroep="asiel", plekken=1, van="2025-01-01", hardheid="vastgesteld")
            for locatie in nieuw
        )


@pytest.mark.traag
@pytest.mark.parametrize("pad", (*LIJSTEN, "/opmerkingen/"))
def test_een_smalle_rol_kost_evenveel_vragen_als_een_brede(als, pad):
    """Row rules are in the query: they cost no query of their own."""
    aantallen = {}
    for wie in ("lezer", "coa", "zwolle", "ijsselland", "cdk"):
        client = als(wie)
        with CaptureQueriesContext(connection) as vragen:
            assert client.get(pad).status_code == 200
        aantallen[wie] = len(vragen)
    assert len(set(aantallen.values())) == 1, aantallen


def test_een_lijst_met_verschillende_rondes_heeft_geen_som(als):
    assert "<tfoot" not in tekst(als, "/opgaven/?niveau=regio&stroom=asiel")


def test_een_einde_staat_er_zo_precies_als_het_bekend_is(als):
    """R1: Hengelo until "2035", Enschede until 24-07-2028."""
    regels = tekst(als, "/locaties/?zoek=azc").split("<tr>")
    assert any("Havezatenlaan" in regel and ">2035<" in regel for regel in regels)
    assert any("Parkweg" in regel and ">24 juli 2028<" in regel for regel in regels)


def test_sorteren_houdt_de_keuze_vast(als):
    pagina = tekst(als, "/opgaven/?volgorde=aantal")
    assert "25 regels gevonden" in pagina
    assert "6.325" in pagina.split("<tfoot")[1]


def test_een_download_met_een_fout_filter_geeft_niet_alles(als):
    antwoord = als("cdk").get("/periodes/bestand.csv?op=x")
    assert (antwoord.status_code, antwoord.url) == (302, "/periodes/?op=x")


def test_vervallen_plekken_tellen_niet_in_de_som(als):
    Beschikbaarheid.objects.filter(plekken=700).update(hardheid="vervallen")
    assert "3.198" in tekst(als, "/periodes/").split("<tfoot")[1]  # 3.898 - 700


def test_de_download_heeft_dezelfde_filters(als):
    csv = tekst(als, "/periodes/bestand.csv?gemeente=" + str(Gemeente.objects.get(naam="Enschede").pk))
    assert "Parkweg" in csv and "Zwolle" not in csv


@pytest.mark.parametrize(
    ("pad", "uitleg"),
    [
        ("/overleggen/", "Er is nog geen overleg vastgelegd."),
        ("/knelpunten/", "Er is nog geen knelpunt gemeld."),
        ("/besluitvorming/", "Er staat geen stap open."),
        ("/verdelen/", "Er is nog geen verdeling bewaard."),
        ("/verdelen/scenarios/", "Er is nog geen scenario bewaard."),
    ],
)
def test_een_lege_lijst_zegt_wat_er_komt_te_staan(als, pad, uitleg):
    """Without anything there is nothing to search; a search that finds nothing says that."""
    leeg = als("cdk").get(pad).content.decode()
    assert uitleg in leeg and "Niets gevonden" not in leeg and "zoeken en filteren" not in leeg
    gezocht = als("cdk").get(f"{pad}?zoek=x&naam=x").content.decode()
    assert uitleg not in gezocht and "Niets gevonden" in gezocht and "zoeken en filteren" in gezocht
