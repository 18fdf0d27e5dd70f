"""Duurzaam (R10): against a count day by day, and the cases that the rule is about."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from opgaven.rondes.rekenen import TELT_CNO, Telregel
from prt.rekenen.perioden import Periode, Precisie
from realisatie.locaties.rekenen import Hardheid
from realisatie.stand.rekenen.garantie import Bijdrage, capaciteit
from realisatie.stand.rekenen.oordeel import Meetelling, beoordeel
from realisatie.stand.rekenen.telregels import duurzaam, jaren_na, tellend, voornemen_telt
from tests.prt.rekenen.dag_voor_dag import eigenschap
from tests.realisatie.stand.strategieen import bijdragen, vak_van

VENSTER_1 = Periode(date(2025, 7, 1), date(2026, 2, 1))

VENSTER_2 = Periode(date(2027, 7, 1), date(2028, 2, 1))


def p(van, tot, **precisie):
    return Periode(date(*van) if van else None, date(*tot) if tot else None, **precisie)


def lang(begin, eind):
    """Five years, counted on the calendar."""
    return eind >= (
        begin.replace(year=begin.year + 5) if (begin.month, begin.day) != (2, 29) else date(begin.year + 5, 3, 1)
    )


@st.composite
def op_een_locatie(draw):
    """A few periods at one locatie, by year and month between 2020 and 2032."""
    rijen = draw(
        st.lists(st.tuples(st.integers(1, 6), st.integers(0, 100), st.integers(1, 100)), min_size=1, max_size=5)
    )
    maand = [date(2020 + n // 12, n % 12 + 1, 1) for n in range(260)]
    return [Bijdrage("A", n, Periode(maand[van], maand[van + duur]), nr) for nr, (n, van, duur) in enumerate(rijen)]


@eigenschap
@given(op_een_locatie(), st.data())
def test_zoveel_plekken_als_de_locatie_er_vijf_jaar_achter_elkaar_heeft(rijen, data):
    """Walk month by month away from the period for as long as the locatie has that many places."""
    rij = data.draw(st.sampled_from(rijen))
    trap = capaciteit(rijen)
    maanden = [date(2019 + n // 12, n % 12 + 1, 1) for n in range(300)]
    in_periode = [dag for dag in maanden if rij.periode.bevat(dag)]
    ernaast = min(trap.op(dag) for dag in in_periode) - rij.plekken

    def gaat_lang_mee(hoogte):
        begin, eind = maanden.index(in_periode[0]), maanden.index(in_periode[-1])
        while trap.op(maanden[begin - 1]) >= ernaast + hoogte:
            begin -= 1
        while trap.op(maanden[eind]) >= ernaast + hoogte:
            eind += 1
        return lang(maanden[begin], maanden[eind])

    verwacht = max((n for n in range(1, rij.plekken + 1) if gaat_lang_mee(n)), default=0)
    assert duurzaam(rij, rijen, 5) == verwacht


@eigenschap
@given(bijdragen(minst=-8))
def test_de_regel_van_cyclus_1_laat_alles_zoals_het_is(rijen):
    assert tellend(rijen, Telregel.ALLE_HARDE) == rijen


@eigenschap
@given(op_een_locatie())
def test_duurzaam_telt_nooit_meer_dan_er_is(rijen):
    geteld = {b.regel: b.plekken for b in tellend(rijen, Telregel.DUURZAAM)}
    assert all(0 < plekken <= rijen[regel].plekken for regel, plekken in geteld.items())
    assert set(geteld) >= {b.regel for b in rijen if lang(b.periode.van, b.periode.tot)}


@pytest.mark.parametrize(
    ("periode", "telt"),
    [
        (p((2023, 7, 24), (2028, 7, 24)), True),  # exactly five years: Enschede
        (p((2023, 7, 24), (2028, 7, 23)), False),
        (p((2020, 1, 1), None), True),  # onbepaald
        (p((2020, 1, 1), None, tot_precisie=Precisie.ONBEKEND), False),
        (p(None, (2027, 1, 1)), True),  # there since longer than anybody knows
        (p((2025, 1, 1), (2035, 1, 1), tot_precisie=Precisie.JAAR), True),  # Hengelo, "2035"
        (p((2024, 2, 29), (2029, 3, 1)), True),
        (p((2024, 2, 29), (2029, 2, 28)), False),
    ],
)
def test_hoe_lang_vijf_jaar_is(periode, telt):
    rij = Bijdrage("A", 10, periode, 1)
    assert duurzaam(rij, [rij], 5) == (10 if telt else 0)


def test_wat_aansluit_telt_samen():
    wissel = date(2025, 10, 15)
    rijen = [
        Bijdrage("A", 550, Periode(date(2023, 1, 1), wissel), 1),
        Bijdrage("A", 300, Periode(wissel, date(2030, 1, 1)), 2),
    ]
    assert [b.plekken for b in tellend(rijen, Telregel.DUURZAAM)] == [300, 300]
    later = [rijen[0], Bijdrage("A", 300, Periode(wissel + timedelta(days=1), date(2030, 1, 1)), 2)]
    assert tellend(later, Telregel.DUURZAAM) == []


def test_wat_er_korter_naast_staat_wordt_er_niet_langer_van():
    rijen = [Bijdrage("A", 300, p((2023, 1, 1), (2030, 1, 1)), 1), Bijdrage("A", 22, p((2023, 1, 1), (2026, 1, 1)), 2)]
    assert [(b.regel, b.plekken) for b in tellend(rijen, Telregel.DUURZAAM)] == [(1, 300)]


def test_een_ander_met_een_onbekend_einde_maakt_niets_langer():
    kort = Bijdrage("A", 10, p((2024, 1, 1), (2026, 1, 1)), 1)
    onbekend = Bijdrage("A", 10, p((2026, 1, 1), None, tot_precisie=Precisie.ONBEKEND), 2)
    assert tellend([kort, onbekend], Telregel.DUURZAAM) == []


@pytest.mark.parametrize("tot", [date(2026, 2, 1), date(2029, 2, 1)])
def test_een_overdracht_telt_aan_beide_kanten_of_aan_geen(tot):
    periode = Periode(date(2024, 2, 1), tot)
    erbij, eraf = Bijdrage("uitruil", 200, periode, "x"), Bijdrage("azc", -200, periode, "x")
    azc = Bijdrage("azc", 500, p((2015, 1, 1), None), 1)
    geteld = [tellend([erbij], Telregel.DUURZAAM), tellend([azc, eraf], Telregel.DUURZAAM)]
    som = sum(b.plekken for delen in geteld for b in delen)
    assert som == 500
    assert len(geteld[0]) == (tot.year == 2029)


GEVALLEN = {
    "Hardenberg, tot maart 2026": (700, p((2016, 3, 1), (2026, 3, 1)), 700, "hele garantievenster", 0, "eindigt voor"),
    "Almelo, onbepaald": (398, p((2016, 3, 16), None), 398, "hele garantievenster", 398, "duurzaam"),
    "Enschede": (550, p((2023, 7, 24), (2028, 7, 24)), 550, "hele garantievenster", 550, "duurzaam"),
    "drie jaar": (80, p((2025, 7, 1), (2028, 6, 30)), 80, "hele garantievenster", 0, "korter dan vijf jaar"),
    "Kampen 34": (34, p((2025, 10, 1), None, tot_precisie=Precisie.ONBEKEND), 0, "begint op", 0, "einde is onbekend"),
}


@pytest.mark.parametrize(
    ("plekken", "periode", "een", "want_een", "twee", "want_twee"), GEVALLEN.values(), ids=GEVALLEN
)
def test_elke_periode_zegt_in_beide_cycli_of_zij_meetelt_en_waarom(plekken, periode, een, want_een, twee, want_twee):
    samen = [Bijdrage("A", plekken, periode, 1)]
    for venster, telregel, verwacht, want in (
        (VENSTER_1, Telregel.ALLE_HARDE, een, want_een),
        (VENSTER_2, Telregel.DUURZAAM, twee, want_twee),
    ):
        oordeel = beoordeel(Hardheid.VASTGESTELD, plekken, periode, regel=1, vak=vak_van(samen, venster, telregel))
        assert (oordeel.plekken, oordeel.telling == Meetelling.GEGARANDEERD) == (verwacht, verwacht > 0)
        assert want in oordeel.reden


def test_een_deel_dat_duurzaam_is_telt_voor_dat_deel():
    rijen = [Bijdrage("A", 550, p((2026, 1, 1), (2028, 3, 1)), 1), Bijdrage("A", 300, p((2028, 3, 1), (2033, 1, 1)), 2)]
    vak = vak_van(rijen, VENSTER_2, Telregel.DUURZAAM)
    oordeel = beoordeel(Hardheid.VASTGESTELD, 550, rijen[0].periode, regel=1, vak=vak)
    assert (oordeel.plekken, "van de 550 plekken zijn er 300 duurzaam" in oordeel.reden) == (300, True)


@pytest.mark.parametrize(
    ("periode", "telt"),
    [(p((2027, 1, 1), (2029, 1, 1)), False), (p((2027, 1, 1), (2032, 1, 1)), True), (p(None, None), True),
     (p((2027, 1, 1), None), True), (p(None, (2028, 1, 1)), True)],
)  # fmt: skip
def test_een_voornemen_valt_alleen_af_als_het_zeker_te_kort_is(periode, telt):
    assert voornemen_telt(periode, Telregel.DUURZAAM) is telt
    assert voornemen_telt(periode, Telregel.ALLE_HARDE)
    oordeel = beoordeel(Hardheid.VOORNEMEN, 40, periode, regel=1, vak=vak_van([], VENSTER_2, Telregel.DUURZAAM))
    assert (oordeel.telling == Meetelling.VOORNEMEN) is telt


@pytest.mark.parametrize("hardheid", [Hardheid.VASTGESTELD, Hardheid.VOORNEMEN])
@pytest.mark.parametrize("telregel", Telregel)
def test_crisisnoodopvang_telt_alleen_waar_de_telregel_het_zegt(monkeypatch, telregel, hardheid):
    periode = p((2020, 1, 1), None)
    vraag = {"regel": 1, "vak": vak_van([Bijdrage("A", 9, periode, 1)], VENSTER_2, telregel), "cno": True}
    assert "eigen opgave" in beoordeel(hardheid, 9, periode, **vraag).reden
    monkeypatch.setitem(TELT_CNO, telregel, True)
    assert beoordeel(hardheid, 9, periode, **vraag).plekken == 9


def test_vijf_jaar_na_een_schrikkeldag():
    assert jaren_na(date(2024, 2, 29), 5) == date(2029, 3, 1)
    assert jaren_na(date(2024, 2, 29), 4) == date(2028, 2, 29)
