"""Steps of a decision: what is late, what is next, lead times, and from when a voornemen can be hard."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from prt.rekenen.perioden import Precisie
from realisatie.besluitvorming.rekenen import (
    Datering,
    Doorlooptijd,
    HardOp,
    Stapsoort,
    doorlooptijden,
    eerstvolgende,
    hard_op,
    in_volgorde,
    is_te_laat,
)

DAG, MAAND, JAAR = Precisie.DAG, Precisie.MAAND, Precisie.JAAR

MAART = date(2026, 3, 1)


@pytest.mark.parametrize(
    ("precisie", "nog_op_tijd", "te_laat"),
    [
        (DAG, date(2026, 3, 1), date(2026, 3, 2)),
        (MAAND, date(2026, 3, 31), date(2026, 4, 1)),
        (JAAR, date(2026, 12, 31), date(2027, 1, 1)),
    ],
)
def test_te_laat_is_wat_helemaal_voorbij_is(precisie, nog_op_tijd, te_laat):
    stap = Datering(Stapsoort.RAAD, MAART, precisie)
    assert not is_te_laat(stap, nog_op_tijd)
    assert is_te_laat(stap, te_laat)


def test_wat_is_gezet_of_niet_nodig_is_of_geen_datum_heeft_is_nooit_te_laat():
    later = date(2030, 1, 1)
    assert not is_te_laat(Datering(Stapsoort.RAAD, MAART, werkelijk=date(2026, 9, 1)), later)
    assert not is_te_laat(Datering(Stapsoort.RAAD, nodig=False), later)
    assert not is_te_laat(Datering(Stapsoort.RAAD), later)


def test_doorlooptijd_tussen_stappen_met_een_dag():
    stappen = [
        Datering(Stapsoort.VERGUNNING, date(2026, 2, 9)),
        Datering(Stapsoort.COLLEGE, werkelijk=date(2026, 1, 10)),
        Datering(Stapsoort.RAAD, date(2025, 12, 1), werkelijk=date(2026, 2, 14)),
        Datering(Stapsoort.OVEREENKOMST),
        Datering(Stapsoort.BOUW, MAART, MAAND),
    ]
    assert doorlooptijden(stappen) == [
        Doorlooptijd(Stapsoort.COLLEGE, Stapsoort.RAAD, 35, zeker=True),
        Doorlooptijd(Stapsoort.RAAD, Stapsoort.VERGUNNING, -5, zeker=False),
    ]


def test_hard_is_de_laatste_van_college_en_raad():
    college, raad = Datering(Stapsoort.COLLEGE, werkelijk=date(2026, 4, 1)), Datering(Stapsoort.RAAD, MAART, MAAND)
    assert hard_op([college, raad]) == HardOp(date(2026, 4, 1), DAG, zeker=False)
    assert hard_op([Datering(Stapsoort.COLLEGE, werkelijk=date(2026, 2, 1)), raad]) == HardOp(MAART, MAAND, zeker=False)
    beslist = Datering(Stapsoort.RAAD, werkelijk=date(2026, 3, 5))
    assert hard_op([college, beslist, Datering(Stapsoort.OPEN, date(2027, 1, 1))]) == HardOp(
        college.werkelijk, DAG, True
    )


def test_hard_wacht_op_de_vergunning_als_het_traject_die_heeft():
    genomen = [Datering(stap, werkelijk=MAART) for stap in (Stapsoort.COLLEGE, Stapsoort.RAAD)]
    later = date(2026, 8, 1)
    assert hard_op([*genomen, Datering(Stapsoort.VERGUNNING, later)]) == HardOp(later, DAG, zeker=False)
    assert hard_op([*genomen, Datering(Stapsoort.VERGUNNING, nodig=False)]) == HardOp(MAART, DAG, zeker=True)


def test_zonder_datum_van_college_of_raad_is_het_onbekend():
    assert hard_op([]) is None
    assert hard_op([Datering(Stapsoort.COLLEGE, MAART)]) is None
    assert hard_op([Datering(Stapsoort.RAAD, MAART)]) is None
    assert hard_op([Datering(Stapsoort.COLLEGE, MAART), Datering(Stapsoort.RAAD, nodig=False)]).dag == MAART


def test_de_eerstvolgende_stap_is_de_vroegste():
    stappen = [
        Datering(Stapsoort.OPEN, MAART),
        Datering(Stapsoort.BOUW, MAART),
        Datering(Stapsoort.COLLEGE, werkelijk=MAART),
    ]
    assert eerstvolgende(stappen).stap == Stapsoort.BOUW
    assert eerstvolgende(stappen[2:]) is None


dagen = st.none() | st.dates(date(2020, 1, 1), date(2035, 1, 1))

dateringen = st.lists(
    st.builds(Datering, st.sampled_from(Stapsoort), dagen, st.sampled_from((DAG, MAAND, JAAR)), dagen),
    unique_by=lambda datering: datering.stap,
)


@given(dateringen, st.randoms())
def test_de_volgorde_van_invoer_maakt_niet_uit(stappen, toeval):
    anders = list(stappen)
    toeval.shuffle(anders)
    assert in_volgorde(anders) == in_volgorde(stappen)
    assert doorlooptijden(anders) == doorlooptijden(stappen)
    assert hard_op(anders) == hard_op(stappen)


@given(dateringen)
def test_doorlooptijden_tellen_op_tot_die_van_de_eerste_tot_de_laatste(stappen):
    tijden = doorlooptijden(stappen)
    if tijden:
        per_stap = {stap.stap: stap for stap in stappen}
        heel = per_stap[tijden[-1].naar].dag - per_stap[tijden[0].van].dag
        assert timedelta(days=sum(tijd.dagen for tijd in tijden)) == heel
