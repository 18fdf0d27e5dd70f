"""What the database itself refuses about gebieden, rondes and opgaven, and what it must let through."""

from datetime import date, timedelta
from functools import partial

import pytest

from tests import fabriek
from tests.databaseregels import regels_van, weigert, zet
from tests.fabriek import CYCLUS_TOT, CYCLUS_VAN, VENSTER_TOT, VENSTER_VAN
from tests.opgaven.gebieden.test_regels import VAN_GEBIEDEN
from tests.opgaven.verdelen.test_verdelen import REGELS

pytestmark = pytest.mark.django_db
correctie = partial(
    fabriek.taakstellingpost, soort="correctie", aantal=-13, datum=date(2024, 8, 1), reden="Nagekomen telling"
)
beginstand = partial(fabriek.taakstellingpost, soort="beginstand", aantal=-19)
EEN_DAG = timedelta(days=1)
GEEN_CYCLUS = {"venster_van": None, "venster_tot": None, "nummer": None, "telregel": ""}

FOUT = {
    "provincie te kort": (fabriek.provincie, "gebied_code_hoort_bij_soort", {"code": "PV2"}),
    "provincie in kleine letters": (fabriek.provincie, "gebied_code_hoort_bij_soort", {"code": "pv23"}),
    "gemeente zonder GM": (fabriek.gemeente, "gebied_code_hoort_bij_soort", {"code": "PV0193"}),
    "gemeente te kort": (fabriek.gemeente, "gebied_code_hoort_bij_soort", {"code": "GM193"}),
    "ronde van nul dagen": (fabriek.cyclus, "ronde_tot_na_van", {"van": CYCLUS_VAN, "tot": CYCLUS_VAN} | GEEN_CYCLUS),
    "ronde achterstevoren": (fabriek.cyclus, "ronde_tot_na_van", {"van": CYCLUS_TOT, "tot": CYCLUS_VAN} | GEEN_CYCLUS),
    "venster voor de ronde": (fabriek.cyclus, "ronde_venster_in_ronde", {"venster_van": CYCLUS_VAN - EEN_DAG}),
    "venster na de ronde": (fabriek.cyclus, "ronde_venster_in_ronde", {"venster_tot": CYCLUS_TOT + EEN_DAG}),
    "venster van nul dagen": (fabriek.cyclus, "ronde_venster_in_ronde", {"venster_tot": VENSTER_VAN}),
    "venster zonder einde": (fabriek.cyclus, "ronde_venster_in_ronde", {"venster_tot": None}),
    "venster in een ronde zonder einde": (fabriek.cyclus, "ronde_venster_in_ronde", {"tot": None}),
    "venster achterstevoren": (
        fabriek.cyclus,
        "ronde_venster_in_ronde",
        {"venster_van": VENSTER_TOT, "venster_tot": VENSTER_VAN},
    ),
    "cyclus zonder nummer": (fabriek.cyclus, "ronde_cyclus_is_volledig", {"nummer": None}),
    "cyclus zonder telregel": (fabriek.cyclus, "ronde_cyclus_is_volledig", {"telregel": ""}),
    "nummer zonder venster": (fabriek.cyclus, "ronde_cyclus_is_volledig", GEEN_CYCLUS | {"nummer": 99}),
    "telregel zonder venster": (fabriek.cyclus, "ronde_cyclus_is_volledig", GEEN_CYCLUS | {"telregel": "alle_harde"}),
    "meer amv dan opgave": (fabriek.opgave, "opgave_amv_inbegrepen", {"aantal": 100, "waarvan_amv": 101}),
    "opgave onder nul": (fabriek.opgave, "aantal", {"aantal": -1}),
    "amv onder nul": (fabriek.opgave, "amv", {"waarvan_amv": -1}),
    "saldo onder nul": (fabriek.opgave, "saldo", {"inclusief_saldo": -1}),
    "post van geen soort": (fabriek.taakstellingpost, "taakstellingpost_bestaande_soort", {"soort": "raming"}),
    "telling onder nul": (fabriek.taakstellingpost, "taakstellingpost_telling_niet_negatief", {"aantal": -1}),
    "amv onder nul geteld": (
        fabriek.taakstellingpost,
        "taakstellingpost_telling_niet_negatief",
        {"soort": "amv", "aantal": -1},
    ),
    "telling halverwege de maand": (fabriek.taakstellingpost, "taakstellingpost_maand", {"maand": date(2024, 1, 2)}),
    "beginstand van een maand": (beginstand, "taakstellingpost_maand", {"maand": date(2024, 1, 1)}),
    "correctie zonder datum": (correctie, "taakstellingpost_correctie_met_reden", {"datum": None}),
    "correctie zonder reden": (correctie, "taakstellingpost_correctie_met_reden", {"reden": ""}),
    "correctie van nul": (correctie, "taakstellingpost_correctie_met_reden", {"aantal": 0}),
    "telling met een datum": (
        fabriek.taakstellingpost,
        "taakstellingpost_correctie_met_reden",
        {"datum": date(2024, 8, 1)},
    ),
    "stap van geen trede": (fabriek.toezichtstap, "toezichtstap_bestaande_keuzes", {"trede": "boete"}),
    "stap zonder niveau": (fabriek.toezichtstap, "toezichtstap_bestaande_keuzes", {"niveau": ""}),
    "stap met een vreemd oordeel": (fabriek.toezichtstap, "toezichtstap_bestaande_keuzes", {"oordeel": "goed"}),
    "verschoonbaar zonder reden": (
        fabriek.toezichtstap,
        "toezichtstap_verschoonbaar_met_reden",
        {"oordeel": "verschoonbaar"},
    ),
    "besluit op een laag niveau": (
        fabriek.toezichtstap,
        "toezichtstap_formeel_is_hoog_met_document",
        {"trede": "besluit", "document": "Brief"},
    ),
    "besluit zonder document": (
        fabriek.toezichtstap,
        "toezichtstap_formeel_is_hoog_met_document",
        {"trede": "besluit", "niveau": "hoog"},
    ),
    "volgende beoordeling op de dag zelf": (
        fabriek.toezichtstap,
        "toezichtstap_volgende_na_datum",
        {"volgende_beoordeling": date(2024, 7, 15)},
    ),
}
GOED = {
    "ronde van een dag": (fabriek.cyclus, {"van": CYCLUS_VAN, "tot": CYCLUS_VAN + EEN_DAG} | GEEN_CYCLUS),
    "ronde met alleen een uiterste datum": (fabriek.cyclus, {"van": None, "tot": None} | GEEN_CYCLUS),
    "venster is de hele ronde": (fabriek.cyclus, {"venster_van": CYCLUS_VAN, "venster_tot": CYCLUS_TOT}),
    "venster van een dag": (fabriek.cyclus, {"venster_tot": VENSTER_VAN + EEN_DAG}),
    "alles is amv": (fabriek.opgave, {"aantal": 100, "waarvan_amv": 100}),
    "opgave van nul": (fabriek.opgave, {"aantal": 0}),
    "amv onbekend": (fabriek.opgave, {"waarvan_amv": None}),
    "een correctie is negatief": (correctie, {"aantal": -13}),
    "een voorsprong is negatief": (beginstand, {"aantal": -19}),
    "niemand gehuisvest": (fabriek.taakstellingpost, {"aantal": 0, "maand": date(2024, 1, 1)}),
    "verschoonbaar met reden": (fabriek.toezichtstap, {"oordeel": "verschoonbaar", "reden": "Brand"}),
    "besluit op het hoogste niveau": (
        fabriek.toezichtstap,
        {"trede": "besluit", "niveau": "hoog", "document": "Brief"},
    ),
}


