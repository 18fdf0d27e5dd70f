"""What is said about a record agrees with what it does to the guaranteed number (R2, R10)."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from prt.rekenen.perioden import Periode
from realisatie.locaties.rekenen import HARDE, Hardheid
from realisatie.stand.rekenen.garantie import Bijdrage
from realisatie.stand.rekenen.oordeel import Meetelling, Oordeel, beoordeel
from realisatie.stand.rekenen.stand import Maatstaf, Vakstand
from tests.prt.rekenen.dag_voor_dag import eigenschap, laagste, perioden
from tests.realisatie.stand.strategieen import als_delen, bijdragen, vak_van

VENSTER = Periode(date(2025, 7, 1), date(2026, 2, 1))


@eigenschap
@given(bijdragen(), perioden(), st.sampled_from(sorted(HARDE)), st.data())
def test_wie_voor_n_meetelt_scheelt_er_n(rijen, venster, hardheid, data):
    rij = data.draw(st.sampled_from(rijen))
    oordeel = beoordeel(hardheid, rij.plekken, rij.periode, regel=rij.regel, vak=vak_van(rijen, venster))
    zonder = als_delen(ander for ander in rijen if ander is not rij)
    assert oordeel.plekken == laagste(als_delen(rijen), venster) - laagste(zonder, venster)
    assert oordeel.telling == (Meetelling.GEGARANDEERD if oordeel.plekken else Meetelling.NIET)


@pytest.mark.parametrize("plekken", [40, None])
@pytest.mark.parametrize("periode", [Periode(None, None), Periode(date(2027, 1, 1), None)])
@pytest.mark.parametrize(
    ("hardheid", "telling"),
    [
        (Hardheid.VOORNEMEN, Meetelling.VOORNEMEN),
        (Hardheid.VERKENNING, Meetelling.NIET),
        (Hardheid.VERVALLEN, Meetelling.NIET),
    ],
)
def test_wat_niet_hard_is_telt_nooit_als_gegarandeerd(hardheid, telling, periode, plekken):
    oordeel = beoordeel(hardheid, plekken, periode, regel=1, vak=vak_van([], VENSTER))
    assert oordeel.telling == telling
    assert oordeel.plekken == (plekken if telling == Meetelling.VOORNEMEN else 0)


def test_een_voornemen_zonder_aantal_zegt_dat_het_onbekend_is():
    oordeel = beoordeel(Hardheid.VOORNEMEN, None, Periode(None, None), regel=1, vak=vak_van([], VENSTER))
    assert "onbekend" in oordeel.reden


@pytest.mark.parametrize(
    ("van", "tot", "woorden"),
    [
        (date(2025, 10, 1), None, ["begint op 1-10-2025", "1-7-2025"]),  # the 34 of Kampen
        (date(2020, 1, 1), date(2026, 1, 31), ["eindigt op 31-1-2026", "1-2-2026"]),
        (date(2025, 7, 2), date(2026, 1, 31), ["begint op 2-7-2025", "eindigt op 31-1-2026"]),
        (date(2020, 1, 1), date(2025, 7, 1), ["eindigt voor het garantievenster"]),
        (date(2026, 2, 1), None, ["begint na het garantievenster"]),
    ],
)
def test_de_reden_noemt_de_dag_die_het_hem_doet(van, tot, woorden):
    periode = Periode(van, tot)
    samen = [Bijdrage("A", 34, periode, 1), Bijdrage("B", 248, Periode(date(2024, 1, 1), None), 2)]
    oordeel = beoordeel(Hardheid.VASTGESTELD, 34, periode, regel=1, vak=vak_van(samen, VENSTER))
    assert (oordeel.telling, oordeel.plekken) == (Meetelling.NIET, 0)
    assert all(woord in oordeel.reden for woord in woorden)


def test_wie_samen_het_venster_vult_telt_mee():
    """Enschede: neither half covers the window, together they do."""
    wissel = date(2025, 10, 15)
    helften = {1: Periode(date(2023, 7, 24), wissel), 2: Periode(wissel, date(2028, 7, 24))}
    samen = [Bijdrage(regel, 550, periode, regel) for regel, periode in helften.items()]
    for regel, periode in helften.items():
        oordeel = beoordeel(Hardheid.GEREALISEERD, 550, periode, regel=regel, vak=vak_van(samen, VENSTER))
        assert (oordeel.telling, oordeel.plekken) == (Meetelling.GEGARANDEERD, 550)
        assert "andere plekken" in oordeel.reden


def test_zonder_venster_is_er_geen_oordeel():
    with pytest.raises(ValueError, match="zonder garantievenster"):
        beoordeel(Hardheid.GEREALISEERD, 550, VENSTER, regel=1, vak=Vakstand((), (), Maatstaf()))


def test_hard_is_gerealiseerd_of_vastgesteld():
    assert {hardheid for hardheid in Hardheid if hardheid.hard} == {Hardheid.GEREALISEERD, Hardheid.VASTGESTELD}


@pytest.mark.parametrize(
    ("oordeel", "deels"),
    [
        (Oordeel(Meetelling.GEGARANDEERD, 1200, "", 1200), False),
        (Oordeel(Meetelling.GEGARANDEERD, 1200, "", 1500), True),
        (Oordeel(Meetelling.VOORNEMEN, 40, ""), False),
        (Oordeel(Meetelling.NIET, 0, ""), False),
    ],
)
def test_of_een_periode_met_minder_plekken_meetelt_dan_zij_heeft(oordeel, deels):
    assert oordeel.telt_deels is deels
