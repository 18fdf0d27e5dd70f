"""No number that is shown, and no difference or sum of them, is about fewer than three confidential locaties."""

from collections import Counter
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from realisatie.stand.rekenen.onherleidbaar import MINSTE_GEMEENTEN, MINSTE_LOCATIES, Verborgen, genoeg, te_tellen
from tests.voorbeelden import voorbeelden

REGIOS = ("Twente", "IJsselland")

DEEL = st.builds(
    lambda regio, gemeente, locatie, doelgroep, plekken: Verborgen(
        regio, f"{regio} {gemeente}", f"{regio} {gemeente} {locatie}", doelgroep, plekken
    ),
    st.sampled_from(REGIOS),
    st.integers(1, 3),
    st.integers(1, 2),
    st.sampled_from(["asiel", "amv"]),
    st.sampled_from([None, 0, 10, 20]),
)


def een_per_locatie_en_doelgroep(delen):
    return list({(deel.locatie, deel.doelgroep): deel for deel in delen}.values())


WERELD = st.lists(DEEL, max_size=16).map(een_per_locatie_en_doelgroep)


def getoond(verborgen):
    """Every number in the tables as the parts it is made of: per table, gebied and with or without a number."""
    geteld = te_tellen(verborgen)
    for tabel, onbekend in product((("asiel", "amv"), ("amv",)), (True, False)):
        gebieden = {
            gebied: [d for d in geteld.get(gebied, ()) if d.doelgroep in tabel and (d.plekken is None) == onbekend]
            for gebied in (*REGIOS, None)
        }
        yield Counter([deel for delen in gebieden.values() for deel in delen])  # the provincie: regio's and the rest
        yield from (Counter(gebieden[regio]) for regio in REGIOS)


@voorbeelden(60)
@given(WERELD)
def test_geen_rekensom_met_getoonde_getallen_gaat_over_minder_dan_drie_locaties(verborgen):
    getallen = list({tuple(getal.items()): getal for getal in getoond(verborgen) if getal}.values())
    for tekens in product((-1, 0, 1), repeat=len(getallen)):
        uitkomst = Counter()
        for teken, getal in zip(tekens, getallen, strict=True):
            for deel, keer in getal.items():
                uitkomst[deel] += teken * keer
        over = [deel for deel, keer in uitkomst.items() if keer]
        assert not over or (
            len({deel.locatie for deel in over}) >= MINSTE_LOCATIES
            and len({deel.gemeente for deel in over}) >= MINSTE_GEMEENTEN
        )


@voorbeelden(200)
@given(WERELD)
def test_elk_voornemen_telt_op_hoogstens_een_plek(verborgen):
    geteld = [deel for delen in te_tellen(verborgen).values() for deel in delen]
    assert max(Counter(geteld).values(), default=1) == 1
    assert set(geteld) <= {deel for deel in verborgen if deel.plekken != 0}
    assert all(deel.regio == regio for regio, delen in te_tellen(verborgen).items() for deel in delen if regio)


def deel(locatie, gemeente="A", regio="Twente", plekken=10, doelgroep="asiel"):
    return Verborgen(regio, gemeente, locatie, doelgroep, plekken)


@pytest.mark.parametrize(
    ("groep", "uitkomst"),
    [
        ([deel(1), deel(2), deel(3, "B")], True),
        ([deel(1), deel(3, "B")], False),
        ([deel(1), deel(2), deel(3)], False),  # one gemeente
        ([deel(1), deel(1), deel(3, "B")], False),  # one locatie twice
        ([], False),
    ],
)
def test_drie_locaties_uit_twee_gemeenten(groep, uitkomst):
    assert genoeg(groep) == uitkomst


def test_wat_een_regio_niet_halen_kan_telt_samen_in_de_provincie():
    twente, ijsselland = [deel(1), deel(2, "B")], [deel(3, "C", "IJsselland")]
    assert te_tellen([*twente, *ijsselland]) == {None: [*twente, *ijsselland]}


def test_wie_overblijft_naast_een_regio_die_het_wel_haalt_telt_nergens():
    twente, over = [deel(1), deel(2), deel(3, "B")], [deel(4, "C", "IJsselland"), deel(5, "D", "IJsselland")]
    assert te_tellen([*twente, *over]) == {"Twente": twente}


def test_een_aantal_verbergt_zich_niet_achter_plannen_zonder_aantal_of_van_nul():
    assert te_tellen([deel(1), deel(2, "B", plekken=None), deel(3, "C", plekken=0), deel(4, "D")]) == {}


def test_amv_verbergt_zich_niet_achter_asiel():
    assert te_tellen([deel(1, doelgroep="amv"), deel(2, "B"), deel(3, "C")]) == {}