@pytest.mark.parametrize(("maak", "regel", "velden"), FOUT.values(), ids=FOUT)
def test_de_database_weigert(maak, regel, velden):
    weigert(maak(), regel, **velden)


@pytest.mark.parametrize(("maak", "velden"), GOED.values(), ids=GOED)
def test_de_database_laat_toe(maak, velden):
    rij = maak()
    zet(rij, **velden)
    rij.refresh_from_db()
    assert {veld: getattr(rij, veld) for veld in velden} == velden


UNIEK = {
    "provincie, code": (fabriek.provincie, ["code"]),
    "provincie, naam": (fabriek.provincie, ["naam"]),
    "regio, code": (fabriek.regio, ["code"]),
    "gemeente, code": (fabriek.gemeente, ["code"]),
    "bron_code_uniek_bij_eigenaar": (fabriek.bron, ["gebied", "code"]),
    "ronde_code_uniek_bij_eigenaar": (fabriek.cyclus, ["gebied", "code"]),
    "ronde, nummer": (fabriek.cyclus, ["nummer"]),
    "inwonertal_uniek_op_peildatum": (fabriek.inwonertal, ["gemeente", "peildatum"]),
    "mijlpaal_uniek_op_datum": (fabriek.mijlpaal, ["ronde", "gebied", "datum", "omschrijving"]),
}


