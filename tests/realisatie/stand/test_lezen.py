"""From records to contributions: who is credited and debited with what, and which plans count (R2, R3, R6)."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from prt.rekenen.perioden import Periode
from realisatie.stand.lezen import lees_records, lees_stand
from realisatie.stand.rekenen.garantie import Deel
from realisatie.stand.rekenen.rijen import Lijn, bijdragen_uit
from tests import fabriek
from tests.prt.rekenen.dag_voor_dag import DAGEN, HORIZON, dag, eigenschap, er_is, plekken_op
from tests.realisatie.stand.strategieen import als_delen
from tests.realisatie.stand.test_cyclus1 import AMV, ASIEL, HELE_TIJD
from tests.realisatie.stand.test_cyclus1 import dag as uit_tabel


@pytest.fixture
def ronde(db):
    return fabriek.cyclus()


@pytest.fixture
def gemeente(db):
    return fabriek.gemeente("Kampen")


def stand_van(ronde, gemeente):
    return lees_stand(ronde, gemeente.provincie.gemeenten)


def uitruilen(ronde, gemeente):
    return lees_records([gemeente], ronde=ronde).uitruilen


def garantie_van(ronde, gemeente, doelgroep="asiel"):
    return stand_van(ronde, gemeente).vak(gemeente.pk, doelgroep).garantie


def hard(stand):
    return [rij for rij in stand.zichtbaar if rij.hard]


@pytest.mark.parametrize("twee_locaties", [True, False])
@pytest.mark.parametrize(("begin_azc", "plekken"), [(date(2025, 10, 15), 550), (date(2025, 10, 16), 0)])
def test_enschede(ronde, gemeente, twee_locaties, begin_azc, plekken):
    noodopvang = fabriek.locatie(gemeente, naam="Vliegveldweg")
    azc = fabriek.locatie(gemeente, naam="Parkweg") if twee_locaties else noodopvang
    fabriek.periode(noodopvang, 550, van=HELE_TIJD.van, tot=date(2025, 10, 15), hardheid="gerealiseerd")
    fabriek.periode(azc, 550, van=begin_azc, tot=HELE_TIJD.tot)
    uitkomst = garantie_van(ronde, gemeente)
    assert uitkomst.plekken == plekken
    assert uitkomst.delen == ((Deel(550, HELE_TIJD),) if plekken else ())


@pytest.mark.parametrize("naam", ["Zwolle", "Kampen", "Wierden"])
@pytest.mark.parametrize(("doelgroep", "tabel"), [("asiel", ASIEL), ("amv", AMV)])
def test_meer_toezeggingen_in_de_volgorde_van_invoeren(ronde, gemeente, naam, doelgroep, tabel):
    for plekken, van, tot in tabel[naam]:
        fabriek.periode(gemeente, plekken, doelgroep=doelgroep, van=uit_tabel(van), tot=uit_tabel(tot))
    delen = garantie_van(ronde, gemeente, doelgroep).delen
    assert [(deel.plekken, deel.span.van, deel.span.tot) for deel in delen] == [
        (plekken, uit_tabel(van), uit_tabel(tot)) for plekken, van, tot in tabel[naam]
    ]


def test_kampen_met_uitruil_amv_en_wat_te_laat_komt(ronde, gemeente):
    dronten = fabriek.gemeente("Dronten", provincie=fabriek.provincie())
    azc = fabriek.periode(dronten, 200, van=date(2024, 2, 1), tot=date(2026, 2, 1)).locatie
    fabriek.periode(gemeente, 48, van=date(2024, 6, 26), tot=date(2026, 6, 26))
    fabriek.periode(gemeente, 34, van=date(2025, 10, 1), tot_precisie="onbekend")
    fabriek.overdracht(dronten, gemeente, 200, locatie=azc)
    amv = fabriek.locatie(gemeente)
    fabriek.periode(amv, 20, doelgroep="amv", van=date(2017, 2, 28), tot=date(2027, 2, 28))
    fabriek.periode(amv, 6, doelgroep="amv", van=date(2025, 7, 1), tot=date(2027, 2, 28))
    assert [deel.plekken for deel in garantie_van(ronde, gemeente).delen] == [200, 48]
    assert [deel.plekken for deel in garantie_van(ronde, gemeente, "amv").delen] == [20, 6]
    assert garantie_van(ronde, dronten).plekken == 0


@pytest.mark.parametrize("hardheid", ["gerealiseerd", "vastgesteld"])
@pytest.mark.parametrize("doelgroep", ["asiel", "amv"])
def test_harde_plekken_tellen(ronde, gemeente, hardheid, doelgroep):
    fabriek.periode(gemeente, 40, hardheid=hardheid, doelgroep=doelgroep)
    assert garantie_van(ronde, gemeente, doelgroep).plekken == 40


@pytest.mark.parametrize("hardheid", ["voornemen", "verkenning", "vervallen"])
def test_zachte_plekken_zijn_nooit_gegarandeerd(ronde, gemeente, hardheid):
    fabriek.periode(gemeente, 40, hardheid=hardheid)
    stand = stand_van(ronde, gemeente)
    assert not hard(stand) and stand.gegarandeerd([gemeente.pk], ["asiel"]) is None
    assert bool(stand.plannen([gemeente.pk])) is (hardheid == "voornemen")


@pytest.mark.parametrize("doelgroep", ["oekraine", "statushouders"])
def test_andere_doelgroepen_horen_niet_bij_de_asielopgave(ronde, gemeente, doelgroep):
    fabriek.periode(gemeente, doelgroep=doelgroep)
    fabriek.voornemen(gemeente, 40, doelgroep=doelgroep)
    fabriek.overdracht(gemeente, doelgroep=doelgroep)
    stand = stand_van(ronde, gemeente)
    assert not stand.rijen.plekken and not stand.rijen.lijnen


def test_een_andere_provincie_telt_niet_mee(ronde, gemeente):
    elders = fabriek.gemeente()
    fabriek.periode(elders)
    fabriek.voornemen(elders, 40)
    assert not stand_van(ronde, gemeente).rijen.plekken


@pytest.mark.parametrize(
    ("van", "tot", "telt"),
    [
        (None, None, True),
        (date(2023, 1, 1), date(2024, 2, 1), False),  # over on the day the cyclus begins
        (date(2023, 1, 1), date(2024, 2, 2), True),
        (date(2030, 1, 1), None, True),  # after the cyclus: still a plan (R3)
    ],
)
def test_welke_voornemens_tellen(ronde, gemeente, van, tot, telt):
    fabriek.voornemen(gemeente, 40, van=van, tot=tot)
    assert bool(stand_van(ronde, gemeente).plannen([gemeente.pk])) is telt


def test_een_voornemen_weet_wat_het_vervangt(ronde, gemeente):
    oud = fabriek.periode(gemeente, 60).locatie
    fabriek.voornemen(gemeente, 100, vervangt=oud)
    stand = stand_van(ronde, gemeente)
    (plan,) = stand.plannen([gemeente.pk])
    assert plan.vervangt == oud.pk
    assert stand.op_locatie(oud.pk, "asiel").gegarandeerd == 60
    assert stand.voornemens([gemeente.pk], ["asiel"]).plekken == 100 - 60


@pytest.mark.parametrize(
    ("stand", "geldt"), [("geen", True), ("open", True), ("vervuld", True), ("niet_vervuld", False)]
)
def test_een_niet_vervulde_voorwaarde_ontbindt_de_uitruil(ronde, gemeente, stand, geldt):
    voorwaarde = "" if stand == "geen" else "108 plekken"
    uitruil = fabriek.uitruil(ronde=ronde, voorwaarde=voorwaarde, voorwaarde_stand=stand)
    fabriek.overdracht(ontvanger=gemeente, plekken=200, uitruil=uitruil)
    assert bool(stand_van(ronde, gemeente).vak(gemeente.pk, "asiel").hard) is geldt
    assert uitruilen(ronde, gemeente) == [uitruil]  # the agreement itself stays to be seen


def test_ontvangen_plekken_staan_voor_de_eigen(ronde, gemeente):
    fabriek.periode(gemeente, 48)
    fabriek.overdracht(ontvanger=gemeente, plekken=200)
    assert [b.plekken for b in stand_van(ronde, gemeente).vak(gemeente.pk, "asiel").hard] == [200, 48]


OVERDRACHTEN = st.lists(
    st.builds(
        lambda paar, doelgroep, plekken, van, duur, waar: Lijn(
            None, *paar[:2], doelgroep, plekken, Periode(dag(van), duur and dag(van + duur)), waar
        ),
        st.permutations(range(1, 5)),
        st.sampled_from(["asiel", "amv"]),
        st.integers(1, 300),
        st.integers(0, HORIZON // 2),
        st.none() | st.integers(1, HORIZON // 2),
        st.none() | st.integers(1, 3),
    ),
    max_size=6,
)


@eigenschap
@given(OVERDRACHTEN)
def test_over_alle_gemeenten_is_een_uitruil_elke_dag_nul(lijnen):
    bijdragen = bijdragen_uit([], lijnen)
    for doelgroep in ("asiel", "amv"):
        samen = [rij for (_, vak), rijen in bijdragen.items() if vak == doelgroep for rij in rijen]
        assert [plekken_op(als_delen(samen), op) for op in DAGEN] == [0] * len(DAGEN)


@eigenschap
@given(OVERDRACHTEN)
def test_de_ontvanger_krijgt_en_de_gever_geeft(lijnen):
    bijdragen = bijdragen_uit([], lijnen)
    for gemeente in range(1, 5):
        for doelgroep in ("asiel", "amv"):
            rijen = als_delen(bijdragen.get((gemeente, doelgroep), []))
            eigen = [lijn for lijn in lijnen if lijn.doelgroep == doelgroep]
            for op in DAGEN:
                geldig = [lijn for lijn in eigen if er_is(lijn.periode, op)]
                erbij = sum(lijn.plekken for lijn in geldig if lijn.ontvanger == gemeente)
                eraf = sum(lijn.plekken for lijn in geldig if lijn.gever == gemeente)
                assert plekken_op(rijen, op) == erbij - eraf


def test_wat_van_een_locatie_wordt_weggegeven_gaat_daar_af(ronde, gemeente):
    groot = fabriek.periode(gemeente, 300).locatie
    fabriek.periode(gemeente, 20)
    fabriek.overdracht(gemeente, plekken=200, locatie=groot, van=date(2024, 1, 1), tot=None)
    assert [deel.plekken for deel in garantie_van(ronde, gemeente).delen] == [100, 20]


def test_een_uitruil_van_andere_provincies_staat_er_niet_bij(ronde, gemeente):
    fabriek.overdracht(uitruil=fabriek.uitruil(ronde=ronde))
    assert uitruilen(ronde, gemeente) == []