@pytest.mark.parametrize(("maak", "velden"), UNIEK.values(), ids=UNIEK)
def test_twee_keer_hetzelfde(maak, velden):
    een, ander = maak(), maak()
    weigert(ander, "unique", **{veld: getattr(een, veld) for veld in velden})


@pytest.mark.parametrize("maak", [fabriek.regio, fabriek.gemeente])
def test_dezelfde_naam_in_een_andere_provincie_mag(maak):
    een, ander = maak(), maak()
    assert een.provincie != ander.provincie
    zet(ander, naam=een.naam)


@pytest.fixture
def gebieden(db):
    gemeente = fabriek.gemeente()
    hoger = {"regio": gemeente.regio, "provincie": gemeente.provincie, "land": fabriek.land()}
    return {"gemeente": gemeente} | hoger


SOORTEN = ("gemeente", "regio", "provincie", "land")


@pytest.mark.parametrize("soort", SOORTEN)
def test_een_cijfer_is_voor_een_gebied(gebieden, soort):
    assert fabriek.opgave(gebieden[soort]).gebied == gebieden[soort]
    assert fabriek.taakstellingpost(gebieden[soort]).gebied == gebieden[soort]


@pytest.mark.parametrize("soort", SOORTEN)
def test_een_document_geeft_een_gebied_een_cijfer_per_dag(gebieden, soort):
    sleutel = {"ronde": fabriek.cyclus(), "grondslag": "indicatief", "geldig_vanaf": date(2024, 2, 1)}
    fabriek.opgave(gebieden[soort], 100, **sleutel)
    later = fabriek.opgave(gebieden[soort], 120, **sleutel | {"geldig_vanaf": date(2024, 9, 1)})
    weigert(later, "unique", geldig_vanaf=date(2024, 2, 1))
    fabriek.opgave(gebieden[soort], 110, **sleutel | {"grondslag": "verdeelbesluit"})


@pytest.mark.parametrize("soort", SOORTEN)
@pytest.mark.parametrize("maand", [None, date(2024, 1, 1)])
def test_een_maand_wordt_een_keer_geteld(gebieden, soort, maand):
    sleutel = {"ronde": fabriek.cyclus(), "maand": maand}
    een = fabriek.taakstellingpost(gebieden[soort], **sleutel)
    ander = fabriek.taakstellingpost(gebieden[soort], **sleutel | {"soort": "amv"})
    weigert(ander, "unique", soort=een.soort)
    for aantal in (1, 1):
        fabriek.taakstellingpost(
            gebieden[soort], aantal, ronde=een.ronde, soort="correctie", datum=date(2024, 8, 1), reden="Nagekomen"
        )


def test_elke_regel_van_de_database_staat_hierboven():
    getest = {regel for _, regel, _ in FOUT.values()} | set(UNIEK)
    getest |= {"opgave_uniek", "taakstellingpost_uniek_heel", "taakstellingpost_uniek_maand"}
    assert regels_van("opgaven") <= getest | set(REGELS) | VAN_GEBIEDEN


@pytest.mark.parametrize(
    ("vandaag", "peildatum"),
    [
        (date(2024, 1, 31), date(2024, 10, 31)),  # not begun
        (date(2024, 2, 1), date(2024, 2, 1)),
        (date(2026, 1, 31), date(2026, 1, 31)),
        (date(2026, 2, 1), date(2024, 10, 31)),  # over: the eve of the verslag
    ],
)
def test_de_peildatum_als_niemand_er_een_noemt(vandaag, peildatum):
    assert fabriek.cyclus(verslag_uiterlijk=date(2024, 11, 1)).peildatum_op(vandaag) == peildatum


def test_zonder_verslagdatum_gaat_het_over_vandaag():
    vandaag = date(2030, 1, 1)
    assert fabriek.cyclus(verslag_uiterlijk=None).peildatum_op(vandaag) == vandaag


@pytest.mark.parametrize(("maand", "kwartaal"), [(1, 1), (3, 1), (4, 2), (6, 2), (9, 3), (10, 4), (12, 4)])
def test_kwartaal(maand, kwartaal):
    assert fabriek.mijlpaal(datum=date(2024, maand, 1)).kwartaal == kwartaal
